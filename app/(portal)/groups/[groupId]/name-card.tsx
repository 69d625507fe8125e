import { getTranslations } from 'next-intl/server';
import { Meanwhile } from '@/components/forms/meanwhile';
import { VersionedForm } from '@/components/forms/versioned-form';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { FormActions } from '@/components/ui/form-actions';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import type { GroupPage } from '@/lib/groups/queries';
import { changeGroup } from './actions';

/** Name and description; nothing else changes with them (G29). */
export async function NameCard({ group }: { group: GroupPage }) {
  const t = await getTranslations('group');
  const form = await getTranslations('newGroup');
  const settings = await getTranslations('organisationSettings');
  const words = { changed: settings.raw('meanwhile') as string, emptied: settings('meanwhileEmpty') };
  return (
    <Card title={t('nameTitle')} description={t('nameDescription')}>
      <VersionedForm action={changeGroup} version={group.version}>
        <input type="hidden" name="groupId" value={group.id} />
        <Field name="name" label={form('name')}>
          <Input defaultValue={group.name} maxLength={100} autoComplete="off" />
          <Meanwhile now={group.name} words={words} />
        </Field>
        <Field name="description" label={form('descriptionLabel')} optional>
          <Input defaultValue={group.description} maxLength={200} autoComplete="off" />
          <Meanwhile now={group.description} words={words} />
        </Field>
        <FormActions>
          <SubmitButton pending={t('saving')}>{t('save')}</SubmitButton>
        </FormActions>
      </VersionedForm>
    </Card>
  );
}
