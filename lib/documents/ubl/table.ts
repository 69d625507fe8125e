import type { Attachment, EDocument, PrecedingInvoice } from './model';
import { amount, each, group, leaf, only, type Row, type Whole, wrap } from './rows';
import { lineRows } from './table-line';
import { allowanceChargeRows, paymentMeansRows, totalsRows, vatRows } from './table-money';
import { deliveryRows, maybe, partyRows, payeeRows, periodRows } from './table-party';

const order = ['Order'] as const;
const response = ['OrderResponse'] as const;
const orders = ['Order', 'OrderResponse'] as const;
const invoice = ['Invoice'] as const;
const credit = ['CreditNote'] as const;
const invoices = ['Invoice', 'CreditNote'] as const;
const legal = 'cac:LegalMonetaryTotal';

const precedingRows: readonly Row<PrecedingInvoice>[] = [
  wrap('cac:InvoiceDocumentReference', [leaf('cbc:ID', (p) => p.number), leaf('cbc:IssueDate', (p) => p.issueDate)]),
];

const attachmentRows: readonly Row<Attachment>[] = [
  leaf('cbc:ID', (a, { model }) => a.id ?? String(model.attachments.indexOf(a) + 1)),
  leaf('cbc:DocumentDescription', (a) => a.description),
  wrap('cac:Attachment', [
    leaf('cbc:EmbeddedDocumentBinaryObject', embedded, (a) => ({ mimeCode: a.mediaType, filename: a.fileName })),
    wrap('cac:ExternalReference', [leaf('cbc:URI', (a) => a.uri)]),
  ]),
];

function embedded(attachment: Attachment, { model, files }: Whole): string | null {
  const place = model.attachments.indexOf(attachment);
  const bytes = files.find((file) => file.place === place)?.bytes;
  return bytes ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64') : null;
}

/** The number of the order, 'NA' where only the seller's own number of it is known (Peppol BIS Billing). */
const orderReference: Row<EDocument> = wrap('cac:OrderReference', [
  leaf('cbc:ID', (d) => d.orderReference ?? (d.salesOrderReference === null ? null : 'NA')),
  leaf('cbc:SalesOrderID', (d) => d.salesOrderReference),
]);

/** A credit note has no project reference of its own: EN 16931 keeps it as an additional document of type 50. */
const project: Row<EDocument> = group('cac:AdditionalDocumentReference', (d) => maybe(d.projectReference), [
  leaf('cbc:ID', (id) => id),
  leaf('cbc:DocumentTypeCode', () => '50'),
]);

const seller: Row<EDocument> = group(
  {
    Invoice: 'cac:AccountingSupplierParty',
    CreditNote: 'cac:AccountingSupplierParty',
    Order: 'cac:SellerSupplierParty',
    OrderResponse: 'cac:SellerSupplierParty',
  },
  (d) => [d.seller],
  [wrap('cac:Party', partyRows)],
);

const buyer: Row<EDocument> = group(
  {
    Invoice: 'cac:AccountingCustomerParty',
    CreditNote: 'cac:AccountingCustomerParty',
    Order: 'cac:BuyerCustomerParty',
    OrderResponse: 'cac:BuyerCustomerParty',
  },
  (d) => [d.buyer],
  [wrap('cac:Party', partyRows)],
);

const taxTotal: Row<EDocument> = wrap('cac:TaxTotal', [
  amount('cbc:TaxAmount', (d) => d.totals.vat),
  group('cac:TaxSubtotal', (d) => d.vat, vatRows),
]);

const taxTotalInTaxCurrency: Row<EDocument> = wrap('cac:TaxTotal', [
  amount(
    'cbc:TaxAmount',
    (d) => (d.taxCurrency === null ? null : d.totals.vatInTaxCurrency),
    (d) => d.taxCurrency ?? '',
  ),
]);

const typeCode: Row<EDocument> = leaf(
  { Invoice: 'cbc:InvoiceTypeCode', CreditNote: 'cbc:CreditNoteTypeCode', Order: 'cbc:OrderTypeCode' },
  (d) => d.typeCode,
);

