'use server';

import {
  createDraft as create,
  removeAttachment as detach,
  deleteDraft as remove,
  saveDraft as save,
} from '@/lib/documents/drafts/commands';
import { heldDraftFacts, newDraftFacts } from '@/lib/documents/drafts/facts';
import {
  createDraftInput,
  deleteDraftInput,
  removeAttachmentInput,
  saveDraftInput,
} from '@/lib/documents/drafts/input';
import { resendDocument as resend, sendDraft as send } from '@/lib/documents/sending/commands';
import { heldDocumentFacts } from '@/lib/documents/sending/facts';
import { resendInput, sendInput } from '@/lib/documents/sending/input';
import { action } from '@/lib/policy/action';

/** Where a saved draft leads: on to the summary, back to the form, or nowhere for a page that stays. */
function afterSaving(documentId: string, { next, by }: { next: string; by: string }): string {
  if (next === 'check') return `/invoices/${documentId}/send`;
  if (by === 'script') return '';
  return `/invoices/${documentId}/edit${next === 'line' ? '?line=more' : ''}`;
}

export const createDraft = action({
  permission: 'document.create',
  input: createDraftInput,
  facts: newDraftFacts,
  run: create,
  revalidate: () => '/documents',
  goTo: afterSaving,
});

export const saveDraft = action({
  permission: 'document.editDraft',
  input: saveDraftInput,
  facts: heldDraftFacts,
  run: save,
  revalidate: () => '/documents',
  goTo: afterSaving,
});

export const removeAttachment = action({
  permission: 'document.editDraft',
  input: removeAttachmentInput,
  facts: heldDraftFacts,
  run: detach,
  revalidate: ({ documentId }) => `/invoices/${documentId}/edit`,
});

export const deleteDraft = action({
  permission: 'document.deleteDraft',
  input: deleteDraftInput,
  facts: heldDraftFacts,
  run: remove,
  revalidate: () => '/documents',
  goTo: () => '/documents',
});

export const sendDraft = action({
  permission: 'document.send',
  input: sendInput,
  facts: heldDocumentFacts,
  run: send,
  revalidate: () => ['/documents', '/inbox/out'],
  goTo: ({ documentId }) => `/documents/${documentId}`,
});

export const resendDocument = action({
  permission: 'document.resend',
  input: resendInput,
  facts: heldDocumentFacts,
  run: resend,
  done: (_, { email }) => ({ key: 'resent', values: { email } }),
  revalidate: ({ documentId }) => `/documents/${documentId}`,
});
