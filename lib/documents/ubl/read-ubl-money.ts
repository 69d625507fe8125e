import type { AllowanceCharge, Totals, VatBreakdown } from './model';
import type { Reading } from './reading';
import type { XmlElement } from './tree';

const totalsPaths = ['cac:LegalMonetaryTotal', 'cac:AnticipatedMonetaryTotal', 'cac:RequestedMonetaryTotal'];

/** BG-22; an order states what it expects, in an element of its own. */
export function readTotals(reading: Reading, root: XmlElement, currency: string | null): Totals {
  const total = totalsPaths.map((path) => reading.find(root, path)).find((node) => node !== undefined);
  const amount = (name: string, field: keyof Totals) => reading.decimal(total, `cbc:${name}`, `totals.${field}`);
  const { own, other } = taxTotals(reading, root, currency);
  return {
    lines: amount('LineExtensionAmount', 'lines'),
    allowances: amount('AllowanceTotalAmount', 'allowances'),
    charges: amount('ChargeTotalAmount', 'charges'),
    exclusive: amount('TaxExclusiveAmount', 'exclusive'),
    vat: reading.decimal(own, 'cbc:TaxAmount', 'totals.vat'),
    vatInTaxCurrency: reading.decimal(other, 'cbc:TaxAmount', 'totals.vatInTaxCurrency'),
    inclusive: amount('TaxInclusiveAmount', 'inclusive'),
    prepaid: amount('PrepaidAmount', 'prepaid'),
    rounding: amount('PayableRoundingAmount', 'rounding'),
    payable: amount('PayableAmount', 'payable'),
  };
}

/** BT-110 and BT-111 share an element; the one in the document's currency, or with a breakdown, is BT-110. */
function taxTotals(reading: Reading, root: XmlElement, currency: string | null) {
  const all = reading.all(root, 'cac:TaxTotal');
  const currencyOf = (node: XmlElement) => reading.find(node, 'cbc:TaxAmount')?.attributes.currencyID ?? null;
  const own =
    all.find((node) => currencyOf(node) === currency) ??
    all.find((node) => reading.find(node, 'cac:TaxSubtotal')) ??
    all.find((node) => currencyOf(node) === null);
  return { own, other: all.find((node) => node !== own && currencyOf(node) !== currency) };
}

/** BG-23, as the document states it. */
export function readVat(reading: Reading, root: XmlElement, currency: string | null): VatBreakdown[] {
  const { own } = taxTotals(reading, root, currency);
  return reading.all(own, 'cac:TaxSubtotal').map((node, place) => {
    const field = `vat.${place}`;
    const category = reading.find(node, 'cac:TaxCategory');
    return {
      category: reading.short(category, 'cbc:ID', `${field}.category`),
      rate:
        reading.decimal(category, 'cbc:Percent', `${field}.rate`) ??
        reading.decimal(node, 'cbc:Percent', `${field}.rate`),
      base: reading.decimal(node, 'cbc:TaxableAmount', `${field}.base`),
      tax: reading.decimal(node, 'cbc:TaxAmount', `${field}.tax`),
      exemptionReason: reading.long(category, 'cbc:TaxExemptionReason', `${field}.exemptionReason`),
      exemptionReasonCode: reading.short(category, 'cbc:TaxExemptionReasonCode', `${field}.exemptionReasonCode`),
    };
  });
}

/** BG-20 and BG-21 of a document, or BG-27 and BG-28 of a line. */
export function readAllowancesCharges(reading: Reading, from: XmlElement, path: string): AllowanceCharge[] {
  return reading.all(from, 'cac:AllowanceCharge').map((node, place) => {
    const field = `${path}.${place}`;
    const indicator = reading.short(node, 'cbc:ChargeIndicator', `${field}.isCharge`);
    return {
      isCharge: indicator === 'true' || indicator === '1',
      amount: reading.decimal(node, 'cbc:Amount', `${field}.amount`),
      baseAmount: reading.decimal(node, 'cbc:BaseAmount', `${field}.baseAmount`),
      percentage: reading.decimal(node, 'cbc:MultiplierFactorNumeric', `${field}.percentage`),
      vatCategory: reading.short(node, 'cac:TaxCategory/cbc:ID', `${field}.vatCategory`),
      vatRate: reading.decimal(node, 'cac:TaxCategory/cbc:Percent', `${field}.vatRate`),
      reason: reading.long(node, 'cbc:AllowanceChargeReason', `${field}.reason`),
      reasonCode: reading.short(node, 'cbc:AllowanceChargeReasonCode', `${field}.reasonCode`),
    };
  });
}
