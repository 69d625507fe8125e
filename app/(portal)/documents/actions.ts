'use server';

import {
  markAsOriginal as runMarkAsOriginal,
  markRead as runMarkRead,
  withdrawUpload as runWithdrawUpload,
} from '@/lib/documents/commands';
import { documentFacts, uploadFacts } from '@/lib/documents/facts';
import { documentInput } from '@/lib/documents/input';
import { action } from '@/lib/policy/action';
import { pathOf } from './list/address';

const lists = Object.values(pathOf);

/** The detail is open before somebody's eyes: it is not unread any more. */
export const markRead = action({
  permission: 'document.open',
  input: documentInput,
  facts: (tx, actor, { documentId }) => documentFacts(tx, actor, documentId, 'update'),
  run: runMarkRead,
  revalidate: ({ documentId }) => [`/documents/${documentId}`, ...lists],
});

export const withdrawUpload = action({
  permission: 'document.withdrawUpload',
  input: documentInput,
  facts: (tx, actor, { documentId }) => uploadFacts(tx, actor, documentId),
  run: runWithdrawUpload,
  revalidate: () => lists,
  goTo: (box) => pathOf[box],
});

export const markAsOriginal = action({
  permission: 'document.changeStatus',
  input: documentInput,
  facts: (tx, actor, { documentId }) => documentFacts(tx, actor, documentId, 'update'),
  run: runMarkAsOriginal,
  done: () => 'original',
  revalidate: ({ documentId }) => [`/documents/${documentId}`, ...lists],
});
