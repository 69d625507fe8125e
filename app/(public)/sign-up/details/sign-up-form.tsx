import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PublicCard } from '@/components/shell/public-frame';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { Select } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';
import type { RequestRow } from '@/lib/partnerships/requests/queries';
import { createEnvironment } from '../actions';
import { countryOptions } from './country-options';

/** One page: oneself, the environment, its first organisation, which can wait. */
export async function SignUpForm({
  email,
  suggestedName,
  asked,
}: {
  email: string;
  suggestedName: string;
  /** The authorisation request that waits for this address, and says who and what it is for. */
  asked: RequestRow | null;
}) {
  const t = await getTranslations('signUp');
  const to = () => <strong className="font-medium text-ink">{email}</strong>;
  return (
    <PublicCard title={t('detailsTitle')} lead={t.rich('detailsLead', { to })}>
      {asked && <Notice>{t('asked', { environment: asked.environmentName })}</Notice>}
      <Form action={createEnvironment} className="gap-7">
        <Part title={t('you')}>
          <Field name="name" label={t('name')}>
            <Input autoComplete="name" maxLength={100} autoFocus defaultValue={asked?.clientName} />
          </Field>
        </Part>
        <Part title={t('environment')} hint={t('environmentHint')}>
          <Field name="environmentName" label={t('environmentName')}>
            <Input
              autoComplete="organization"
              maxLength={100}
              defaultValue={asked?.organisationName || suggestedName}
            />
          </Field>
          <Field name="country" label={t('country')}>
            <Select autoComplete="country" options={await countryOptions()} defaultValue="NL" />
          </Field>
        </Part>
        <Part title={t('organisation')} hint={t('organisationHint')}>
          <Field name="organisationName" label={t('organisationName')}>
            <Input maxLength={100} defaultValue={asked?.organisationName} />
          </Field>
          <Field name="legalNumber" label={t('legalNumber')} hint={t('legalNumberHint')} optional>
            <Input inputMode="numeric" maxLength={30} defaultValue={asked?.legalNumber} className="max-w-56" />
          </Field>
        </Part>
        <div className="flex flex-col gap-2">
          <SubmitButton size="lg" name="organisation" value="now" pending={t('creating')} className="w-full">
            {t('create')}
          </SubmitButton>
          <SubmitButton
            size="lg"
            variant="quiet"
            name="organisation"
            value="later"
            pending={t('creating')}
            className="w-full"
          >
            {t('later')}
          </SubmitButton>
        </div>
      </Form>
    </PublicCard>
  );
}

const Part = ({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) => (
  <fieldset className="flex min-w-0 flex-col gap-4">
    <legend className="contents">
      <span className="block font-semibold text-form">{title}</span>
    </legend>
    {hint && <p className="-mt-3 text-muted text-sm">{hint}</p>}
    {children}
  </fieldset>
);
