import { invoiceOutside, savedForm } from '../../../drafting';
import type { Case } from '../case';
import { administrators, controllers, everybody, inside } from '../roles';

// Collaborating: invoices that are made here, with what is attached to them.

export const invoiceActions: Case[] = [
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

/** A saved draft names its organisation no more. */
function outside(documentId: string) {
  const { organisationId: _, ...form } = savedForm(documentId, 2, {
    recipient: 'outside',
    recipientId: '',
    buyerName: 'Buyer',
  });
  return form;
}

export const invoicePlaces: Case[] = [
  {
    endpoint: 'route /documents/[documentId]/attachments/[number]',
    about: 'draft',
    may: inside,
    path: ({ draft }) => `/documents/${draft}/attachments/1`,
  },
  {
    endpoint: 'route /documents/[documentId]/attachments/[number]/preview',
    about: 'draft',
    may: inside,
    path: ({ draft }) => `/documents/${draft}/attachments/1/preview`,
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
  { endpoint: 'page /invoices/new', may: { own: everybody }, path: () => '/invoices/new' },
  {
    endpoint: 'route /invoices/recipients',
    may: { own: everybody },
    path: () => '/invoices/recipients?text=Company',
    shows: ['directory'],
  },
];
