import type { Language } from '@/db/vocabulary';
import { dayOf } from '@/lib/day';
import type { EDocument, Line, Party } from '../../ubl/model';
import { vatChoiceOf, vatChoicesOf } from '../../ubl/vat-choices';
import { daysAfter, emptyLine, type InvoiceFields, type LineFields, termBetween } from './fields';
import { type Addressee, type Blanks, blankNames, blanksOf, type SenderDetails } from './parties';

/** A new invoice of the organisation, nothing filled in but what is known. */
export function newFields(sender: SenderDetails): InvoiceFields {
  const issueDate = dayOf();
  const dueDate = daysAfter(issueDate, sender.paymentTermDays);
  const vat = vatChoicesOf(sender.country)[0]!;
  return {
    type: 'invoice',
    precedingNumber: '',
    recipient: 'platform',
    recipientId: '',
    buyerName: '',
    buyerStreet: '',
    buyerPostcode: '',
    buyerCity: '',
    buyerCountry: 'NL',
    buyerEmail: '',
    buyerLegalNumber: '',
    buyerVatNumber: '',
    issueDate,
    term: termBetween(issueDate, dueDate),
    dueDate,
    buyerReference: '',
    orderReference: '',
    deliveryDate: '',
    contractReference: '',
    projectReference: '',
    accountingCost: '',
    discount: '',
    chargeReason: '',
    chargeAmount: '',
    chargeVat: vat,
    exemptionReason: '',
    paymentCode: '58',
    iban: sender.iban,
    remittance: '',
    note: '',
    senderLegalNumber: '',
    senderVatNumber: '',
    senderStreet: '',
    senderPostcode: '',
    senderCity: '',
    lines: [emptyLine(vat)],
  };
}

/** The form's fields for a document: what the form has no field for is left as it would be in a new invoice. */
export function toFields(
  model: EDocument,
  sender: SenderDetails,
  recipient: Addressee,
  language: Language,
): InvoiceFields {
  const own = blanksOf(model.seller);
  const fresh = newFields(sender);
  const charge = model.allowancesCharges.find((each) => each.isCharge);
  const discount = model.allowancesCharges.find((each) => !each.isCharge && each.percentage !== null);
  const payment = model.paymentMeans[0];
  const lines = model.lines.map((line) => toLineFields(line, fresh.chargeVat, language));
  return {
    ...fresh,
    type: model.kind === 'credit_note' ? 'credit_note' : 'invoice',
    precedingNumber: model.precedingInvoices[0]?.number ?? '',
    ...addresseeFields(model.buyer, recipient),
    issueDate: model.issueDate ?? '',
    term: termBetween(model.issueDate ?? '', model.dueDate ?? ''),
    dueDate: model.dueDate ?? '',
    buyerReference: model.buyerReference ?? '',
    orderReference: model.orderReference ?? '',
    deliveryDate: model.delivery?.date ?? '',
    contractReference: model.contractReference ?? '',
    projectReference: model.projectReference ?? '',
    accountingCost: model.accountingCost ?? '',
    discount: written(discount?.percentage ?? null, language),
    chargeReason: charge?.reason ?? '',
    chargeAmount: written(charge?.amount ?? null, language),
    chargeVat: (charge && vatChoiceOf(charge.vatCategory, charge.vatRate)) ?? fresh.chargeVat,
    exemptionReason: model.vat.find((each) => each.category === 'E')?.exemptionReason ?? '',
    paymentCode: payment?.code === '30' ? '30' : '58',
    iban: payment?.iban ?? sender.iban,
    remittance: payment?.remittance ?? '',
    note: model.notes.join('\n'),
    senderLegalNumber: own.legalNumber,
    senderVatNumber: own.vatNumber,
    senderStreet: own.street,
    senderPostcode: own.postcode,
    senderCity: own.city,
    lines: lines.length > 0 ? lines : fresh.lines,
  };
}

type AddresseeFields = Pick<
  InvoiceFields,
  'recipient' | 'recipientId' | 'buyerName' | 'buyerCountry' | 'buyerEmail' | `buyer${Capitalize<keyof Blanks>}`
>;

/** An address outside as it was typed. Of an organisation only what it leaves open: the rest is its own, and another one may be chosen. */
function addresseeFields(buyer: Party, recipient: Addressee): AddresseeFields {
  const typed = blanksOf(buyer);
  const isOutside = recipient === null && buyer.name !== null;
  for (const name of blankNames) {
    if (!isOutside && (recipient === null || recipient === 'gone' || recipient[name] !== '')) typed[name] = '';
  }
  return {
    recipient: isOutside ? 'outside' : 'platform',
    recipientId: recipient === null || recipient === 'gone' ? '' : recipient.id,
    buyerName: (isOutside && buyer.name) || '',
    buyerStreet: typed.street,
    buyerPostcode: typed.postcode,
    buyerCity: typed.city,
    buyerLegalNumber: typed.legalNumber,
    buyerVatNumber: typed.vatNumber,
    buyerCountry: (isOutside && buyer.address.country) || 'NL',
    buyerEmail: (isOutside && buyer.contact.email) || '',
  };
}

/** A credit note that takes back the whole of an invoice that was sent: the same lines, the original named (BR-NL-9, NL-R-001). */
export function toCreditNote(invoice: EDocument, sender: SenderDetails, recipient: Addressee, language: Language) {
  const fresh = newFields(sender);
  return {
    ...toFields(invoice, sender, recipient, language),
    type: 'credit_note' as const,
    precedingNumber: invoice.number ?? '',
    issueDate: fresh.issueDate,
    term: fresh.term,
    dueDate: fresh.dueDate,
    remittance: '',
  };
}

function toLineFields(line: Line, otherwise: LineFields['vat'], language: Language): LineFields {
  const discount = line.allowancesCharges.find((each) => !each.isCharge);
  return {
    name: line.name ?? '',
    quantity: written(line.quantity, language),
    unit: line.unit ?? 'C62',
    price: written(line.price, language),
    discount: written(discount?.percentage ?? null, language),
    vat: vatChoiceOf(line.vatCategory, line.vatRate) ?? otherwise,
  };
}

/** A decimal as the reader's language writes it, without thousands. */
function written(decimal: string | null, language: Language): string {
  if (decimal === null) return '';
  return language === 'nl' ? decimal.replace('.', ',') : decimal;
}
