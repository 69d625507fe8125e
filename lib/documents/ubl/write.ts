import type { EmbeddedFile } from './attachment-bytes';
import { schemes } from './identifiers';
import type { DocumentKind, EDocument, Party } from './model';
import { ublPrefixes } from './read-ubl';
import type { Root } from './rows';
import { table } from './table';

type Default = Pick<EDocument, 'customizationId' | 'profileId' | 'typeCode' | 'responseCode'> & { root: Root };

const billing = {
  customizationId: 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0',
  profileId: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
  responseCode: null,
} as const;
const ordering = 'urn:fdc:peppol.eu:poacc:bis:ordering:3';

/** What a new document declares unless told otherwise: Peppol BIS Billing 3 and Peppol BIS Ordering 3. */
const defaults: Readonly<Record<Exclude<DocumentKind, 'other'>, Default>> = {
  invoice: { ...billing, root: 'Invoice', typeCode: '380' },
  credit_note: { ...billing, root: 'CreditNote', typeCode: '381' },
  order: {
    root: 'Order',
    customizationId: 'urn:fdc:peppol.eu:poacc:trns:order:3',
    profileId: ordering,
    typeCode: '220',
    responseCode: null,
  },
  order_response: {
    root: 'OrderResponse',
    customizationId: 'urn:fdc:peppol.eu:poacc:trns:order_response:3',
    profileId: ordering,
    typeCode: null,
    responseCode: 'AB',
  },
};

/** The document as it will be written: in UBL, with root, customization, profile, codes and network addresses filled in. Throws for kind `other`. */
export function withDefaults(model: EDocument): EDocument {
  if (model.kind === 'other') throw new Error('Only invoices, credit notes, orders and order responses are written');
  const { root, ...filled } = defaults[model.kind];
  return {
    ...model,
    seller: reachable(model.seller),
    buyer: reachable(model.buyer),
    syntax: 'ubl',
    rootName: root,
    customizationId: model.customizationId ?? filled.customizationId,
    profileId: model.profileId ?? filled.profileId,
    typeCode: model.typeCode ?? filled.typeCode,
    responseCode: model.responseCode ?? filled.responseCode,
  };
}

/** A party without an address of its own on the network is reached by its Chamber of Commerce number or OIN. */
function reachable(party: Party): Party {
  const { legalId } = party;
  const isAddress = legalId?.scheme === schemes.chamberOfCommerce || legalId?.scheme === schemes.oin;
  return party.endpoint === null && isAddress ? { ...party, endpoint: legalId } : party;
}

/** The UBL 2.1 bytes (UTF-8) of an invoice, credit note, order or order response, its files embedded. Throws for kind `other` and for amounts that are no decimals. */
export function writeUbl(model: EDocument, files: readonly EmbeddedFile[] = []): Uint8Array {
  const document = withDefaults(model);
  const root = document.rootName as Root;
  const whole = { root, model: document, files };
  let text = `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${root}-2"`;
  for (const [prefix, namespace] of Object.entries(ublPrefixes)) text += ` xmlns:${prefix}="${namespace}"`;
  text += '>\n';
  for (const row of table) text += row(document, whole, 1);
  return new TextEncoder().encode(`${text}</${root}>\n`);
}
