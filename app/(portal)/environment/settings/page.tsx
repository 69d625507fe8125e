import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Meanwhile } from '@/components/forms/meanwhile';
import { VersionedForm } from '@/components/forms/versioned-form';
import { Card } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { FormActions } from '@/components/ui/form-actions';
import { Input } from '@/components/ui/input';
import { PageHeader } from '@/components/ui/page-header';
import { Select } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';
import { type Language, languages } from '@/db/vocabulary';
import { environmentFacts } from '@/lib/environments/facts';
import { findEnvironment, type OwnEnvironment } from '@/lib/environments/settings/queries';
import { can } from '@/lib/policy/policy';
import { requireActor } from '@/lib/policy/session';
import { countryOptions } from '../organisations/organisation-fields';
import { changeEnvironmentSettings } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') };
}

/** My environment > Settings: name, country, default language, and how people come in. */
export default async function SettingsPage() {
  const actor = await requireActor();
  if (!can('settings.change', actor, environmentFacts(actor)).allowed) forbidden();
  const t = await getTranslations('settings');
  const environment = await findEnvironment(actor);
  return (
    <div className="max-w-3xl">
      <PageHeader title={t('title')} description={t('description', { environment: environment.name })} />
      <VersionedForm action={changeEnvironmentSettings} version={environment.version}>
        <Card title={t('general')}>
          <General environment={environment} />
        </Card>
        <Card title={t('joining')}>
          {environment.mailDomain ? (
            <Checkbox
              name="joinsByDomain"
              label={t('joinsByDomain', { domain: environment.mailDomain })}
              description={t('joinsByDomainHint')}
              defaultChecked={environment.joinsByDomain}
            />
          ) : (
            <p className="text-muted text-sm">{t('noDomain')}</p>
          )}
        </Card>
        <FormActions>
          <SubmitButton pending={t('saving')}>{t('save')}</SubmitButton>
        </FormActions>
      </VersionedForm>
    </div>
  );
}

async function General({ environment }: { environment: OwnEnvironment }) {
  const t = await getTranslations('settings');
  const organisation = await getTranslations('organisationSettings');
  const names = await getTranslations('languages');
  const countries = await countryOptions();
  const words = { changed: organisation.raw('meanwhile') as string, emptied: organisation('meanwhileEmpty') };
  return (
    <div className="flex flex-col gap-5">
      <Field name="name" label={t('name')} hint={t('nameHint')}>
        <Input defaultValue={environment.name} maxLength={100} autoComplete="organization" />
        <Meanwhile now={environment.name} words={words} />
      </Field>
      <div className="grid items-end gap-5 sm:grid-cols-2">
        <Field name="country" label={t('country')}>
          <Select defaultValue={environment.country} options={countries} />
          <Meanwhile
            now={countries.find((one) => one.value === environment.country)?.label ?? environment.country}
            words={words}
          />
        </Field>
        <Field name="language" label={t('language')} hint={t('languageHint')}>
          <Select
            defaultValue={environment.language}
            options={languages.map((language) => ({ value: language, label: names(language) }))}
          />
          <Meanwhile now={names(environment.language as Language)} words={words} />
        </Field>
      </div>
    </div>
  );
}
