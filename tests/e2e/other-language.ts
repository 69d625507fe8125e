import { createTranslator } from 'use-intl/core';
import type { Language } from '@/db/vocabulary';
import en from '../../messages/en.json' with { type: 'json' };
import nl from '../../messages/nl.json' with { type: 'json' };

const messages = { en, nl };

/** The product's words for a key in a language, whichever this run looks at. */
export function sayIn(language: Language, key: string): string {
  const translate = createTranslator({
    locale: language,
    messages: messages[language] as unknown as Record<string, never>,
  });
  return (translate as (key: string) => string)(key);
}

/** The plain sentences that one language has and the other has not: what must not be left after a change. */
export function wordsOnlyIn(language: Language): Set<string> {
  const own = new Set(sentencesOf(messages[language]));
  for (const words of sentencesOf(messages[language === 'en' ? 'nl' : 'en'])) own.delete(words);
  return own;
}

/** Every message without a place to fill in; the languages themselves are called the same everywhere. */
function sentencesOf(part: object): string[] {
  return Object.entries(part).flatMap(([key, value]) => {
    if (key === 'languages' || key === 'articles') return [];
    if (typeof value !== 'string') return sentencesOf(value as object);
    return /[{<]/.test(value) ? [] : [value.trim()];
  });
}
