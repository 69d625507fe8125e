import type { DocumentType } from '@/db/vocabulary';
import { partiesOf } from '@/lib/documents/intake/header';
import type { EDocument } from '@/lib/documents/ubl/model';
import type { FieldKind } from './operators';

/** The fields of a document that a check can ask, by their business names (EN 16931), and what each is compared as. */
export const fields = {
  type: 'text',
  number: 'text',
  issueDate: 'date',
  dueDate: 'date',
  currency: 'text',
  buyerReference: 'text',
  projectReference: 'text',
  contractReference: 'text',
  orderReference: 'text',
  accountingCost: 'text',
  precedingInvoice: 'text',
  paymentTerms: 'text',
  note: 'text',
  sellerName: 'text',
  sellerLegalNumber: 'text',
  sellerVatNumber: 'text',
  sellerCountry: 'text',
  buyerName: 'text',
  buyerLegalNumber: 'text',
  buyerVatNumber: 'text',
  deliveryDate: 'date',
  paymentMeans: 'text',
  iban: 'text',
  paymentReference: 'text',
  amountExclusive: 'number',
  amountVat: 'number',
  amountInclusive: 'number',
  amountPayable: 'number',
  lineName: 'text',
  lineCount: 'number',
} as const satisfies Record<string, FieldKind>;

export type Field = keyof typeof fields;

/** The numbers under which the standard knows them; of a cost centre the document's, or each line's own. */
export const businessTerms: Partial<Record<Field, string>> = {
  number: 'BT-1',
  issueDate: 'BT-2',
  dueDate: 'BT-9',
  currency: 'BT-5',
  buyerReference: 'BT-10',
  projectReference: 'BT-11',
  contractReference: 'BT-12',
  orderReference: 'BT-13',
  accountingCost: 'BT-19, BT-133',
  precedingInvoice: 'BT-25',
  paymentTerms: 'BT-20',
  note: 'BT-22',
  sellerName: 'BT-27',
  sellerLegalNumber: 'BT-30',
  sellerVatNumber: 'BT-31',
  sellerCountry: 'BT-40',
  buyerName: 'BT-44',
  buyerLegalNumber: 'BT-47',
  buyerVatNumber: 'BT-48',
  deliveryDate: 'BT-72',
  paymentMeans: 'BT-81',
  iban: 'BT-84',
  paymentReference: 'BT-83',
  amountExclusive: 'BT-109',
  amountVat: 'BT-110',
  amountInclusive: 'BT-112',
  amountPayable: 'BT-115',
  lineName: 'BT-153',
};

export const fieldNames = Object.keys(fields) as [Field, ...Field[]];

/** What a document says of each field: nothing, one value, or several where it repeats. */
export type Values = Readonly<Record<Field, readonly string[]>>;

/** What the lists know of a document, for a plain file that says nothing itself. */
export type Known = {
  type: DocumentType;
  number: string;
  counterparty: string;
  amountCents: number;
  currency: string;
  issueDate: string | null;
  dueDate: string | null;
};

type Said = string | null | undefined;

/** The values of every field of an e-document. */
export function valuesOf(model: EDocument, type: DocumentType): Values {
  const { seller, buyer, totals, lines, paymentMeans } = model;
  const { sender } = partiesOf(model);
  return filled({
    type: [type],
    number: [model.number],
    issueDate: [model.issueDate],
    dueDate: [model.dueDate],
    currency: [model.currency],
    buyerReference: [model.buyerReference],
    projectReference: [model.projectReference],
    contractReference: [model.contractReference],
    orderReference: [model.orderReference],
    accountingCost: model.accountingCost ? [model.accountingCost] : everyLine(lines.map((one) => one.accountingCost)),
    precedingInvoice: model.precedingInvoices.map((one) => one.number),
    paymentTerms: [model.paymentTerms],
    note: model.notes,
    sellerName: [seller.name ?? seller.tradingName],
    sellerLegalNumber: [seller.legalId?.value],
    sellerVatNumber: [seller.vatId],
    sellerCountry: [sender.address.country],
    buyerName: [buyer.name ?? buyer.tradingName],
    buyerLegalNumber: [buyer.legalId?.value],
    buyerVatNumber: [buyer.vatId],
    deliveryDate: [model.delivery?.date],
    paymentMeans: paymentMeans.map((one) => one.code),
    iban: paymentMeans.map((one) => one.iban?.replaceAll(' ', '')),
    paymentReference: paymentMeans.map((one) => one.remittance),
    amountExclusive: [totals.exclusive],
    amountVat: [totals.vat],
    amountInclusive: [totals.inclusive],
    amountPayable: [totals.payable ?? totals.inclusive],
    lineName: lines.map((one) => one.name),
    lineCount: [String(lines.length)],
  });
}

/** The values of a plain file: what was filled in beside it, and no more. */
export function valuesOfFile(known: Known): Values {
  return filled({
    type: [known.type],
    number: [known.number],
    issueDate: [known.issueDate],
    dueDate: [known.dueDate],
    currency: [known.currency === 'XXX' ? null : known.currency],
    sellerName: [known.counterparty],
    amountPayable: [known.currency === 'XXX' ? null : (known.amountCents / 100).toFixed(2)],
  });
}

/** A cost centre is there when every line has one. */
const everyLine = (costs: readonly Said[]): readonly Said[] => (costs.every(Boolean) ? costs : []);

const filled = (said: Partial<Record<Field, readonly Said[]>>): Values =>
  Object.fromEntries(
    fieldNames.map((name) => [name, (said[name] ?? []).flatMap((value) => value?.trim() || [])]),
  ) as unknown as Values;
