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
  /** Six digits to be read and typed. */
  code?: { label: string; value: string };
  button?: { label: string; link: string };
  notes?: string[];
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

/** A day in full, as people of that language write it. */
export const longDate = (moment: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'Europe/Amsterdam',
  }).format(new Date(moment));
