import type { Line } from './model';
import { amount, decimal, group, leaf, only, type Row, wrap } from './rows';
import { allowanceChargeRows, taxCategory } from './table-money';
import { deliveryPeriod, identifier, maybe, periodRows } from './table-party';

const itemRows: readonly Row<Line>[] = [
  leaf('cbc:Description', (l) => l.description),
  leaf('cbc:Name', (l) => l.name),
  wrap('cac:BuyersItemIdentification', [leaf('cbc:ID', (l) => l.buyerItemId)]),
  wrap('cac:SellersItemIdentification', [leaf('cbc:ID', (l) => l.sellerItemId)]),
  wrap('cac:StandardItemIdentification', [identifier('cbc:ID', (l) => l.standardItemId)]),
  taxCategory('cac:ClassifiedTaxCategory'),
];

/** The price has as many places as it was given: a unit price may be a fraction of a cent. */
const price: Row<Line> = wrap('cac:Price', [
  decimal(
    'cbc:PriceAmount',
    (l) => l.price,
    (_, { model }) => ({ currencyID: model.currency }),
  ),
  decimal(
    'cbc:BaseQuantity',
    (l) => l.baseQuantity,
    (l) => ({ unitCode: l.unit }),
  ),
]);

const unit = (line: Line) => ({ unitCode: line.unit });
const invoices = ['Invoice', 'CreditNote'] as const;
const orders = ['Order', 'OrderResponse'] as const;

/** A line, in the order of the schema: on an order the price comes before the item. */
export const lineRows: readonly Row<Line>[] = [
  leaf('cbc:ID', (l) => l.id),
  leaf('cbc:Note', (l) => l.note),
  only(
    orders,
    leaf('cbc:LineStatusCode', (l) => l.statusCode),
  ),
  decimal(
    {
      Invoice: 'cbc:InvoicedQuantity',
      CreditNote: 'cbc:CreditedQuantity',
      Order: 'cbc:Quantity',
      OrderResponse: 'cbc:Quantity',
    },
    (l) => l.quantity,
    unit,
  ),
  amount('cbc:LineExtensionAmount', (l) => l.net),
  leaf('cbc:AccountingCost', (l) => l.accountingCost),
  only(
    invoices,
    group('cac:InvoicePeriod', (l) => maybe(l.period), periodRows),
  ),
  only(invoices, wrap('cac:OrderLineReference', [leaf('cbc:LineID', (l) => l.orderLine)])),
  only(orders, wrap('cac:Delivery', [group(deliveryPeriod, (l) => maybe(l.period), periodRows)])),
  group('cac:AllowanceCharge', (l) => l.allowancesCharges, allowanceChargeRows),
  only(orders, price),
  wrap('cac:Item', itemRows),
  only(invoices, price),
];
