import { type Attachments, readAttachments } from './attachment-bytes';
import type { DocumentKind, EDocument } from './model';
import { readCiiLines } from './read-cii-lines';
import { readCiiAllowancesCharges, readCiiPaymentMeans, readCiiTotals, readCiiVat } from './read-cii-money';
import { readCiiDelivery, readCiiParty, readCiiPayee, readCiiPeriod } from './read-cii-parties';
import type { Reading } from './reading';
import type { XmlElement } from './tree';

const data = 'urn:un:unece:uncefact:data:';
const roots: ReadonlyMap<string, string> = new Map([
  ['CrossIndustryInvoice', `${data}standard:CrossIndustryInvoice:100`],
  ['SCRDMCCBDACIOMessageStructure', `${data}SCRDMCCBDACIOMessageStructure:100`],
]);

/** What the prefixes in this reader's paths stand for. Invoices use version 100 of the parts, orders (Order-X) version 128. */
export const ciiPrefixes = {
  rsm: data,
  ram: `${data}standard:ReusableAggregateBusinessInformationEntity:`,
  udt: `${data}standard:UnqualifiedDataType:`,
  qdt: `${data}standard:QualifiedDataType:`,
} as const;

/** The credit notes among the type codes of UNTDID 1001. */
const creditNotes = ['81', '83', '261', '262', '296', '308', '381', '396', '420', '458', '502', '503', '532'];

/** True when the root is a Cross Industry Invoice (D16B, as in Factur-X) or Order (as in Order-X). */
export function isCii(root: XmlElement): boolean {
  return roots.get(root.name) === root.namespace;
}

/** The model of a UN/CEFACT document, without warnings on sums, and its embedded files. */
export function readCii(reading: Reading, root: XmlElement): { model: EDocument; attachments: Attachments } {
  const trade = reading.find(root, 'rsm:SupplyChainTradeTransaction');
  const agreement = reading.find(trade, 'ram:ApplicableHeaderTradeAgreement');
  const settlement = reading.find(trade, 'ram:ApplicableHeaderTradeSettlement');
  const attachments = readCiiAttachments(reading, agreement);
  const head = readHead(reading, root);
  const currency =
    reading.currency(settlement, 'ram:InvoiceCurrencyCode', 'currency') ??
    reading.currency(settlement, 'ram:OrderCurrencyCode', 'currency');
  const model: EDocument = {
    syntax: 'cii',
    rootName: root.name,
    kind: kindOf(root.name, head.typeCode),
    ...head,
    ...readReferences(reading, agreement, settlement),
    ...readTerms(reading, settlement),
    responseCode: null,
    currency,
    taxCurrency: reading.currency(settlement, 'ram:TaxCurrencyCode', 'taxCurrency'),
    period: readCiiPeriod(reading, settlement, 'ram:BillingSpecifiedPeriod', 'period'),
    seller: readCiiParty(reading, reading.find(agreement, 'ram:SellerTradeParty'), 'seller'),
    buyer: readCiiParty(reading, reading.find(agreement, 'ram:BuyerTradeParty'), 'buyer'),
    payee: readCiiPayee(reading, settlement),
    delivery: readCiiDelivery(reading, reading.find(trade, 'ram:ApplicableHeaderTradeDelivery')),
    paymentMeans: readCiiPaymentMeans(reading, settlement),
    allowancesCharges: readCiiAllowancesCharges(reading, settlement, 'allowancesCharges'),
    totals: readCiiTotals(reading, settlement, currency),
    vat: readCiiVat(reading, settlement),
    lines: readCiiLines(reading, trade),
    attachments: attachments.shown,
    warnings: [],
  };
  return { model, attachments };
}

function kindOf(rootName: string, typeCode: string | null): DocumentKind {
  if (rootName === 'CrossIndustryInvoice') return creditNotes.includes(typeCode ?? '') ? 'credit_note' : 'invoice';
  return typeCode === '231' ? 'order_response' : 'order';
}

function readHead(reading: Reading, root: XmlElement) {
  const context = reading.find(root, 'rsm:ExchangedDocumentContext');
  const head = reading.find(root, 'rsm:ExchangedDocument');
  return {
    customizationId: reading.short(context, 'ram:GuidelineSpecifiedDocumentContextParameter/ram:ID', 'customizationId'),
    profileId: reading.short(context, 'ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID', 'profileId'),
    number: reading.short(head, 'ram:ID', 'number'),
    issueDate: reading.date(head, 'ram:IssueDateTime/udt:DateTimeString', 'issueDate'),
    typeCode: reading.short(head, 'ram:TypeCode', 'typeCode'),
    notes: reading
      .all(head, 'ram:IncludedNote/ram:Content')
      .flatMap((node, place) => reading.longOf(node, `notes.${place}`) ?? []),
  };
}

type Node = XmlElement | undefined;

function readReferences(reading: Reading, agreement: Node, settlement: Node) {
  const issued = (name: string, field: string) => reading.short(agreement, `ram:${name}/ram:IssuerAssignedID`, field);
  return {
    buyerReference: reading.short(agreement, 'ram:BuyerReference', 'buyerReference'),
    projectReference: reading.short(agreement, 'ram:SpecifiedProcuringProject/ram:ID', 'projectReference'),
    contractReference: issued('ContractReferencedDocument', 'contractReference'),
    orderReference: issued('BuyerOrderReferencedDocument', 'orderReference'),
    salesOrderReference: issued('SellerOrderReferencedDocument', 'salesOrderReference'),
    accountingCost: reading.short(settlement, 'ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID', 'accountingCost'),
    precedingInvoices: reading.all(settlement, 'ram:InvoiceReferencedDocument').flatMap((node, place) => {
      const field = `precedingInvoices.${place}`;
      const number = reading.short(node, 'ram:IssuerAssignedID', `${field}.number`);
      const issued = 'ram:FormattedIssueDateTime/qdt:DateTimeString';
      return number === null ? [] : [{ number, issueDate: reading.date(node, issued, `${field}.issueDate`) }];
    }),
  };
}

function readTerms(reading: Reading, settlement: Node) {
  const terms = 'ram:SpecifiedTradePaymentTerms';
  return {
    dueDate: reading.date(settlement, `${terms}/ram:DueDateDateTime/udt:DateTimeString`, 'dueDate'),
    paymentTerms: reading.long(settlement, `${terms}/ram:Description`, 'paymentTerms'),
    taxPointDate: reading.date(settlement, 'ram:ApplicableTradeTax/ram:TaxPointDate/udt:DateString', 'taxPointDate'),
  };
}

/** BG-24: the referenced documents of type 916; 50 and 130 are references to a tender and to what is invoiced. */
function readCiiAttachments(reading: Reading, agreement: Node): Attachments {
  const nodes = reading
    .all(agreement, 'ram:AdditionalReferencedDocument')
    .filter((node) => !['50', '130'].includes(reading.short(node, 'ram:TypeCode', 'attachments') ?? ''));
  const found = nodes.map((node, place) => ({
    id: reading.short(node, 'ram:IssuerAssignedID', `attachments.${place}.id`),
    description: reading.long(node, 'ram:Name', `attachments.${place}.description`),
    uri: reading.long(node, 'ram:URIID', `attachments.${place}.uri`),
    embedded: reading.find(node, 'ram:AttachmentBinaryObject'),
  }));
  return readAttachments(reading, found);
}
