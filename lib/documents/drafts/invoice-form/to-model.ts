import { emptyAddress, emptyDocument, emptyLine } from '../../ubl/empty';
import type {
  AllowanceCharge,
  Attachment,
  Delivery,
  EDocument,
  Line,
  PaymentMeans,
  VatBreakdown,
} from '../../ubl/model';
import { lineNet, percentageOf, toMoney, withTotals } from '../../ubl/totals';
import { type VatChoice, vatChoices } from '../../ubl/vat-choices';
import { withDefaults } from '../../ubl/write';
import type { InvoiceInput } from '../input';
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
  const lines = input.lines.filter(isFilled);
  const isCredit = input.type === 'credit_note';
  const reductions = [...discounts(lines, input.discount), ...charges(input)];
  const used = [...lines.map((line) => line.vat), ...(charges(input).length > 0 ? [input.chargeVat] : [])];
  const buyer = recipient ? partyOf(recipient, typedBuyer(input)) : addressOutside(input);
  return withTotals(
    withDefaults({
      ...emptyDocument,
      kind: input.type,
      currency: 'EUR',
      issueDate: input.issueDate || null,
      dueDate: isCredit ? null : dueDateOf(input),
      precedingInvoices: input.precedingNumber ? [{ number: input.precedingNumber, issueDate: null }] : [],
      buyerReference: input.buyerReference || null,
      orderReference: input.orderReference || null,
      contractReference: input.contractReference || null,
      projectReference: input.projectReference || null,
      accountingCost: input.accountingCost || null,
      notes: input.note ? [input.note] : [],
      seller: partyOf(sender, typedSender(input)),
      buyer,
      delivery: deliveryOf(input, used, buyer.address.country),
      paymentMeans: isCredit ? [] : [paymentOf(input, sender)],
      allowancesCharges: reductions,
      vat: input.exemptionReason ? [exemption(input.exemptionReason)] : [],
      lines: lines.map(lineOf),
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

function dueDateOf({ issueDate, term, dueDate }: InvoiceInput): string | null {
  if (term === 'other' || issueDate === '') return dueDate || null;
  return daysAfter(issueDate, Number(term));
}

function lineOf(line: LineInput, place: number): Line {
  const { category, rate } = vatChoices[line.vat];
  return {
    ...emptyLine,
    id: String(place + 1),
    name: line.name || null,
    quantity: line.quantity ?? '1',
    unit: line.unit,
    price: line.price,
    vatCategory: category,
    vatRate: rate,
    allowancesCharges: line.discount && Number(line.discount) > 0 ? [lineDiscount(line, line.discount)] : [],
  };
}

const bareAllowance: AllowanceCharge = {
  isCharge: false,
  amount: null,
  baseAmount: null,
  percentage: null,
  vatCategory: null,
  vatRate: null,
  reason: 'Discount',
  reasonCode: '95',
};

/** What a line comes to before its discount. */
const grossOf = ({ quantity, price }: LineInput) => {
  const nothing = { baseQuantity: null, vatCategory: null, vatRate: null, allowancesCharges: [] };
  return lineNet({ quantity: quantity ?? '1', price, ...nothing });
};

function lineDiscount(line: LineInput, percentage: string): AllowanceCharge {
  const baseAmount = grossOf(line);
  return { ...bareAllowance, percentage, baseAmount, amount: percentageOf(baseAmount, percentage) };
}

/** A discount on the whole invoice is one allowance for each VAT category and rate, so that each base comes down by its share. */
function discounts(lines: LineInput[], percentage: string | null): AllowanceCharge[] {
  if (!percentage || Number(percentage) === 0) return [];
  return [...new Set(lines.map((line) => line.vat))].map((vat) => {
    const own = lines.filter((line) => line.vat === vat).map(lineOf);
    const baseAmount = withTotals({ ...emptyDocument, lines: own }).totals.lines ?? '0.00';
    const { category, rate } = vatChoices[vat];
    const amount = percentageOf(baseAmount, percentage);
    return { ...bareAllowance, percentage, baseAmount, amount, vatCategory: category, vatRate: rate };
  });
}

function charges({ chargeAmount, chargeReason, chargeVat }: InvoiceInput): AllowanceCharge[] {
  if (chargeAmount === null) return [];
  const { category, rate } = vatChoices[chargeVat];
  return [
    {
      ...bareAllowance,
      isCharge: true,
      amount: toMoney(chargeAmount),
      reason: chargeReason || null,
      reasonCode: null,
      vatCategory: category,
      vatRate: rate,
    },
  ];
}

/** The delivery date, and where to for an intra-community supply (BR-IC-11, BR-IC-12). */
function deliveryOf({ deliveryDate }: InvoiceInput, used: VatChoice[], country: string | null): Delivery | null {
  const crosses = used.includes('intra_community');
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
