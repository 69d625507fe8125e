import Big from 'big.js';
import type { EDocument, Line, WarningCode } from './model';
import type { Reading } from './reading';

/** Notes what is missing and which sums do not come out. Never refuses: a wrong document is shown with its faults. */
export function addUp(reading: Reading, model: EDocument): void {
  noteMissing(reading, model);
  if (model.kind === 'other' || model.kind === 'order_response') return;
  for (const [place, line] of model.lines.entries()) checkLine(reading, line, place);
  checkTotals(reading, model);
}

function noteMissing(reading: Reading, model: EDocument): void {
  const isPriced = model.kind === 'invoice' || model.kind === 'credit_note';
  const missing: [boolean, WarningCode, string][] = [
    [model.number === null, 'number_missing', 'number'],
    [model.issueDate === null, 'issue_date_missing', 'issueDate'],
    [isPriced && model.currency === null, 'currency_missing', 'currency'],
    [model.seller.name === null, 'seller_missing', 'seller.name'],
    [model.buyer.name === null, 'buyer_missing', 'buyer.name'],
    [isPriced && model.lines.length === 0, 'lines_missing', 'lines'],
    [isPriced && model.totals.payable === null, 'total_missing', 'totals.payable'],
  ];
  for (const [isMissing, code, field] of missing) if (isMissing) reading.warn(code, field);
  const isCreditCode = model.typeCode === '381';
  const doesNotFit = model.syntax === 'ubl' && isPriced && isCreditCode !== (model.kind === 'credit_note');
  if (doesNotFit && (isCreditCode || model.typeCode === '380')) {
    reading.warn('type_code_does_not_fit', 'typeCode', { value: model.typeCode ?? '' });
  }
}

type Amount = string | null;

const big = (amount: Amount) => new Big(amount ?? 0);
const sum = (amounts: readonly Amount[]) => amounts.reduce((total, amount) => total.plus(amount ?? 0), new Big(0));

/** Compares what is stated with what is computed; nothing stated, nothing to say. `slack` is what rounding may cost. */
function compare(reading: Reading, code: WarningCode, field: string, stated: Amount, computed: Big, slack = '0'): void {
  if (stated === null || big(stated).minus(computed).abs().lte(slack)) return;
  reading.warn(code, field, { stated, computed: computed.toFixed(2) });
}

/** BT-131 = quantity × price ÷ base quantity, less allowances, plus charges; two cents of rounding (PEPPOL-EN16931-R120). */
function checkLine(reading: Reading, line: Line, place: number): void {
  if (line.quantity === null || line.price === null) return;
  const base = big(line.baseQuantity ?? '1');
  const goods = big(line.quantity)
    .times(line.price)
    .div(base.eq(0) ? 1 : base);
  const extra = sum(line.allowancesCharges.map((each) => signed(each.isCharge, each.amount)));
  compare(reading, 'line_does_not_add_up', `lines.${place}.net`, line.net, goods.plus(extra), '0.02');
}

function signed(isCharge: boolean, amount: Amount): Amount {
  return amount === null || isCharge ? amount : big(amount).neg().toFixed();
}

/** BR-CO-10 to BR-CO-16 on the totals as stated. */
function checkTotals(reading: Reading, { totals, lines, vat, allowancesCharges }: EDocument): void {
  const of = (isCharge: boolean) => sum(allowancesCharges.filter((a) => a.isCharge === isCharge).map((a) => a.amount));
  const hasNets = lines.length > 0 && lines.every((line) => line.net !== null);
  if (hasNets) {
    compare(reading, 'lines_do_not_add_up', 'totals.lines', totals.lines, sum(lines.map((line) => line.net)));
  }
  compare(reading, 'allowances_do_not_add_up', 'totals.allowances', totals.allowances, of(false));
  compare(reading, 'charges_do_not_add_up', 'totals.charges', totals.charges, of(true));
  if (totals.lines !== null) {
    const exclusive = big(totals.lines).minus(big(totals.allowances)).plus(big(totals.charges));
    compare(reading, 'exclusive_does_not_add_up', 'totals.exclusive', totals.exclusive, exclusive);
  }
  if (vat.length > 0)
    compare(reading, 'vat_does_not_add_up', 'totals.vat', totals.vat, sum(vat.map((each) => each.tax)));
  if (totals.exclusive !== null) {
    const inclusive = big(totals.exclusive).plus(big(totals.vat));
    compare(reading, 'inclusive_does_not_add_up', 'totals.inclusive', totals.inclusive, inclusive);
  }
  if (totals.inclusive !== null) {
    const payable = big(totals.inclusive).minus(big(totals.prepaid)).plus(big(totals.rounding));
    compare(reading, 'payable_does_not_add_up', 'totals.payable', totals.payable, payable);
  }
}
