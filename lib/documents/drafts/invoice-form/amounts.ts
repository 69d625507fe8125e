import type { AllowanceCharge, Line } from '../../ubl/model';
import { type LineToSum, lineNet, percentageOf, type Summed, sumUp, toMoney } from '../../ubl/totals';

/** A line as far as it counts: decimals, and VAT by category and rate. */
export type PricedLine = {
  quantity: string | null;
  price: string | null;
  /** Percent off. */
  discount: string | null;
  vatCategory: string | null;
  vatRate: string | null;
};

export type Charge = { amount: string; reason: string | null; vatCategory: string | null; vatRate: string | null };

/** What the form says of money. Runs in the browser too, so that what is shown is what will be sent. */
export type Priced = {
  lines: readonly PricedLine[];
  /** Percent off the whole. */
  discount: string | null;
  charge: Charge | null;
};

/** The totals of a form, exactly as those of the document made from it. */
export function amountsOf(priced: Priced): Summed {
  return sumUp({ lines: priced.lines.map(pricedLine), allowancesCharges: reductionsOf(priced) });
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

/** The line as the document has it: a quantity left open is one, a discount an allowance on the line's own amount. */
export function pricedLine(line: PricedLine): LineToSum & Pick<Line, 'vatCategory' | 'vatRate'> {
  const { price, vatCategory, vatRate, discount } = line;
  const bare = { quantity: line.quantity ?? '1', price, baseQuantity: null, vatCategory, vatRate };
  if (!discount || Number(discount) === 0) return { ...bare, allowancesCharges: [] };
  const baseAmount = lineNet({ ...bare, allowancesCharges: [] });
  const amount = percentageOf(baseAmount, discount);
  return { ...bare, allowancesCharges: [{ ...bareAllowance, percentage: discount, baseAmount, amount }] };
}

/** Discount and charge on the whole document. A discount is one allowance for each VAT category and rate, so that each base comes down by its share. */
export function reductionsOf({ lines, discount, charge }: Priced): AllowanceCharge[] {
  const reductions: AllowanceCharge[] = [];
  if (discount && Number(discount) !== 0) {
    for (const { category, rate, base } of sumUp({ lines: lines.map(pricedLine), allowancesCharges: [] }).vat) {
      const amount = percentageOf(base ?? '0', discount);
      reductions.push({
        ...bareAllowance,
        percentage: discount,
        baseAmount: base,
        amount,
        vatCategory: category,
        vatRate: rate,
      });
    }
  }
  if (charge) {
    const { amount, ...rest } = charge;
    reductions.push({ ...bareAllowance, ...rest, isCharge: true, amount: toMoney(amount), reasonCode: null });
  }
  return reductions;
}
