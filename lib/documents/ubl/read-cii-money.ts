import type { AllowanceCharge, PaymentMeans, Totals, VatBreakdown } from './model';
import type { Reading } from './reading';
import type { XmlElement } from './tree';

type Node = XmlElement | undefined;

/** BG-22. BT-110 and BT-111 share an element and differ by currency. */
export function readCiiTotals(reading: Reading, settlement: Node, currency: string | null): Totals {
  const sums = reading.find(settlement, 'ram:SpecifiedTradeSettlementHeaderMonetarySummation');
  const amount = (name: string, field: keyof Totals) => reading.decimal(sums, `ram:${name}`, `totals.${field}`);
  const taxes = reading.all(sums, 'ram:TaxTotalAmount');
  const own = taxes.find((node) => node.attributes.currencyID === currency) ?? taxes[0];
  return {
    lines: amount('LineTotalAmount', 'lines'),
    allowances: amount('AllowanceTotalAmount', 'allowances'),
    charges: amount('ChargeTotalAmount', 'charges'),
    exclusive: amount('TaxBasisTotalAmount', 'exclusive'),
    vat: reading.decimalOf(own, 'totals.vat'),
    vatInTaxCurrency: reading.decimalOf(
      taxes.find((node) => node !== own),
      'totals.vatInTaxCurrency',
    ),
    inclusive: amount('GrandTotalAmount', 'inclusive'),
    prepaid: amount('TotalPrepaidAmount', 'prepaid'),
    rounding: amount('RoundingAmount', 'rounding'),
    // An order states no amount due: what it comes to is what would be paid.
    payable: amount('DuePayableAmount', 'payable') ?? amount('GrandTotalAmount', 'payable'),
  };
}

export function readCiiVat(reading: Reading, settlement: Node): VatBreakdown[] {
  return reading.all(settlement, 'ram:ApplicableTradeTax').map((node, place) => {
    const field = `vat.${place}`;
    return {
      category: reading.short(node, 'ram:CategoryCode', `${field}.category`),
      rate: reading.decimal(node, 'ram:RateApplicablePercent', `${field}.rate`),
      base: reading.decimal(node, 'ram:BasisAmount', `${field}.base`),
      tax: reading.decimal(node, 'ram:CalculatedAmount', `${field}.tax`),
      exemptionReason: reading.long(node, 'ram:ExemptionReason', `${field}.exemptionReason`),
      exemptionReasonCode: reading.short(node, 'ram:ExemptionReasonCode', `${field}.exemptionReasonCode`),
    };
  });
}

export function readCiiAllowancesCharges(reading: Reading, from: Node, path: string): AllowanceCharge[] {
  return reading.all(from, 'ram:SpecifiedTradeAllowanceCharge').map((node, place) => {
    const field = `${path}.${place}`;
    return {
      isCharge: reading.short(node, 'ram:ChargeIndicator/udt:Indicator', `${field}.isCharge`) === 'true',
      amount: reading.decimal(node, 'ram:ActualAmount', `${field}.amount`),
      baseAmount: reading.decimal(node, 'ram:BasisAmount', `${field}.baseAmount`),
      percentage: reading.decimal(node, 'ram:CalculationPercent', `${field}.percentage`),
      vatCategory: reading.short(node, 'ram:CategoryTradeTax/ram:CategoryCode', `${field}.vatCategory`),
      vatRate: reading.decimal(node, 'ram:CategoryTradeTax/ram:RateApplicablePercent', `${field}.vatRate`),
      reason: reading.long(node, 'ram:Reason', `${field}.reason`),
      reasonCode: reading.short(node, 'ram:ReasonCode', `${field}.reasonCode`),
    };
  });
}

/** BG-16. The reference to quote (BT-83) and the mandate (BT-89) stand once for all means. */
export function readCiiPaymentMeans(reading: Reading, settlement: Node): PaymentMeans[] {
  const remittance = reading.short(settlement, 'ram:PaymentReference', 'paymentMeans.0.remittance');
  const mandatePath = 'ram:SpecifiedTradePaymentTerms/ram:DirectDebitMandateID';
  const mandate = reading.short(settlement, mandatePath, 'paymentMeans.0.mandate');
  return reading.all(settlement, 'ram:SpecifiedTradeSettlementPaymentMeans').map((node, place) => {
    const field = `paymentMeans.${place}`;
    const account = reading.find(node, 'ram:PayeePartyCreditorFinancialAccount');
    return {
      code: reading.short(node, 'ram:TypeCode', `${field}.code`),
      name: reading.short(node, 'ram:Information', `${field}.name`),
      remittance,
      iban:
        reading.short(account, 'ram:IBANID', `${field}.iban`) ??
        reading.short(account, 'ram:ProprietaryID', `${field}.iban`),
      accountName: reading.short(account, 'ram:AccountName', `${field}.accountName`),
      bic: reading.short(node, 'ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID', `${field}.bic`),
      mandate,
      debitedIban: reading.short(node, 'ram:PayerPartyDebtorFinancialAccount/ram:IBANID', `${field}.debitedIban`),
    };
  });
}
