import { getTranslations } from 'next-intl/server';
import { Meanwhile } from '@/components/forms/meanwhile';
import { VersionedForm } from '@/components/forms/versioned-form';
import { Card } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { FormActions } from '@/components/ui/form-actions';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { writtenIban } from '@/lib/organisations/numbers/check';
import type { SettingsOfOrganisation } from '@/lib/organisations/queries';
import { countryOptions, OrganisationFields } from '../../organisation-fields';
import { changeSettings } from '../actions';

/** Everything that can be changed about an organisation; a save names the version it was made from. */
export async function SettingsForm({ settings }: { settings: SettingsOfOrganisation }) {
  const t = await getTranslations('organisationSettings');
  const fields = await getTranslations('organisationFields');
  const beside = await meanwhileOf(settings);
  return (
    <VersionedForm action={changeSettings} version={settings.version}>
      <input type="hidden" name="organisationId" value={settings.id} />
      <Card title={fields('identity')}>
        <div className="flex flex-col gap-5">
          <OrganisationFields values={settings} beside={beside} />
        </div>
      </Card>
      <Card title={fields('invoicing')}>
        <InvoicingFields settings={settings} beside={beside} />
      </Card>
      <Card title={fields('visibility')}>
        <Checkbox
          name="isFindable"
          label={fields('isFindable')}
          description={fields('isFindableHint')}
          defaultChecked={settings.isFindable}
        />
        {beside('isFindable')}
      </Card>
      <FormActions>
        <SubmitButton pending={t('saving')}>{t('save')}</SubmitButton>
      </FormActions>
    </VersionedForm>
  );
}

type Beside = Awaited<ReturnType<typeof meanwhileOf>>;

async function InvoicingFields({ settings, beside }: { settings: SettingsOfOrganisation; beside: Beside }) {
  const t = await getTranslations('organisationFields');
  return (
    <div className="flex flex-col gap-5">
      <Field name="email" label={t('email')} optional>
        <Input type="email" defaultValue={settings.email} autoComplete="off" />
        {beside('email')}
      </Field>
      <Field name="iban" label={t('iban')} optional>
        <Input defaultValue={writtenIban(settings.iban)} autoComplete="off" spellCheck={false} />
        {beside('iban')}
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field name="invoicePrefix" label={t('invoicePrefix')} optional>
          <Input defaultValue={settings.invoicePrefix} autoComplete="off" />
          {beside('invoicePrefix')}
        </Field>
        <Field name="paymentTermDays" label={t('paymentTermDays')}>
          <Input defaultValue={String(settings.paymentTermDays)} inputMode="numeric" after={t('days')} />
          {beside('paymentTermDays')}
        </Field>
      </div>
      <p className="text-muted text-small">
        {t('nextInvoice', {
          number: `${settings.invoicePrefix}${String(settings.nextInvoiceNumber).padStart(4, '0')}`,
        })}
      </p>
    </div>
  );
}

/** For a field: what somebody else made of it since the form was drawn. */
async function meanwhileOf(settings: SettingsOfOrganisation) {
  const t = await getTranslations('organisationSettings');
  const countries = await countryOptions();
  const words = { changed: t.raw('meanwhile') as string, emptied: t('meanwhileEmpty') };
  return (field: keyof SettingsOfOrganisation) => {
    const value = settings[field];
    const now =
      field === 'country'
        ? (countries.find((one) => one.value === value)?.label ?? '')
        : typeof value === 'boolean'
          ? t(value ? 'yes' : 'no')
          : String(value);
    return <Meanwhile now={now} words={words} />;
  };
}
