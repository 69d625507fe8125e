import { getLocale, getTranslations } from 'next-intl/server';
import type { BlankName } from '@/components/forms/invoice-recipient';
import { type InvoiceWords, invoiceWordNames } from '@/components/forms/invoice-words';
import { paymentCodes, terms, units } from '@/lib/documents/drafts/invoice-form/fields';
import type { PartyDetails } from '@/lib/documents/drafts/invoice-form/parties';
import { vatChoicesOf } from '@/lib/documents/ubl/vat-choices';
import { countries } from '@/lib/environments/settings/countries';

/** The words of the form; those with a name to fill in keep `{name}` for the browser. */
export async function invoiceWords(): Promise<InvoiceWords> {
  const t = await getTranslations('invoice');
  return Object.fromEntries(invoiceWordNames.map((name) => [name, t.raw(name)])) as InvoiceWords;
}

/** What can be chosen on an invoice from a seller's country. */
export async function invoiceOptions(country: string) {
  const t = await getTranslations('invoice');
  return {
    vat: vatChoicesOf(country).map((value) => ({ value, label: t(`vatChoices.${value}`) })),
    units: units.map((value) => ({ value, label: t(`units.${value}`) })),
    terms: [
      ...terms.map((value) => ({ value, label: t('terms.days', { days: Number(value) }) })),
      { value: 'other', label: t('terms.other') },
    ],
    payment: [...paymentCodes].reverse().map((value) => ({ value, label: t(`paymentCodes.${value}`) })),
    countries: await countryOptions(),
  };
}

/** Countries by their name in the reader's language. */
async function countryOptions() {
  const names = new Intl.DisplayNames([await getLocale()], { type: 'region' });
  return countries.map((value) => ({ value, label: names.of(value) ?? value }));
}

/** What an organisation leaves open of what must stand on an invoice. */
export function blanksIn(party: PartyDetails | null): BlankName[] {
  if (!party) return [];
  const stated: [BlankName, string][] = [
    ['LegalNumber', party.legalNumber],
    ['VatNumber', party.vatNumber],
    ['Street', party.street],
    ['Postcode', party.postcode],
    ['City', party.city],
  ];
  return stated.filter(([, text]) => text === '').map(([name]) => name);
}
