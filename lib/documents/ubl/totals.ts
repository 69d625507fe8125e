import Big from 'big.js';
import type { AllowanceCharge, Line, Totals, VatBreakdown } from './model';
import { decimalOf } from './values';
import { vatChoices } from './vat-choices';

/**
 * Exact totals of a document that is being written. Amounts go in and come out as decimal strings; amounts of money
 * leave with two places, rounded half away from zero. Runs in the browser as well as on the server.
 */

const Exact = Big();
// So many places that a division never shifts a tie: inputs have at most 35 digits each.
Exact.DP = 80;

export type LineToSum = Pick<
  Line,
  'quantity' | 'price' | 'baseQuantity' | 'vatCategory' | 'vatRate' | 'allowancesCharges'
>;

export type ToSum = {
  readonly lines: readonly LineToSum[];
  readonly allowancesCharges: readonly AllowanceCharge[];
  readonly prepaid?: string | null;
  readonly rounding?: string | null;
  /** Reasons why a category bears no VAT, taken over into the breakdown. */
  readonly vat?: readonly VatBreakdown[];
};

export type Summed = {
  readonly nets: readonly string[];
  readonly totals: Totals;
  readonly vat: readonly VatBreakdown[];
};

/** BT-131 of a line: round(quantity × price ÷ base quantity − allowances + charges, 2); what is missing counts as nothing. */
export function lineNet(line: LineToSum): string {
  const base = exact(line.baseQuantity ?? '1');
  const goods = exact(line.quantity)
    .times(exact(line.price))
    .div(base.eq(0) ? 1 : base);
  return money(line.allowancesCharges.reduce((net, each) => net.plus(signed(each)), goods));
}

/** Nets, totals and VAT of a document. VAT is taken once on the sum of each category and rate, never by line. */
export function sumUp({ lines, allowancesCharges, prepaid = null, rounding = null, vat = [] }: ToSum): Summed {
  const nets = lines.map(lineNet);
  const lineTotal = total(nets);
  const allowances = total(allowancesCharges.filter((each) => !each.isCharge).map((each) => each.amount));
  const charges = total(allowancesCharges.filter((each) => each.isCharge).map((each) => each.amount));
  const exclusive = lineTotal.minus(allowances).plus(charges);
  const breakdown = breakDown(lines, nets, allowancesCharges, vat);
  const tax = total(breakdown.map((each) => each.tax));
  const inclusive = exclusive.plus(tax);
  const payable = inclusive.minus(exact(prepaid)).plus(exact(rounding));
  const has = (isCharge: boolean) => allowancesCharges.some((each) => each.isCharge === isCharge);
  return {
    nets,
    vat: breakdown,
    totals: {
      lines: money(lineTotal),
      allowances: has(false) ? money(allowances) : null,
      charges: has(true) ? money(charges) : null,
      exclusive: money(exclusive),
      vat: money(tax),
      vatInTaxCurrency: null,
      inclusive: money(inclusive),
      prepaid: prepaid === null ? null : money(exact(prepaid)),
      rounding: rounding === null ? null : money(exact(rounding)),
      payable: money(payable),
    },
  };
}

/** A document with its nets, totals and VAT breakdown computed anew. */
export function withTotals<D extends ToSum & { readonly lines: readonly Line[]; readonly totals: Totals }>(
  document: D,
): D {
  const { prepaid, rounding } = document.totals;
  const { nets, totals, vat } = sumUp({ ...document, prepaid, rounding });
  return {
    ...document,
    totals,
    vat,
    lines: document.lines.map((line, place) => ({ ...line, net: nets[place] ?? null })),
  };
}

/** A percentage of an amount, as an amount of money: 12.5 % of 80.00 is '10.00'. */
export function percentageOf(amount: string, percentage: string): string {
  return money(exact(amount).times(exact(percentage)).div(100));
}

/** Whole cents of a decimal string, rounded half away from zero; null beyond what a number holds exactly (some 90 thousand billion). */
export function toCents(decimal: string): number | null {
  const cents = Number(exact(decimal).times(100).toFixed(0, Big.roundHalfUp));
  return Number.isSafeInteger(cents) ? cents + 0 : null;
}

/** A decimal string with exactly two places, rounded half away from zero. */
export function toMoney(decimal: string): string {
  return money(exact(decimal));
}

type Group = { category: string | null; rate: string | null; base: Big };

function breakDown(
  lines: readonly LineToSum[],
  nets: readonly string[],
  allowancesCharges: readonly AllowanceCharge[],
  reasons: readonly VatBreakdown[],
): VatBreakdown[] {
  const groups = new Map<string, Group>();
  const add = (category: string | null, rate: string | null, amount: Big) => {
    const own = category === 'O' ? null : rate;
    const key = `${category} ${own === null ? '' : exact(own).toFixed()}`;
    const group = groups.get(key) ?? { category, rate: own, base: new Exact(0) };
    groups.set(key, { ...group, base: group.base.plus(amount) });
  };
  for (const [place, line] of lines.entries()) add(line.vatCategory, line.vatRate, exact(nets[place]));
  for (const each of allowancesCharges) add(each.vatCategory, each.vatRate, signed(each));
  return [...groups.values()].sort(inOrder).map(({ category, rate, base }) => {
    const reason = reasons.find((each) => each.category === category) ?? usualReason(category);
    return {
      category,
      rate,
      base: money(base),
      tax: money(exact(money(base)).times(exact(rate)).div(100)),
      exemptionReason: reason.exemptionReason,
      exemptionReasonCode: reason.exemptionReasonCode,
    };
  });
}

/** The code of EN 16931 for a category that has but one reason; an exemption's reason is for people to give. */
function usualReason(category: string | null): Pick<VatBreakdown, 'exemptionReason' | 'exemptionReasonCode'> {
  const choice = Object.values(vatChoices).find((each) => each.category === category);
  return { exemptionReason: null, exemptionReasonCode: choice?.exemptionReasonCode ?? null };
}

const categories = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O'];

function inOrder(one: Group, other: Group): number {
  const place = (group: Group) =>
    (categories.indexOf(group.category ?? '') + categories.length + 1) % (categories.length + 1);
  return place(one) - place(other) || exact(other.rate).cmp(exact(one.rate));
}

/** What cannot be read as a decimal counts as nothing: totals are shown while somebody is still typing. */
function exact(amount: string | null | undefined): Big {
  return new Exact((amount && decimalOf(amount)) || 0);
}

function total(amounts: readonly (string | null)[]): Big {
  return amounts.reduce((sum, amount) => sum.plus(exact(amount)), new Exact(0));
}

function signed({ isCharge, amount }: AllowanceCharge): Big {
  return isCharge ? exact(amount) : exact(amount).neg();
}

function money(amount: Big): string {
  const written = amount.toFixed(2, Big.roundHalfUp);
  return written === '-0.00' ? '0.00' : written;
}
