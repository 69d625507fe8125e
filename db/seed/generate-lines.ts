import { emptyLine } from '@/lib/documents/ubl/empty';
import type { AllowanceCharge, EDocument, Line } from '@/lib/documents/ubl/model';
import { lineNet, percentageOf, sumUp } from '@/lib/documents/ubl/totals';
import { vatChoices } from '@/lib/documents/ubl/vat-choices';
import { catalogue, type Ware } from './catalogue';
import type { Wish } from './generate';
import type { Random } from './random';

/** One to six lines of what the seller's trade sells; what is under reverse charge stands alone. */
export function linesOf({ trade, buyer }: Wish, random: Random): Line[] {
  const wares = catalogue[trade];
  const shifted = wares.find((ware) => ware.vat === 'reverse_charge');
  if (shifted && buyer.vatId !== null && random.chance(0.12)) return [lineOf(shifted, 0, random)];
  const usual = wares.filter((ware) => ware !== shifted);
  const count = Math.min(usual.length, random.pick([1, 1, 2, 2, 3, 3, 4, 5, 6]));
  return random.some(usual, count).map((ware, place) => lineOf(ware, place, random));
}

function lineOf(ware: Ware, place: number, random: Random): Line {
  const { category, rate } = vatChoices[ware.vat];
  const line: Line = {
    ...emptyLine,
    id: String(place + 1),
    name: ware.name,
    sellerItemId: random.chance(0.4) ? `A${random.whole(1000, 9999)}` : null,
    quantity: random.decimal(...ware.quantity),
    unit: ware.unit,
    price: random.decimal(...ware.price),
    vatCategory: category,
    vatRate: rate,
  };
  return random.chance(0.08) ? discounted(line, random.pick(['2.5', '5', '10'])) : line;
}

function discounted(line: Line, percentage: string): Line {
  const baseAmount = lineNet(line);
  const allowance = {
    ...noExtra,
    percentage,
    baseAmount,
    amount: percentageOf(baseAmount, percentage),
    reason: 'Korting',
  };
  return { ...line, allowancesCharges: [allowance] };
}

const noExtra: AllowanceCharge = {
  isCharge: false,
  amount: null,
  baseAmount: null,
  percentage: null,
  vatCategory: null,
  vatRate: null,
  reason: null,
  reasonCode: null,
};

const exemption = 'Vrijgesteld van btw (artikel 11 Wet op de omzetbelasting 1968).';

/** Now and then a discount on the whole, where one VAT rate covers it; and the reason of an exemption. */
export function extras(lines: readonly Line[], random: Random): Pick<EDocument, 'allowancesCharges' | 'vat'> {
  const summed = sumUp({ lines, allowancesCharges: [] });
  const [only, ...others] = summed.vat;
  const vat = summed.vat.map((each) => (each.category === 'E' ? { ...each, exemptionReason: exemption } : each));
  if (!only || others.length > 0 || !random.chance(0.07)) return { allowancesCharges: [], vat };
  const percentage = random.pick(['2', '3', '5']);
  const baseAmount = summed.totals.lines ?? '0';
  const discount: AllowanceCharge = {
    ...noExtra,
    percentage,
    baseAmount,
    amount: percentageOf(baseAmount, percentage),
    vatCategory: only.category,
    vatRate: only.rate,
    reason: 'Klantkorting',
  };
  return { allowancesCharges: [discount], vat };
}
