import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormActions } from '@/components/ui/form-actions';
import { Input } from '@/components/ui/input';
import { Link } from '@/components/ui/link';
import { SubmitButton } from '@/components/ui/submit-button';
import type { AuthorisationRow } from '@/lib/authorisation-requests/queries';
import { requestAuthorisation } from '../actions';
import { ScopeFields } from '../scope-fields';
import { WhatTheyRead } from '../what-they-read';

/** The client, the organisation it is about, and what is asked; beside it what the client reads before accepting. */
export async function AuthorisationForm({
  environment,
  before,
}: {
  environment: string;
  before: AuthorisationRow | null;
}) {
  const t = await getTranslations('authorisations');
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <Card>
        <Form action={requestAuthorisation}>
          <Field name="clientName" label={t('clientName')}>
            <Input autoComplete="off" maxLength={100} autoFocus defaultValue={before?.clientName} />
          </Field>
          <Field name="email" label={t('email')} hint={t('emailHint')}>
            <Input
              type="email"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={254}
              defaultValue={before?.email}
            />
          </Field>
          <Field name="organisationName" label={t('organisationName')}>
            <Input autoComplete="off" maxLength={100} defaultValue={before?.organisationName} />
          </Field>
          <Field name="legalNumber" label={t('legalNumber')} optional>
            <Input inputMode="numeric" maxLength={30} className="max-w-56" defaultValue={before?.legalNumber} />
          </Field>
          <Field name="softwarePackage" label={t('softwarePackage')} hint={t('softwareHint')} optional>
            <Input maxLength={100} defaultValue={before?.softwarePackage} />
          </Field>
          <ScopeFields isAsked={before?.asksForSoftwareConnection} />
          <FormActions>
            <SubmitButton pending={t('sending')}>{t('send')}</SubmitButton>
            <Link href="/partners/authorisation-requests/many" className="link ml-2 text-sm">
              {t('manyInstead')}
            </Link>
          </FormActions>
        </Form>
      </Card>
      <WhatTheyRead environment={environment} />
    </div>
  );
}
