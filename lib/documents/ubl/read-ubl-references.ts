import type { PrecedingInvoice } from './model';
import type { Reading } from './reading';
import type { XmlElement } from './tree';

/** BT-10 to BT-14 and the invoices that came before (BG-3). */
export function readReferences(reading: Reading, root: XmlElement) {
  const short = (paths: readonly string[], field: string) => {
    for (const path of paths) {
      const value = reading.short(root, path, field);
      if (value !== null) return value;
    }
    return null;
  };
  // Peppol has 'NA' written where only the seller's number of the order is known.
  const order = short(['cac:OrderReference/cbc:ID', 'cac:OrderDocumentReference/cbc:ID'], 'orderReference');
  const salesOrder = short(['cac:OrderReference/cbc:SalesOrderID', 'cbc:SalesOrderID'], 'salesOrderReference');
  return {
    buyerReference: short(['cbc:BuyerReference', 'cbc:CustomerReference'], 'buyerReference'),
    projectReference: short(['cac:ProjectReference/cbc:ID'], 'projectReference') ?? creditNoteProject(reading, root),
    contractReference: short(['cac:ContractDocumentReference/cbc:ID', 'cac:Contract/cbc:ID'], 'contractReference'),
    orderReference: order === 'NA' && salesOrder !== null ? null : order,
    salesOrderReference: salesOrder,
    precedingInvoices: readPreceding(reading, root),
  };
}

/** A credit note has no project reference: EN 16931 keeps BT-11 as an additional document of type 50. */
function creditNoteProject(reading: Reading, root: XmlElement): string | null {
  const project = reading
    .all(root, 'cac:AdditionalDocumentReference')
    .find((node) => documentType(reading, node) === '50');
  return reading.short(project, 'cbc:ID', 'projectReference');
}

/** What kind of document a reference points at (UNTDID 1001). */
export function documentType(reading: Reading, node: XmlElement): string | null {
  return reading.short(node, 'cbc:DocumentTypeCode', 'attachments');
}

function readPreceding(reading: Reading, root: XmlElement): PrecedingInvoice[] {
  const references = [
    ...reading.all(root, 'cac:BillingReference/cac:InvoiceDocumentReference'),
    ...reading.all(root, 'cac:BillingReference/cac:CreditNoteDocumentReference'),
    ...reading.all(root, 'cac:ReminderLine/cac:BillingReference/cac:InvoiceDocumentReference'),
  ];
  return references.flatMap((node, place) => {
    const number = reading.short(node, 'cbc:ID', `precedingInvoices.${place}.number`);
    if (number === null) return [];
    return [{ number, issueDate: reading.date(node, 'cbc:IssueDate', `precedingInvoices.${place}.issueDate`) }];
  });
}
