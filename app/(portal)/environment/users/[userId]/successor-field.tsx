import { getTranslations } from 'next-intl/server';
import { MemberFinder } from '@/components/forms/member-finder';
import { Field } from '@/components/ui/field';
import type { Actor } from '@/lib/policy/actor';
import { countTasksByName, findSuccessors } from '@/lib/tasks/handing-over/queries';
import type { UserSettings } from '@/lib/users/queries';
import { choicesOf } from './successors/choices';

/** Who takes over the open tasks of somebody who leaves, where there are any; nobody in particular when left empty (C-27). */
export async function SuccessorField({ actor, user: { id, name } }: { actor: Actor; user: UserSettings }) {
  const count = await countTasksByName(actor, id);
  if (count === 0) return null;
  const t = await getTranslations('user');
  return (
    <Field name="successorId" label={t('successor', { count })} hint={t('successorHint', { name })} optional>
      <MemberFinder
        name="successorId"
        address={`/environment/users/${id}/successors`}
        options={choicesOf(await findSuccessors(actor, id))}
        single
      />
    </Field>
  );
}
