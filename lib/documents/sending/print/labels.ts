import { createTranslator } from 'next-intl';
import type { Language } from '@/db/vocabulary';
import en from '@/messages/en.json';
import nl from '@/messages/nl.json';
import type { PdfLabels } from '../../ubl/pdf-labels';

/** The words on a printed invoice or credit note in a language, whoever asks for it. */
export function printLabels(language: Language, kind: 'invoice' | 'credit_note'): PdfLabels {
  const messages = language === 'nl' ? (nl as unknown as typeof en) : en;
  const t = createTranslator({ locale: language, messages, namespace: 'print', timeZone: 'Europe/Amsterdam' });
  const named = (key: string, otherwise: string, values: Record<string, number> = {}) =>
    t.has(key as never) ? t(key as never, values as never) : otherwise;
  return {
    language,
    title: t(kind),
    number: t('number'),
    issueDate: t('issueDate'),
    dueDate: t('dueDate'),
    deliveryDate: t('deliveryDate'),
    period: t('period'),
    buyerReference: t('buyerReference'),
    orderReference: t('orderReference'),
    contractReference: t('contractReference'),
    projectReference: t('projectReference'),
    precedingInvoice: t('precedingInvoice'),
    billTo: t('billTo'),
    attention: t('attention'),
    chamberOfCommerce: t('chamberOfCommerce'),
    vatId: t('vatId'),
    description: t('description'),
    quantity: t('quantity'),
    price: t('price'),
    vat: t('vat'),
    amount: t('amount'),
    allowance: t('allowance'),
    charge: t('charge'),
    subtotal: t('subtotal'),
    exclusive: t('exclusive'),
    inclusive: t('inclusive'),
    prepaid: t('prepaid'),
    rounding: t('rounding'),
    payable: t(kind === 'invoice' ? 'payable' : 'payableBack'),
    vatBase: t('vatBase'),
    vatAmount: t('vatAmount'),
    payment: t('payment'),
    iban: t('iban'),
    accountName: t('accountName'),
    remittance: t('remittance'),
    page: (page, pages) => t('page', { page: String(page), pages: String(pages) }),
    unit: (code, quantity) => named(`units.${code}`, code, { count: Number(quantity ?? 1) }),
    vatRate: (category, rate) =>
      category === 'S' && rate !== null ? t('rate', { rate }) : named(`vatCategories.${category}`, category),
  };
}
