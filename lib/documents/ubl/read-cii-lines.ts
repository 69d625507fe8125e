import { maximumLines } from './limits';
import type { Line } from './model';
import { readCiiAllowancesCharges } from './read-cii-money';
import { readCiiPeriod } from './read-cii-parties';
import type { Reading } from './reading';
import { Refusal } from './refusal';
import type { XmlElement } from './tree';

const quantities = ['ram:BilledQuantity', 'ram:RequestedQuantity', 'ram:AgreedQuantity'];

/** BG-25. Refuses more than 10,000 lines. */
export function readCiiLines(reading: Reading, trade: XmlElement | undefined): Line[] {
  const found = reading.all(trade, 'ram:IncludedSupplyChainTradeLineItem');
  if (found.length > maximumLines) throw new Refusal('too_many_lines', { limit: maximumLines });
  return found.map((node, place) => readLine(reading, node, `lines.${place}`));
}

function readLine(reading: Reading, line: XmlElement, field: string): Line {
  const document = reading.find(line, 'ram:AssociatedDocumentLineDocument');
  const settlement = reading.find(line, 'ram:SpecifiedLineTradeSettlement');
  const sums = reading.find(settlement, 'ram:SpecifiedTradeSettlementLineMonetarySummation');
  const tax = reading.find(settlement, 'ram:ApplicableTradeTax');
  return {
    id: reading.short(document, 'ram:LineID', `${field}.id`),
    note: reading.long(document, 'ram:IncludedNote/ram:Content', `${field}.note`),
    statusCode: reading.short(document, 'ram:LineStatusCode', `${field}.statusCode`),
    ...readProduct(reading, reading.find(line, 'ram:SpecifiedTradeProduct'), field),
    ...readPrice(reading, line, field),
    net: reading.decimal(sums, 'ram:LineTotalAmount', `${field}.net`),
    vatCategory: reading.short(tax, 'ram:CategoryCode', `${field}.vatCategory`),
    vatRate: reading.decimal(tax, 'ram:RateApplicablePercent', `${field}.vatRate`),
    period: readCiiPeriod(reading, settlement, 'ram:BillingSpecifiedPeriod', `${field}.period`),
    accountingCost: reading.short(
      settlement,
      'ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID',
      `${field}.accountingCost`,
    ),
    allowancesCharges: readCiiAllowancesCharges(reading, settlement, `${field}.allowancesCharges`),
  };
}

function readProduct(reading: Reading, product: XmlElement | undefined, field: string) {
  return {
    name: reading.short(product, 'ram:Name', `${field}.name`),
    description: reading.long(product, 'ram:Description', `${field}.description`),
    sellerItemId: reading.short(product, 'ram:SellerAssignedID', `${field}.sellerItemId`),
    buyerItemId: reading.short(product, 'ram:BuyerAssignedID', `${field}.buyerItemId`),
    standardItemId: reading.identifier(product, 'ram:GlobalID', `${field}.standardItemId`),
  };
}

function readPrice(reading: Reading, line: XmlElement, field: string) {
  const agreement = reading.find(line, 'ram:SpecifiedLineTradeAgreement');
  const delivery = reading.find(line, 'ram:SpecifiedLineTradeDelivery');
  const price = 'ram:NetPriceProductTradePrice';
  const quantity = quantities.map((path) => reading.find(delivery, path)).find((node) => node !== undefined);
  return {
    orderLine: reading.short(agreement, 'ram:BuyerOrderReferencedDocument/ram:LineID', `${field}.orderLine`),
    price: reading.decimal(agreement, `${price}/ram:ChargeAmount`, `${field}.price`),
    baseQuantity: reading.decimal(agreement, `${price}/ram:BasisQuantity`, `${field}.baseQuantity`),
    quantity: reading.decimalOf(quantity, `${field}.quantity`),
    unit: reading.attribute(quantity, 'unitCode', `${field}.unit`),
  };
}
