import { maximumLines } from './limits';
import type { Line } from './model';
import { readAllowancesCharges } from './read-ubl-money';
import { readPeriod } from './read-ubl-parties';
import type { Reading } from './reading';
import { Refusal } from './refusal';
import type { XmlElement } from './tree';

/** Where lines stand in each document; those of an order are wrapped once more. */
const wrapped = 'cac:OrderLine';
const plain = ['cac:InvoiceLine', 'cac:CreditNoteLine', 'cac:DebitNoteLine'];
const quantities = ['cbc:InvoicedQuantity', 'cbc:CreditedQuantity', 'cbc:DebitedQuantity', 'cbc:Quantity'];

/** BG-25. Refuses more than 10,000 lines. */
export function readLines(reading: Reading, root: XmlElement): Line[] {
  const ordered = reading.all(root, wrapped).map((node) => ({ outer: node, line: reading.find(node, 'cac:LineItem') }));
  const other = plain.flatMap((path) => reading.all(root, path)).map((node) => ({ outer: node, line: node }));
  const found = [...ordered, ...other];
  if (found.length > maximumLines) throw new Refusal('too_many_lines', { limit: maximumLines });
  return found.flatMap(({ outer, line }, place) => (line ? [readLine(reading, line, outer, `lines.${place}`)] : []));
}

function readLine(reading: Reading, line: XmlElement, outer: XmlElement, field: string): Line {
  const quantity = quantities.map((path) => reading.find(line, path)).find((node) => node !== undefined);
  return {
    id: reading.short(line, 'cbc:ID', `${field}.id`),
    note: reading.long(line, 'cbc:Note', `${field}.note`) ?? reading.long(outer, 'cbc:Note', `${field}.note`),
    ...readItem(reading, line, field),
    quantity: reading.decimalOf(quantity, `${field}.quantity`),
    unit: reading.attribute(quantity, 'unitCode', `${field}.unit`),
    price: reading.decimal(line, 'cac:Price/cbc:PriceAmount', `${field}.price`),
    baseQuantity: reading.decimal(line, 'cac:Price/cbc:BaseQuantity', `${field}.baseQuantity`),
    net: reading.decimal(line, 'cbc:LineExtensionAmount', `${field}.net`),
    period:
      readPeriod(reading, line, 'cac:InvoicePeriod', `${field}.period`) ??
      readPeriod(reading, line, 'cac:Delivery/cac:RequestedDeliveryPeriod', `${field}.period`) ??
      readPeriod(reading, line, 'cac:Delivery/cac:PromisedDeliveryPeriod', `${field}.period`),
    orderLine: reading.short(outer, 'cac:OrderLineReference/cbc:LineID', `${field}.orderLine`),
    accountingCost:
      reading.short(line, 'cbc:AccountingCost', `${field}.accountingCost`) ??
      reading.short(line, 'cbc:AccountingCostCode', `${field}.accountingCost`),
    statusCode: reading.short(line, 'cbc:LineStatusCode', `${field}.statusCode`),
    allowancesCharges: readAllowancesCharges(reading, line, `${field}.allowancesCharges`),
  };
}

function readItem(reading: Reading, line: XmlElement, field: string) {
  const item = reading.find(line, 'cac:Item');
  const tax = reading.find(item, 'cac:ClassifiedTaxCategory');
  return {
    name: reading.short(item, 'cbc:Name', `${field}.name`),
    description: reading.long(item, 'cbc:Description', `${field}.description`),
    sellerItemId: reading.short(item, 'cac:SellersItemIdentification/cbc:ID', `${field}.sellerItemId`),
    buyerItemId: reading.short(item, 'cac:BuyersItemIdentification/cbc:ID', `${field}.buyerItemId`),
    standardItemId: reading.identifier(item, 'cac:StandardItemIdentification/cbc:ID', `${field}.standardItemId`),
    vatCategory: reading.short(tax, 'cbc:ID', `${field}.vatCategory`),
    vatRate: reading.decimal(tax, 'cbc:Percent', `${field}.vatRate`),
  };
}
