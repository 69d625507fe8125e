import { createTranslator } from 'next-intl';
import type { Language } from '@/db/vocabulary';
import en from '@/messages/en.json';
import nl from '@/messages/nl.json';

/** What a letter says, before it is drawn: the text part and the drawn part come from the same sheet. */
export type Sheet = {
  subject: string;
  heading: string;
  lines: string[];
  facts?: { label: string; value: string }[];
  /** Sentences one below the other, each with where it leads. */
  items?: { text: string; link?: string | undefined }[];
  /** Six digits to be read and typed. */
  code?: { label: string; value: string };
  button?: { label: string; link: string };
  notes?: string[];
  /** Why this letter came, and where one changes that. */
  settings?: { text: string; label: string; link: string };
  replyTo?: string;
};

/** The words of letters in the recipient's language. */
export const mailWords = (language: Language) =>
  createTranslator({
    locale: language,
    messages: language === 'nl' ? (nl as unknown as typeof en) : en,
    namespace: 'mail',
    timeZone: 'Europe/Amsterdam',
  });

export type MailWords = ReturnType<typeof mailWords>;

/** The same for what the portal's own pages say as well: every word, by its whole key. */
export const portalWords = (language: Language) =>
  createTranslator({
    locale: language,
    messages: language === 'nl' ? (nl as unknown as typeof en) : en,
    timeZone: 'Europe/Amsterdam',
  });

/** A day in full, as people of that language write it. */
export const longDate = (moment: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'Europe/Amsterdam',
  }).format(new Date(moment));
