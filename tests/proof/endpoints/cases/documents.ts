import { invoiceOutside, savedForm } from '../../../drafting';
import type { Address, Case, Form } from '../case';
import { administrators, controllers, everybody, insiders, type Role } from '../roles';

// Collaborating: documents, their sharing, and invoices that are made here.

/** In the own environment its insiders; of a partner's open organisation its external member and the connected relationship manager. */
const inside = { own: insiders, hidden: administrators, shared: ['member', 'basicManager'] as Role[] };
/** The same for one that is shared with everybody of the partner. */
const given = { ...inside, shared: everybody };

const page = 'documents/[documentId]';

export const documentActions: Case[] = [
  {
    endpoint: `${page}#shareDocuments`,
    about: 'document',
    may: given,
    form: ({ document }, home) => ({ documents: [document!], recipients: [home.others.seated], level: 'read_only' }),
    crosses: true,
  },
  {
    endpoint: `${page}#changeShare`,
    about: 'share',
    may: { own: administrators, hidden: administrators },
    form: share({ access: 'can_edit' }),
  },
  { endpoint: `${page}#withdrawShare`, about: 'share', may: inside, form: share() },
  { endpoint: `${page}#leaveShare`, about: 'share', may: { own: ['basic'], shared: ['basic'] }, form: share() },
  { endpoint: `${page}#addComment`, about: 'document', may: given, form: document({ body: 'Words' }), crosses: true },
  { endpoint: `${page}#addLabel`, about: 'document', may: given, form: document({ label: 'Label' }) },
  { endpoint: `${page}#removeLabel`, about: 'document', may: given, form: document({ label: 'Label' }) },
  {
    endpoint: `${page}#changeStatus`,
    about: 'document',
    may: given,
    form: document({ status: 'approved', version: '1' }),
  },
  { endpoint: 'documents#markRead', about: 'document', may: given, form: document({}) },
  {
    endpoint: 'documents#withdrawUpload',
    about: 'upload',
    may: { own: controllers, hidden: administrators },
    form: ({ upload }) => ({ documentId: upload! }),
  },
  {
    endpoint: 'documents#markAsOriginal',
    about: 'duplicate',
    may: inside,
    form: ({ duplicate }) => ({ documentId: duplicate! }),
  },
  {
    endpoint: 'invoices#createDraft',
    about: 'organisation',
    may: inside,
    form: ({ organisation, newDocument }) =>
      invoiceOutside({ documentId: newDocument!, organisationId: organisation! }),
  },
  { endpoint: 'invoices#saveDraft', about: 'draft', may: inside, form: ({ draft }) => outside(draft!) },
  {
    endpoint: 'invoices#removeAttachment',
    about: 'draft',
    may: inside,
    form: ({ draft }) => ({ documentId: draft!, version: '2', number: '1' }),
  },
  {
    endpoint: 'invoices#deleteDraft',
    about: 'draft',
    may: { own: controllers, hidden: administrators },
    form: ({ draft }) => ({ documentId: draft! }),
  },
  {
    endpoint: 'invoices#sendDraft',
    about: 'draft',
    may: inside,
    form: ({ draft }) => ({ documentId: draft!, version: '2' }),
  },
  {
    endpoint: 'invoices#resendDocument',
    about: 'failed',
    may: inside,
    form: ({ failed }) => ({ documentId: failed!, version: '2', email: 'new@buyer.test' }),
  },
];

function document(more: Record<string, string>): Form {
  return ({ document }) => ({ documentId: document!, ...more });
}
function share(more: Record<string, string> = {}): Form {
  return ({ given: documentId, share }) => ({ documentId: documentId!, shareId: share!, ...more });
}
/** A saved draft names its organisation no more. */
function outside(documentId: string) {
  const { organisationId: _, ...form } = savedForm(documentId, 2, {
    recipient: 'outside',
    recipientId: '',
    buyerName: 'Buyer',
  });
  return form;
}

const of =
  (rest: string, about = 'document'): Address =>
  (on) =>
    `/documents/${on[about]}${rest}`;
const file = { about: 'document', may: given };

export const documentPlaces: Case[] = [
  { endpoint: 'page /documents/[documentId]', ...file, path: of('') },
  { endpoint: 'page /documents/[documentId]/why', ...file, path: of('/why') },
  { endpoint: 'route /documents/[documentId]/access', ...file, path: of('/access') },
  { endpoint: 'route /documents/[documentId]/file', ...file, path: of('/file') },
  { endpoint: 'route /documents/[documentId]/pdf', ...file, path: of('/pdf') },
  { endpoint: 'route /documents/[documentId]/preview', about: 'upload', may: inside, path: of('/preview', 'upload') },
  {
    endpoint: 'route /documents/[documentId]/recipients',
    ...file,
    path: of('/recipients?name=Person'),
    shows: ['platform', 'directory'],
  },
  {
    endpoint: 'route /documents/[documentId]/attachments/[number]',
    about: 'draft',
    may: inside,
    path: of('/attachments/1', 'draft'),
  },
  {
    endpoint: 'route /documents/[documentId]/attachments/[number]/preview',
    about: 'draft',
    may: inside,
    path: of('/attachments/1/preview', 'draft'),
  },
  {
    endpoint: 'page /invoices/[documentId]/edit',
    about: 'draft',
    may: inside,
    path: ({ draft }) => `/invoices/${draft}/edit`,
  },
  {
    endpoint: 'page /invoices/[documentId]/send',
    about: 'draft',
    may: inside,
    path: ({ draft }) => `/invoices/${draft}/send`,
  },
  {
    endpoint: 'route /invoices/[documentId]/attachments',
    about: 'draft',
    may: inside,
    path: ({ draft }) => `/invoices/${draft}/attachments?version=2&name=a.pdf`,
    body: '%PDF-1.4\nmore\n%%EOF',
  },
  {
    endpoint: 'route /documents/starting',
    ...file,
    path: ({ document }) => `/documents/starting?document=${document}`,
  },
  { endpoint: 'route /documents/choosing', may: { own: everybody }, path: () => '/documents/choosing?box=inbox_in' },
  { endpoint: 'route /documents/export', may: { own: everybody }, path: () => '/documents/export?box=inbox_in' },
  {
    endpoint: 'route /documents/upload',
    about: 'organisation',
    may: inside,
    path: ({ organisation }) => `/documents/upload?name=a.pdf&organisation=${organisation}&box=documents&type=other`,
    body: '%PDF-1.4\nmore\n%%EOF',
  },
  ...['/documents', '/inbox/in', '/inbox/out', '/invoices/new', '/', '/inbox/in/requests'].map(
    (path): Case => ({
      endpoint: `page ${path}`,
      may: { own: everybody },
      path: () => path,
    }),
  ),
  {
    endpoint: 'route /invoices/recipients',
    may: { own: everybody },
    path: () => '/invoices/recipients?text=Company',
    shows: ['directory'],
  },
  {
    endpoint: 'route /search',
    may: { own: everybody },
    path: () => '/search?term=xq',
    shows: ['platform', 'directory'],
  },
];
