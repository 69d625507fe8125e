import type { AllowanceCharge, PaymentMeans, Totals, VatBreakdown } from './model';
import { amount, decimal, leaf, type Row, wrap } from './rows';

/** The tax scheme that every VAT category belongs to. */
export const vatScheme = <T>(): Row<T> => wrap('cac:TaxScheme', [leaf('cbc:ID', () => 'VAT')]);

/** VAT category and rate; nothing when there is no category. */
export function taxCategory<T extends { vatCategory: string | null; vatRate: string | null }>(tag: string): Row<T> {
  const row = wrap<T>(tag, [
    leaf('cbc:ID', (t) => t.vatCategory),
    decimal('cbc:Percent', (t) => t.vatRate),
    vatScheme(),
  ]);
  return (value, whole, depth) => (value.vatCategory === null ? '' : row(value, whole, depth));
}

export const allowanceChargeRows: readonly Row<AllowanceCharge>[] = [
  leaf('cbc:ChargeIndicator', (a) => String(a.isCharge)),
  leaf('cbc:AllowanceChargeReasonCode', (a) => a.reasonCode),
  leaf('cbc:AllowanceChargeReason', (a) => a.reason),
  decimal('cbc:MultiplierFactorNumeric', (a) => a.percentage),
  amount('cbc:Amount', (a) => a.amount),
  amount('cbc:BaseAmount', (a) => a.baseAmount),
  taxCategory('cac:TaxCategory'),
];

/** The due date stands here on a credit note only: an invoice has an element of its own for it. */
export const paymentMeansRows: readonly Row<PaymentMeans>[] = [
  leaf(
    'cbc:PaymentMeansCode',
    (p) => p.code,
    (p) => ({ name: p.name }),
  ),
  leaf('cbc:PaymentDueDate', (p, { root, model }) =>
    root === 'CreditNote' && p === model.paymentMeans[0] ? model.dueDate : null,
  ),
  leaf('cbc:PaymentID', (p) => p.remittance),
  wrap('cac:PayeeFinancialAccount', [
    leaf('cbc:ID', (p) => p.iban),
    leaf('cbc:Name', (p) => p.accountName),
    wrap('cac:FinancialInstitutionBranch', [leaf('cbc:ID', (p) => p.bic)]),
  ]),
  wrap('cac:PaymentMandate', [
    leaf('cbc:ID', (p) => p.mandate),
    wrap('cac:PayerFinancialAccount', [leaf('cbc:ID', (p) => p.debitedIban)]),
  ]),
];

export const vatRows: readonly Row<VatBreakdown>[] = [
  amount('cbc:TaxableAmount', (v) => v.base),
  amount('cbc:TaxAmount', (v) => v.tax),
  wrap('cac:TaxCategory', [
    leaf('cbc:ID', (v) => v.category),
    decimal('cbc:Percent', (v) => v.rate),
    leaf('cbc:TaxExemptionReasonCode', (v) => v.exemptionReasonCode),
    leaf('cbc:TaxExemptionReason', (v) => v.exemptionReason),
    vatScheme(),
  ]),
];

export const totalsRows: readonly Row<Totals>[] = [
  amount('cbc:LineExtensionAmount', (t) => t.lines),
  amount('cbc:TaxExclusiveAmount', (t) => t.exclusive),
  amount('cbc:TaxInclusiveAmount', (t) => t.inclusive),
  amount('cbc:AllowanceTotalAmount', (t) => t.allowances),
  amount('cbc:ChargeTotalAmount', (t) => t.charges),
  amount('cbc:PrepaidAmount', (t) => t.prepaid),
  amount('cbc:PayableRoundingAmount', (t) => t.rounding),
  amount('cbc:PayableAmount', (t) => t.payable),
];
