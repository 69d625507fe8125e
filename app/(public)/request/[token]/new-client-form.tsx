import { getTranslations } from 'next-intl/server';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { Select } from '@/components/ui/select';
import type { RequestRow } from '@/lib/partnerships/requests/queries';
import { masked } from '@/lib/users/sign-in/masked';
import { countryOptions } from '../../sign-up/details/country-options';
import { acceptAsNewClient } from '../actions';
import { CodeField } from './code-field';
import { WideButton } from './wide-button';

type Props = { request: RequestRow; email: string; token: string; isConfirmed: boolean; suggestedName: string };

/** Account, environment and organisation, filled in as far as the request says it; sending it accepts. */
export async function NewClientForm({ request, email, token, isConfirmed, suggestedName }: Props) {
  const t = await getTranslations('request');
  const signUp = await getTranslations('signUp');
  return (
    <Form action={acceptAsNewClient} className="gap-4">
      <input type="hidden" name="token" value={token} />
      {isConfirmed ? (
        <Notice tone="success">{t('newClient.confirmed', { to: email })}</Notice>
      ) : (
        <CodeField to={masked(email)} isFirst />
      )}
      <Field name="name" label={t('newClient.name')}>
        <Input autoComplete="name" maxLength={100} defaultValue={request.clientName} />
      </Field>
      <Field name="organisationName" label={signUp('organisationName')}>
        <Input autoComplete="organization" maxLength={100} defaultValue={request.organisationName} />
      </Field>
      <Field name="legalNumber" label={signUp('legalNumber')} hint={signUp('legalNumberHint')} optional>
        <Input inputMode="numeric" maxLength={30} defaultValue={request.legalNumber} className="max-w-56" />
      </Field>
      <Field name="environmentName" label={signUp('environmentName')} hint={signUp('environmentHint')}>
        <Input maxLength={100} defaultValue={request.organisationName || suggestedName} />
      </Field>
      <Field name="country" label={signUp('country')}>
        <Select autoComplete="country" options={await countryOptions()} defaultValue="NL" />
      </Field>
      <p className="text-muted text-sm">{t('newClient.becomes')}</p>
      <WideButton pending={t('accepting')}>{t('newClient.accept')}</WideButton>
    </Form>
  );
}
