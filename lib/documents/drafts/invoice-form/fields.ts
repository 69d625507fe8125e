import type { VatChoice } from '../../ubl/vat-choices';

/** One line of the form, as text in the reader's way of writing numbers. */
export type LineFields = {
  name: string;
  quantity: string;
  unit: string;
  price: string;
  /** Percent off. */
  discount: string;
  vat: VatChoice;
};

/** What the create-invoice form shows, field by field under the names it posts (e-documents, section 5). */
export type InvoiceFields = {
  type: 'invoice' | 'credit_note';
  precedingNumber: string;
  recipient: 'platform' | 'outside';
  recipientId: string;
  buyerName: string;
  buyerStreet: string;
  buyerPostcode: string;
  buyerCity: string;
  buyerCountry: string;
  buyerEmail: string;
  buyerLegalNumber: string;
  buyerVatNumber: string;
  issueDate: string;
  /** Days until payment is due, or `other` when the due date was chosen. */
  term: string;
  dueDate: string;
  buyerReference: string;
  orderReference: string;
  deliveryDate: string;
  contractReference: string;
  projectReference: string;
  accountingCost: string;
  /** Percent off the whole invoice. */
  discount: string;
  chargeReason: string;
  chargeAmount: string;
  chargeVat: VatChoice;
  exemptionReason: string;
  paymentCode: string;
  iban: string;
  remittance: string;
  note: string;
  /** What the organisation's own details leave open, typed for this invoice. */
  senderLegalNumber: string;
  senderVatNumber: string;
  senderStreet: string;
  senderPostcode: string;
  senderCity: string;
  lines: LineFields[];
};

/** Units a Dutch invoice needs (UN/ECE recommendation 20): piece, hour, day, week, month, year, kilogram, metre, kilometre, litre. */
export const units = ['C62', 'HUR', 'DAY', 'WEE', 'MON', 'ANN', 'KGM', 'MTR', 'MTK', 'KMT', 'LTR'] as const;

/** Days until payment that the form offers. */
export const terms = ['0', '8', '14', '30', '60'] as const;

/** 30 credit transfer, 58 SEPA credit transfer (UNTDID 4461). */
export const paymentCodes = ['30', '58'] as const;

export const emptyLine = (vat: VatChoice = 'standard'): LineFields => ({
  name: '',
  quantity: '1',
  unit: 'C62',
  price: '',
  discount: '',
  vat,
});

/** The day so many days after 'YYYY-MM-DD'. */
export function daysAfter(day: string, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

/** The term that leads from one day to another, or `other`. */
export function termBetween(issueDate: string, dueDate: string): string {
  return terms.find((days) => issueDate !== '' && daysAfter(issueDate, Number(days)) === dueDate) ?? 'other';
}
