import { UserPlus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { GroupMembers } from '@/components/forms/group-members';
import { DialogButton } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormActions } from '@/components/ui/form-actions';
import { SubmitButton } from '@/components/ui/submit-button';
import { findPeople } from '@/lib/groups/members/queries';
import { addGroupMembers } from './actions';
import { effectOf } from './effects';
import type { GroupOfPage } from './group';
import { seatChoices } from './people/choices';

/** The dialog that adds people; says before what they get at once. */
export async function AddMember({ page: { actor, group } }: { page: GroupOfPage }) {
  const t = await getTranslations('group');
  const groups = await getTranslations('groups');
  return (
    <DialogButton
      variant="primary"
      icon={<UserPlus aria-hidden />}
      label={t('add')}
      title={t('addTitle', { group: group.name })}
      description={await effectOf(group, 'gets')}
    >
      <Form action={addGroupMembers}>
        <input type="hidden" name="groupId" value={group.id} />
        <Field
          name="userIds"
          label={t('addWho')}
          hint={t(`addHints.${group.type}`, { partner: group.partnerName ?? '' })}
        >
          <GroupMembers
            address={`/groups/${group.id}/people`}
            options={await seatChoices(actor, group, await findPeople(actor, '', group.id))}
            externalWord={groups('external')}
          />
        </Field>
        <FormActions>
          <SubmitButton pending={t('adding')}>{t('addSubmit')}</SubmitButton>
        </FormActions>
      </Form>
    </DialogButton>
  );
}
