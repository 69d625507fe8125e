import { emptyAddress, emptyDocument, emptyLine } from '../../ubl/empty';
import type { Attachment, Delivery, EDocument, Line, PaymentMeans, VatBreakdown } from '../../ubl/model';
import { withTotals } from '../../ubl/totals';
import { vatChoices } from '../../ubl/vat-choices';
import { withDefaults } from '../../ubl/write';
import type { InvoiceInput } from '../input';
import { type Charge, type PricedLine, pricedLine, reductionsOf } from './amounts';
import { daysAfter } from './fields';
import { type PartyDetails, partyOf, type SenderDetails, typedBuyer, typedSender } from './parties';

type LineInput = InvoiceInput['lines'][number];

/** Untouched lines are no lines. */
const isFilled = (line: LineInput) => line.name !== '' || line.price !== null;

/** The document that the form describes, with its totals; the number stays open until it is sent (E-065). */
export function toModel(
  input: InvoiceInput,
  sender: SenderDetails,
  recipient: PartyDetails | null,
  attachments: readonly Attachment[] = [],
): EDocument {
  const isCredit = input.type === 'credit_note';
  const filled = input.lines.filter(isFilled);
  const lines = filled.map(lineOf);
  const charge = chargeOf(input);
  const priced = { lines: filled.map(priceOf), discount: input.discount, charge };
  const buyer = recipient ? partyOf(recipient, typedBuyer(input)) : addressOutside(input);
  const isExempt = [...lines, charge].some((each) => each?.vatCategory === 'E');
  return withTotals(
    withDefaults({
      ...emptyDocument,
      kind: input.type,
      currency: 'EUR',
      issueDate: input.issueDate || null,
      dueDate: isCredit ? null : dueDateOf(input),
      paymentTerms: isCredit ? settlement(input.precedingNumber, sender.country) : null,
      precedingInvoices: input.precedingNumber ? [{ number: input.precedingNumber, issueDate: null }] : [],
      buyerReference: input.buyerReference || null,
      orderReference: input.orderReference || null,
      contractReference: input.contractReference || null,
      projectReference: input.projectReference || null,
      accountingCost: input.accountingCost || null,
      notes: input.note ? [input.note] : [],
      seller: partyOf(sender, typedSender(input)),
      buyer,
      delivery: deliveryOf(input, lines, buyer.address.country),
      paymentMeans: isCredit ? [] : [paymentOf(input, sender)],
      allowancesCharges: reductionsOf(priced),
      vat: isExempt && input.exemptionReason ? [exemption(input.exemptionReason)] : [],
      lines,
      attachments,
    }),
  );
}

const addressOutside = (input: InvoiceInput) =>
  partyOf({
    ...typedBuyer(input),
    name: input.buyerName || input.recipientText,
    country: input.buyerCountry,
    email: input.buyerEmail,
  });

/** Why a line is exempt, in words; for the other categories without VAT the law has but one reason. */
const exemption = (exemptionReason: string): VatBreakdown => ({
  category: 'E',
  rate: null,
  base: null,
  tax: null,
  exemptionReason,
  exemptionReasonCode: null,
});

/** What becomes of the money of a credit note (BR-CO-25), in the language of the seller's country. */
function settlement(invoice: string, country: string): string {
  if (country === 'NL' || country === 'BE') return `Te verrekenen met factuur ${invoice}`.trim();
  return `To be settled with invoice ${invoice}`.trim();
}

function dueDateOf({ issueDate, term, dueDate }: InvoiceInput): string | null {
  if (term === 'other' || issueDate === '') return dueDate || null;
  return daysAfter(issueDate, Number(term));
}

const vatOf = (choice: LineInput['vat']) => ({
  vatCategory: vatChoices[choice].category,
  vatRate: vatChoices[choice].rate,
});

const priceOf = ({ quantity, price, discount, vat }: LineInput): PricedLine => ({
  quantity,
  price,
  discount,
  ...vatOf(vat),
});

const lineOf = (line: LineInput, place: number): Line => ({
  ...emptyLine,
  id: String(place + 1),
  name: line.name || null,
  unit: line.unit,
  ...pricedLine(priceOf(line)),
});

const chargeOf = ({ chargeAmount, chargeReason, chargeVat }: InvoiceInput): Charge | null =>
  chargeAmount === null ? null : { amount: chargeAmount, reason: chargeReason || null, ...vatOf(chargeVat) };

/** The delivery date, and where to for an intra-community supply (BR-IC-11, BR-IC-12). */
function deliveryOf({ deliveryDate }: InvoiceInput, lines: Line[], country: string | null): Delivery | null {
  const crosses = lines.some((line) => line.vatCategory === 'K');
  if (!deliveryDate && !crosses) return null;
  return {
    date: deliveryDate || null,
    period: null,
    name: null,
    locationId: null,
    address: { ...emptyAddress, country: crosses ? country : null },
  };
}

function paymentOf(input: InvoiceInput, sender: SenderDetails): PaymentMeans {
  return {
    code: input.paymentCode,
    name: null,
    remittance: input.remittance || null,
    iban: input.iban || sender.iban || null,
    accountName: sender.name,
    bic: null,
    mandate: null,
    debitedIban: null,
  };
}
