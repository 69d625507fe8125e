import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { countries } from '@/lib/environments/settings/countries';

type Identity = {
  name: string;
  country: string;
  legalNumber: string;
  vatNumber: string;
  street: string;
  postcode: string;
  city: string;
};

/** Name, country, numbers and address: what one gives when an organisation is made, and changes in its settings. `beside` stands under a field. */
export async function OrganisationFields({
  values,
  beside = () => null,
}: {
  values: Partial<Identity>;
  beside?: (field: keyof Identity) => ReactNode;
}) {
  const t = await getTranslations('organisationFields');
  return (
    <>
      <Field name="name" label={t('name')}>
        <Input defaultValue={values.name} autoComplete="organization" maxLength={100} />
        {beside('name')}
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field name="country" label={t('country')}>
          <Select defaultValue={values.country ?? 'NL'} options={await countryOptions()} />
          {beside('country')}
        </Field>
        <Field name="vatNumber" label={t('vatNumber')} optional>
          <Input defaultValue={values.vatNumber} autoComplete="off" spellCheck={false} />
          {beside('vatNumber')}
        </Field>
      </div>
      <Field name="legalNumber" label={t('legalNumber')} hint={t('legalNumberHint')} optional>
        <Input defaultValue={values.legalNumber} inputMode="numeric" autoComplete="off" className="sm:max-w-64" />
        {beside('legalNumber')}
      </Field>
      <Field name="street" label={t('street')} optional>
        <Input defaultValue={values.street} autoComplete="street-address" />
        {beside('street')}
      </Field>
      <div className="grid gap-5 sm:grid-cols-[10rem_minmax(0,1fr)]">
        <Field name="postcode" label={t('postcode')} optional>
          <Input defaultValue={values.postcode} autoComplete="postal-code" />
          {beside('postcode')}
        </Field>
        <Field name="city" label={t('city')} optional>
          <Input defaultValue={values.city} autoComplete="address-level2" />
          {beside('city')}
        </Field>
      </div>
    </>
  );
}

/** The countries by their name in the reader's language, the nearest first. */
export async function countryOptions() {
  const names = new Intl.DisplayNames([await getLocale()], { type: 'region' });
  return countries.map((country) => ({ value: country, label: names.of(country) ?? country }));
}