const line: Row<EDocument> = group(
  { Invoice: 'cac:InvoiceLine', CreditNote: 'cac:CreditNoteLine' },
  (d) => d.lines,
  lineRows,
);

const orderLine: Row<EDocument> = group('cac:OrderLine', (d) => d.lines, [
  wrap('cac:LineItem', lineRows),
  only(response, wrap('cac:OrderLineReference', [leaf('cbc:LineID', (l) => l.orderLine)])),
]);

/** The elements of UBL 2.1 in the order of its schemas. A row that stands twice has its place by the kind of document. */
export const table: readonly Row<EDocument>[] = [
  leaf('cbc:CustomizationID', (d) => d.customizationId),
  leaf('cbc:ProfileID', (d) => d.profileId),
  leaf('cbc:ID', (d) => d.number),
  only(
    orders,
    leaf('cbc:SalesOrderID', (d) => d.salesOrderReference),
  ),
  leaf('cbc:IssueDate', (d) => d.issueDate),
  only(
    invoice,
    leaf('cbc:DueDate', (d) => d.dueDate),
  ),
  only(
    credit,
    leaf('cbc:TaxPointDate', (d) => d.taxPointDate),
  ),
  typeCode,
  only(
    response,
    leaf('cbc:OrderResponseCode', (d) => d.responseCode),
  ),
  each(
    (d) => d.notes,
    leaf('cbc:Note', (note) => note),
  ),
  only(
    invoice,
    leaf('cbc:TaxPointDate', (d) => d.taxPointDate),
  ),
  leaf('cbc:DocumentCurrencyCode', (d) => d.currency),
  leaf('cbc:TaxCurrencyCode', (d) => d.taxCurrency),
  only(
    orders,
    leaf('cbc:CustomerReference', (d) => d.buyerReference),
  ),
  leaf('cbc:AccountingCost', (d) => d.accountingCost),
  only(
    invoices,
    leaf('cbc:BuyerReference', (d) => d.buyerReference),
  ),
  only(
    invoices,
    group('cac:InvoicePeriod', (d) => maybe(d.period), periodRows),
  ),
  only(
    orders,
    group('cac:ValidityPeriod', (d) => maybe(d.period), periodRows),
  ),
  only(invoices, orderReference),
  only(response, wrap('cac:OrderReference', [leaf('cbc:ID', (d) => d.orderReference)])),
  only(order, wrap('cac:OrderDocumentReference', [leaf('cbc:ID', (d) => d.orderReference)])),
  only(
    invoices,
    group('cac:BillingReference', (d) => d.precedingInvoices, precedingRows),
  ),
  only(invoices, wrap('cac:ContractDocumentReference', [leaf('cbc:ID', (d) => d.contractReference)])),
  group('cac:AdditionalDocumentReference', (d) => d.attachments, attachmentRows),
  only(credit, project),
  only(orders, wrap('cac:Contract', [leaf('cbc:ID', (d) => d.contractReference)])),
  only([...invoice, ...order], wrap('cac:ProjectReference', [leaf('cbc:ID', (d) => d.projectReference)])),
  only(order, buyer),
  seller,
  only([...invoices, ...response], buyer),
  only(
    invoices,
    group('cac:PayeeParty', (d) => maybe(d.payee), payeeRows),
  ),
  group('cac:Delivery', (d) => maybe(d.delivery), deliveryRows),
  group('cac:PaymentMeans', (d) => d.paymentMeans, paymentMeansRows),
  wrap('cac:PaymentTerms', [leaf('cbc:Note', (d) => d.paymentTerms)]),
  group('cac:AllowanceCharge', (d) => d.allowancesCharges, allowanceChargeRows),
  taxTotal,
  taxTotalInTaxCurrency,
  group(
    { Invoice: legal, CreditNote: legal, OrderResponse: legal, Order: 'cac:AnticipatedMonetaryTotal' },
    (d) => [d.totals],
    totalsRows,
  ),
  only(invoices, line),
  only(orders, orderLine),
];
