import type { Language } from '@/db/vocabulary';
import type { Letters } from '../letters';
import { plainly } from './plainly';
import { longDate, type MailWords, type Sheet } from './sheet';

/** The letter around an invoice or credit note; it stands by itself, the files are attached. */
export function sentDocument(t: MailWords, payload: Letters['document'], language: Language): Sheet {
  const { type } = payload;
  const names = { number: plainly(payload.number), sender: plainly(payload.senderName) };
  return {
    subject: t(`document.${type}.subject`, names),
    heading: t(`document.${type}.heading`, names),
    lines: [t(`document.${type}.line`, { ...names, recipient: plainly(payload.recipientName) })],
    facts: [
      { label: t('document.number'), value: names.number },
      { label: t(`document.${type}.amount`), value: amountIn(payload.amount, payload.currency, language) },
      ...(payload.dueDate ? [{ label: t('document.dueDate'), value: longDate(payload.dueDate, language) }] : []),
    ],
    notes: [t('document.files')],
    replyTo: payload.senderAddress,
  };
}

const amountIn = (amount: string, currency: string, language: Language) =>
  new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB', { style: 'currency', currency }).format(
    amount as Intl.StringNumericLiteral,
  );
