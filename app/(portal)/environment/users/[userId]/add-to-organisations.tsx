import { Plus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Combobox } from '@/components/ui/combobox';
import { DialogButton } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormActions } from '@/components/ui/form-actions';
import { SubmitButton } from '@/components/ui/submit-button';
import type { MembershipRow } from '@/lib/organisations/members/queries';
import type { UserSettings } from '@/lib/users/queries';
import { LevelChoice } from '../../level-choice';
import { addToOrganisations } from './actions';

type Own = { id: string; name: string; legalNumber: string };

/** The dialog that makes a person a member of several organisations in one go; Member is chosen at first. */
export async function AddToOrganisations({
  user,
  organisations,
  memberships,
}: {
  user: UserSettings;
  organisations: Own[];
  memberships: MembershipRow[];
}) {
  const t = await getTranslations('user');
  const { name } = user;
  const member = new Set(memberships.map((one) => one.organisationId));
  const isEverywhere = organisations.every((one) => member.has(one.id));
  return (
    <DialogButton
      size="sm"
      icon={<Plus aria-hidden />}
      label={t('add')}
      title={t('addTitle', { name })}
      reason={isEverywhere ? t('allAlready', { name }) : undefined}
    >
      <Form action={addToOrganisations}>
        <input type="hidden" name="userId" value={user.id} />
        <Field name="organisationIds" label={t('addWhich')} hint={t('addWhichHint')}>
          <Combobox
            name="organisationIds[]"
            options={organisations.map((one) => ({
              id: one.id,
              label: one.name,
              kind: 'organisation',
              detail: one.legalNumber,
              reason: member.has(one.id) ? t('already', { name }) : undefined,
            }))}
          />
        </Field>
        <LevelChoice />
        <FormActions>
          <SubmitButton pending={t('adding')}>{t('addSubmit')}</SubmitButton>
        </FormActions>
      </Form>
    </DialogButton>
  );
}
