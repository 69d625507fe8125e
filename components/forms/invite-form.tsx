import { getTranslations } from 'next-intl/server';
import { roles } from '@/db/vocabulary';
import type { FormAction } from '@/lib/policy/outcome';
import { Field } from '../ui/field';
import { FormActions } from '../ui/form-actions';
import { RadioGroup } from '../ui/radio-group';
import { SubmitButton } from '../ui/submit-button';
import { Textarea } from '../ui/textarea';
import { EntranceSelect } from './entrance-select';
import { ToldForm } from './told-form';

/** One or several addresses, the role they start with (Basic user preselected, C-41), and where they enter at once. */
export async function InviteForm({
  action,
  organisations,
}: {
  action: FormAction;
  organisations: { id: string; name: string }[];
}) {
  const t = await getTranslations('invite');
  const names = await getTranslations('roles');
  const meanings = await getTranslations('roleMeanings');
  const levels = await getTranslations('levels');
  const options = (id: string) => [
    { value: '', label: t('noAccess') },
    { value: `${id}:member`, label: levels('member') },
    { value: `${id}:administrator`, label: levels('administrator') },
  ];
  return (
    <ToldForm action={action}>
      <Field name="emails" label={t('emails')} hint={t('emailsHint')}>
        <Textarea rows={3} inputMode="email" autoCapitalize="none" spellCheck={false} />
      </Field>
      <RadioGroup
        name="role"
        label={t('role')}
        defaultValue="basic"
        options={roles.map((role) => ({ value: role, label: names(role), description: meanings(role) }))}
      />
      {organisations.length > 0 && (
        <fieldset className="flex min-w-0 flex-col gap-2">
          <legend className="mb-1 font-medium text-sm">{t('organisations')}</legend>
          <p className="-mt-1 text-muted text-small">
            {t('organisationsHint')} {t('administratorSees')}
          </p>
          <ul className="divide-y divide-line rounded-lg border border-line">
            {organisations.map(({ id, name }) => (
              <EntranceSelect key={id} name={name} options={options(id)} />
            ))}
          </ul>
        </fieldset>
      )}
      <FormActions>
        <SubmitButton pending={t('sending')}>{t('send')}</SubmitButton>
      </FormActions>
    </ToldForm>
  );
}
