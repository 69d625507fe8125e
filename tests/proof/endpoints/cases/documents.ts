import type { Address, Case, Form } from '../case';
import { administrators, controllers, everybody, inside } from '../roles';

// Collaborating: documents and their sharing.

/** A document that is shared with everybody of the partner. */
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
];

function document(more: Record<string, string>): Form {
  return ({ document }) => ({ documentId: document!, ...more });
}
function share(more: Record<string, string> = {}): Form {
  return ({ given: documentId, share }) => ({ documentId: documentId!, shareId: share!, ...more });
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
  ...['/documents', '/inbox/in', '/inbox/out', '/', '/inbox/in/requests'].map(
    (path): Case => ({
      endpoint: `page ${path}`,
      may: { own: everybody },
      path: () => path,
    }),
  ),
  {
    endpoint: 'route /search',
    may: { own: everybody },
    path: () => '/search?term=xq',
    shows: ['platform', 'directory'],
  },
];
