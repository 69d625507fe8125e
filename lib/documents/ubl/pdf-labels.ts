import type { PrintLanguage } from './pdf-text';

/** The words on a printed document, in the reader's language; numbers and dates follow `language`. */
export type PdfLabels = {
  readonly language: PrintLanguage;
  /** 'Invoice', 'Credit note' … */
  readonly title: string;
  readonly number: string;
  readonly issueDate: string;
  readonly dueDate: string;
  readonly deliveryDate: string;
  readonly period: string;
  readonly buyerReference: string;
  readonly orderReference: string;
  readonly contractReference: string;
  readonly projectReference: string;
  readonly precedingInvoice: string;
  readonly billTo: string;
  readonly attention: string;
  readonly chamberOfCommerce: string;
  readonly vatId: string;
  readonly description: string;
  readonly quantity: string;
  readonly price: string;
  readonly vat: string;
  readonly amount: string;
  readonly allowance: string;
  readonly charge: string;
  readonly subtotal: string;
  readonly exclusive: string;
  readonly inclusive: string;
  readonly prepaid: string;
  readonly rounding: string;
  readonly payable: string;
  readonly vatBase: string;
  readonly vatAmount: string;
  readonly payment: string;
  readonly iban: string;
  readonly accountName: string;
  readonly remittance: string;
  /** 'Page 1 of 2' */
  readonly page: (page: number, pages: number) => string;
  /** The word for a unit code such as HUR beside so many of it, or the code. */
  readonly unit: (code: string, quantity: string | null) => string;
  /** The word for a VAT category and rate: '21%', 'reverse charge'. */
  readonly vatRate: (category: string, rate: string | null) => string;
};
