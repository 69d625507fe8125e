import { getLocale } from 'next-intl/server';
import { countries } from '@/lib/environments/settings/countries';

/** The countries by their names in the reader's language, the nearest first. */
export async function countryOptions() {
  const names = new Intl.DisplayNames(await getLocale(), { type: 'region' });
  return countries.map((country) => ({ value: country, label: names.of(country) ?? country }));
}
