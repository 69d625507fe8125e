import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { type Language, languages } from '@/db/vocabulary';
import { languageCookie } from './policy/language-cookie';

export default getRequestConfig(async () => {
  const locale = await readersLanguage();
  return {
    locale,
    timeZone: 'Europe/Amsterdam',
    messages: (await import(`../messages/${locale}.json`)).default,
  };
});

/** The reader's own choice, else what the browser asks for, else English. */
async function readersLanguage(): Promise<Language> {
  const chosen = (await cookies()).get(languageCookie)?.value;
  if (isLanguage(chosen)) return chosen;
  const asked = (await headers()).get('accept-language') ?? '';
  const first = asked
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase())
    .find(isLanguage);
  return first ?? 'en';
}

const isLanguage = (value: string | undefined): value is Language => languages.some((one) => one === value);
