import { createTranslator } from 'use-intl/core';
import type { Language } from '@/db/vocabulary';
import en from '../../messages/en.json' with { type: 'json' };
import nl from '../../messages/nl.json' with { type: 'json' };

/** How the portal is looked at in this run: a language and a theme, as `en-light` or `nl-dark`. */
const [chosenLanguage, chosenTheme] = (process.env.KOPPEL_APPEARANCE ?? 'en-light').split('-');

export const language: Language = chosenLanguage === 'nl' ? 'nl' : 'en';
export const theme = chosenTheme === 'dark' ? 'dark' : 'light';

const translate = createTranslator({
  locale: language,
  messages: (language === 'nl' ? nl : en) as unknown as Record<string, never>,
  timeZone: 'Europe/Amsterdam',
}) as (key: string, values?: Record<string, string | number>) => string;

/** The product's own words for a key, in the language of this run: tests find things by the labels people see. */
export function say(key: string, values?: Record<string, string | number>): string {
  const words = translate(key, values);
  if (words === key) throw new Error(`No such words: ${key}`);
  return words;
}
