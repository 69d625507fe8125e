import { type Attachments, readAttachments } from './attachment-bytes';
import type { DocumentKind, EDocument } from './model';
import { readLines } from './read-ubl-lines';
import { readAllowancesCharges, readTotals, readVat } from './read-ubl-money';
import { readBuyer, readDelivery, readPayee, readPaymentMeans, readPeriod, readSeller } from './read-ubl-parties';
import { documentType, readReferences } from './read-ubl-references';
import type { Reading } from './reading';
import type { XmlElement } from './tree';

const schema = 'urn:oasis:names:specification:ubl:schema:xsd:';

/** What the prefixes in this reader's paths stand for. */
export const ublPrefixes = {
  cac: `${schema}CommonAggregateComponents-2`,
  cbc: `${schema}CommonBasicComponents-2`,
} as const;

const kinds: ReadonlyMap<string, DocumentKind> = new Map([
  ['Invoice', 'invoice'],
  ['SelfBilledInvoice', 'invoice'],
  ['FreightInvoice', 'invoice'],
  ['CreditNote', 'credit_note'],
  ['SelfBilledCreditNote', 'credit_note'],
  ['Order', 'order'],
  ['OrderChange', 'order'],
  ['OrderCancellation', 'order'],
  ['OrderResponse', 'order_response'],
  ['OrderResponseSimple', 'order_response'],
]);

/** True when the root is a document of UBL 2, whichever. */
export function isUbl(root: XmlElement): boolean {
  return root.namespace === `${schema}${root.name}-2`;
}

/** The model of a UBL document, without warnings on sums, and its embedded files. */
export function readUbl(reading: Reading, root: XmlElement): { model: EDocument; attachments: Attachments } {
  const attachments = readUblAttachments(reading, root);
  const currency = readCurrency(reading, root);
  const model: EDocument = {
    syntax: 'ubl',
    rootName: root.name,
    kind: kinds.get(root.name) ?? 'other',
    ...readHead(reading, root),
    ...readReferences(reading, root),
    currency,
    period: readPeriod(
      reading,
      root,
      root.name.startsWith('Order') ? 'cac:ValidityPeriod' : 'cac:InvoicePeriod',
      'period',
    ),
    notes: readNotes(reading, root),
    seller: readSeller(reading, root),
    buyer: readBuyer(reading, root),
    payee: readPayee(reading, root),
    delivery: readDelivery(reading, root),
    paymentMeans: readPaymentMeans(reading, root),
    paymentTerms: reading.long(root, 'cac:PaymentTerms/cbc:Note', 'paymentTerms'),
    allowancesCharges: readAllowancesCharges(reading, root, 'allowancesCharges'),
    totals: readTotals(reading, root, currency),
    vat: readVat(reading, root, currency),
    lines: readLines(reading, root),
    attachments: attachments.shown,
    warnings: [],
  };
  return { model, attachments };
}

function readHead(reading: Reading, root: XmlElement) {
  return {
    customizationId: reading.short(root, 'cbc:CustomizationID', 'customizationId'),
    profileId: reading.short(root, 'cbc:ProfileID', 'profileId'),
    number: reading.short(root, 'cbc:ID', 'number'),
    issueDate: reading.date(root, 'cbc:IssueDate', 'issueDate'),
    // A credit note has no due date of its own before UBL 2.3: EN 16931 keeps BT-9 with the payment means.
    dueDate:
      reading.date(root, 'cbc:DueDate', 'dueDate') ??
      reading.date(root, 'cac:PaymentMeans/cbc:PaymentDueDate', 'dueDate'),
    taxPointDate: reading.date(root, 'cbc:TaxPointDate', 'taxPointDate'),
    typeCode: readTypeCode(reading, root),
    responseCode: readResponseCode(reading, root),
    taxCurrency: reading.currency(root, 'cbc:TaxCurrencyCode', 'taxCurrency'),
    accountingCost:
      reading.short(root, 'cbc:AccountingCost', 'accountingCost') ??
      reading.short(root, 'cbc:AccountingCostCode', 'accountingCost'),
  };
}

function readTypeCode(reading: Reading, root: XmlElement): string | null {
  const paths = ['cbc:InvoiceTypeCode', 'cbc:CreditNoteTypeCode', 'cbc:OrderTypeCode'];
  return reading.shortOf(
    paths.map((path) => reading.find(root, path)).find((node) => node !== undefined),
    'typeCode',
  );
}

/** The simple order response says yes or no where the full one has a code. */
function readResponseCode(reading: Reading, root: XmlElement): string | null {
  const accepted = reading.short(root, 'cbc:AcceptedIndicator', 'responseCode');
  if (accepted !== null) return accepted === 'true' || accepted === '1' ? 'AP' : 'RE';
  return reading.short(root, 'cbc:OrderResponseCode', 'responseCode');
}

function readNotes(reading: Reading, root: XmlElement): string[] {
  const nodes = ['cbc:Note', 'cbc:CancellationNote', 'cbc:RejectionNote'].flatMap((path) => reading.all(root, path));
  return nodes.flatMap((node, place) => reading.longOf(node, `notes.${place}`) ?? []);
}

/** BT-5, or where a document names none, the currency of its first amount. */
function readCurrency(reading: Reading, root: XmlElement): string | null {
  const named = reading.currency(root, 'cbc:DocumentCurrencyCode', 'currency');
  if (named !== null || reading.find(root, 'cbc:DocumentCurrencyCode')) return named;
  const used = firstAmountCurrency(root);
  return used !== undefined && /^[A-Z]{3}$/.test(used) ? used : null;
}

function firstAmountCurrency(node: XmlElement): string | undefined {
  for (const child of node.children) {
    const used = child.attributes.currencyID ?? firstAmountCurrency(child);
    if (used !== undefined) return used;
  }
  return undefined;
}

/** BG-24. Types 130 (what is invoiced) and 50 (project) are references and no attachments. */
function readUblAttachments(reading: Reading, root: XmlElement): Attachments {
  const nodes = reading
    .all(root, 'cac:AdditionalDocumentReference')
    .filter((node) => !['130', '50'].includes(documentType(reading, node) ?? ''));
  const found = nodes.map((node, place) => ({
    id: reading.short(node, 'cbc:ID', `attachments.${place}.id`),
    description:
      reading.long(node, 'cbc:DocumentDescription', `attachments.${place}.description`) ??
      reading.long(node, 'cbc:DocumentType', `attachments.${place}.description`),
    uri: reading.long(node, 'cac:Attachment/cac:ExternalReference/cbc:URI', `attachments.${place}.uri`),
    embedded: reading.find(node, 'cac:Attachment/cbc:EmbeddedDocumentBinaryObject'),
  }));
  return readAttachments(reading, found);
}
