import Big from 'big.js';
import type { Note, RuleId } from './finding';
import type { EDocument, Line, VatBreakdown } from './model';

/** At least one line, and what each line must say. */
export function checkLines({ lines }: EDocument, note: Note): void {
  if (lines.length === 0) note('BR-16', 'lines');
  for (const [place, line] of lines.entries()) checkLine(line, `lines.${place}`, note);
}

function checkLine(line: Line, path: string, note: Note): void {
  if (line.name === null) note('BR-25', `${path}.name`);
  if (line.quantity === null) note('BR-22', `${path}.quantity`);
  if (line.unit === null) note('BR-23', `${path}.unit`);
  if (line.price === null) note('BR-26', `${path}.price`);
  else if (new Big(line.price).lt(0)) note('BR-27', `${path}.price`, { value: line.price });
  if (line.vatCategory === null) note('BR-CO-04', `${path}.vatCategory`);
  if (line.vatCategory === 'S' && !(Number(line.vatRate) > 0)) note('BR-S-05', `${path}.vatRate`);
}

const taxed = ['S', 'Z', 'E', 'AE', 'K', 'G'];

/** What each VAT category asks of the parties, and the reason where a category bears no VAT. */
export function checkVat(model: EDocument, note: Note): void {
  const used = new Set([...model.lines, ...model.allowancesCharges].map((each) => each.vatCategory));
  const { seller, buyer } = model;
  if (taxed.some((category) => used.has(category)) && seller.vatId === null) note('BR-S-02', 'seller.vatId');
  if (used.has('AE') && buyer.vatId === null && buyer.legalId === null) note('BR-AE-02', 'buyer.vatId');
  if (used.has('K')) checkIntraCommunity(model, note);
  if (used.has('O') && (seller.vatId !== null || buyer.vatId !== null)) note('BR-O-02', 'seller.vatId');
  if (used.has('O') && taxed.some((category) => used.has(category))) note('BR-O-11', 'lines');
  for (const [place, each] of model.vat.entries()) checkReason(each, `vat.${place}.exemptionReason`, note);
}

function checkIntraCommunity({ buyer, delivery, period }: EDocument, note: Note): void {
  if (buyer.vatId === null) note('BR-IC-02', 'buyer.vatId');
  if ((delivery?.date ?? null) === null && period === null) note('BR-IC-11', 'delivery.date');
  if ((delivery?.address.country ?? null) === null) note('BR-IC-12', 'delivery.address.country');
}

const reasonRules: ReadonlyMap<string | null, RuleId> = new Map([
  ['E', 'BR-E-10'],
  ['AE', 'BR-AE-10'],
  ['K', 'BR-IC-10'],
  ['G', 'BR-G-10'],
  ['O', 'BR-O-10'],
]);

function checkReason({ category, exemptionReason, exemptionReasonCode }: VatBreakdown, path: string, note: Note): void {
  const rule = reasonRules.get(category);
  if (rule && exemptionReason === null && exemptionReasonCode === null) note(rule, path, { category: category ?? '' });
}
