import Big from 'big.js';
import { checkLines, checkVat } from './check-lines';
import { checkParties } from './check-parties';
import type { Finding, Note } from './finding';
import { isIban } from './identifiers';
import type { EDocument } from './model';
import { sumUp } from './totals';
import { withDefaults } from './write';

/** What still stands in the way of sending an invoice or credit note; empty when nothing does. Its number is given when it is sent, so it is not asked for. */
export function checkInvoice(given: EDocument): Finding[] {
  const findings: Finding[] = [];
  const note: Note = (code, path, values = {}) => findings.push({ code, path, values });
  const model = withDefaults(given);
  checkHead(model, note);
  checkParties(model, note);
  checkPayment(model, note);
  checkLines(model, note);
  checkVat(model, note);
  return findings;
}

function checkHead(model: EDocument, note: Note): void {
  if (model.issueDate === null) note('BR-03', 'issueDate');
  if (model.currency === null) note('BR-05', 'currency');
  if (model.buyerReference === null && model.orderReference === null) note('PEPPOL-EN16931-R003', 'buyerReference');
  const isCorrection = model.kind === 'credit_note' || model.typeCode === '384';
  const isDutch = model.seller.address.country === 'NL';
  if (isCorrection && isDutch && model.precedingInvoices.length === 0) note('NL-R-001', 'precedingInvoices.0.number');
  const withOrder = model.lines.findIndex((line) => line.orderLine !== null);
  if (isDutch && withOrder >= 0 && model.orderReference === null) {
    note('NL-R-009', 'orderReference', { line: String(withOrder + 1) });
  }
}

const dutchMeans = ['30', '48', '49', '57', '58', '59'];
const transfers = ['30', '58'];

function checkPayment(model: EDocument, note: Note): void {
  const { payable } = sumUp({ ...model, prepaid: model.totals.prepaid, rounding: model.totals.rounding }).totals;
  if (model.totals.payable === null || !new Big(model.totals.payable).eq(payable ?? 0)) {
    note('BR-CO-16', 'totals.payable', { stated: model.totals.payable ?? '', computed: payable ?? '' });
  }
  const isPayable = new Big(payable ?? 0).gt(0);
  if (isPayable && model.dueDate === null && model.paymentTerms === null) note('BR-CO-25', 'dueDate');
  const isDutch = model.seller.address.country === 'NL';
  if (isDutch && isPayable && model.kind === 'invoice' && model.paymentMeans.length === 0) {
    note('NL-R-007', 'paymentMeans.0.code');
  }
  for (const [place, means] of model.paymentMeans.entries()) {
    const path = `paymentMeans.${place}`;
    const isKnown = dutchMeans.includes(means.code ?? '');
    const areBothDutch = isDutch && model.buyer.address.country === 'NL';
    if (areBothDutch && !isKnown) note('NL-R-008', `${path}.code`, { value: means.code ?? '' });
    if (transfers.includes(means.code ?? '') && means.iban === null) note('BR-50', `${path}.iban`);
    if (means.iban !== null && !isIban(means.iban)) note('IBAN', `${path}.iban`, { value: means.iban });
    if (means.code === '59' && means.mandate === null) note('PEPPOL-EN16931-R061', `${path}.mandate`);
  }
}
