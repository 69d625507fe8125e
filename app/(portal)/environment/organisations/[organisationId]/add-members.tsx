import { UserPlus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { MemberFinder } from '@/components/forms/member-finder';
import { DialogButton } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormActions } from '@/components/ui/form-actions';
import { SubmitButton } from '@/components/ui/submit-button';
import { environmentFacts } from '@/lib/environments/facts';
import { countedUpTo, countGain, findCandidates } from '@/lib/organisations/members/queries';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';
import { namesOfAdministrators } from '@/lib/policy/refusal-words';
import { LevelChoice } from '../../level-choice';
import { addMembers } from './actions';
import { choicesOf } from './candidates/choices';
import type { OrganisationOfPage } from './organisation';

/** The dialog that adds several people of the own environment at once; Member is chosen at first (R-012, E-026). */
export async function AddMembers({ page: { actor, organisation } }: { page: OrganisationOfPage }) {
  const t = await getTranslations('members');
  const [first, gain] = await Promise.all([findCandidates(actor, organisation, ''), countGain(actor, organisation.id)]);
  return (
    <DialogButton
      variant="primary"
      icon={<UserPlus aria-hidden />}
      label={t('add')}
      title={t('addTitle', { organisation: organisation.name })}
      description={gain < countedUpTo ? t('addDescription', { count: gain }) : t('addDescriptionMany', { count: gain })}
    >
      <Form action={addMembers}>
        <input type="hidden" name="organisationId" value={organisation.id} />
        <Field name="userIds" label={t('addWho')} hint={t('addWhoHint')}>
          <MemberFinder
            name="userIds[]"
            address={`/environment/organisations/${organisation.id}/candidates`}
            options={choicesOf(first, t('already'))}
          />
        </Field>
        <LevelChoice />
        <p className="text-muted text-small">{await partnerHint(actor)}</p>
        <FormActions>
          <SubmitButton pending={t('adding')}>{t('addSubmit')}</SubmitButton>
        </FormActions>
      </Form>
    </DialogButton>
  );
}

/** How people of a partner are added: on Partners, by whoever looks after partnerships (O10). */
async function partnerHint(actor: Actor): Promise<string> {
  const t = await getTranslations('members');
  return can('partnership.see', actor, { ...environmentFacts(actor), isConnected: false }).allowed
    ? t('partnerHint')
    : t('partnerHintAsk', { administrators: await namesOfAdministrators(actor) });
}
