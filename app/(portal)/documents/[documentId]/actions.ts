'use server';

import {
  addComment as runAddComment,
  addLabel as runAddLabel,
  changeStatus as runChangeStatus,
  removeLabel as runRemoveLabel,
} from '@/lib/documents/activity/commands';
import { addCommentInput, changeStatusInput, labelInput } from '@/lib/documents/activity/input';
import { documentFacts } from '@/lib/documents/facts';
import { action, actionForEach } from '@/lib/policy/action';
import {
  createShares,
  changeShare as runChangeShare,
  leaveShare as runLeaveShare,
  withdrawShare as runWithdrawShare,
} from '@/lib/shares/commands';
import { givenShareFacts, shareFacts } from '@/lib/shares/facts';
import { changeShareInput, shareDocumentsInput, shareInput } from '@/lib/shares/input';
import { pathOf } from '../list/address';
import { saidOf } from './recipient-name';

// Share: from Documents, Inbox IN, Inbox OUT and the document itself, several documents at once too.

export const shareDocuments = actionForEach({
  permission: 'document.share',
  input: shareDocumentsInput,
  items: ({ documents }) => [...new Set(documents)],
  facts: (tx, actor, documentId, { recipients }) => shareFacts(tx, actor, { documentId, recipientIds: recipients }),
  run: (grant, _, input) => createShares(grant, input),
  done: (count, { recipients }) => ({ key: 'shared', values: { ...count, recipients: recipients.length } }),
  // A press of several shows what became of it by itself, post after post: drawing the list anew each time would only cost.
  tellsEach: ({ press }) => press !== undefined,
  revalidate: ({ documents, press }) => (press ? [] : documents.map((documentId) => `/documents/${documentId}`)),
});

export const changeShare = action({
  permission: 'share.change',
  input: changeShareInput,
  facts: givenShareFacts,
  run: runChangeShare,
  done: (name) => saidOf('share_changed', name),
  revalidate: ({ documentId }) => `/documents/${documentId}`,
});

export const withdrawShare = action({
  permission: 'share.withdraw',
  input: shareInput,
  facts: givenShareFacts,
  run: runWithdrawShare,
  done: (name) => saidOf('share_withdrawn', name),
  revalidate: ({ documentId }) => `/documents/${documentId}`,
});

export const leaveShare = action({
  permission: 'share.leave',
  input: shareInput,
  facts: givenShareFacts,
  run: runLeaveShare,
  goTo: ({ remains, box }, { documentId }) => (remains ? `/documents/${documentId}` : pathOf[box]),
});

export const addComment = action({
  permission: 'document.comment',
  input: addCommentInput,
  facts: (tx, actor, { documentId }) => documentFacts(tx, actor, documentId),
  run: runAddComment,
  done: () => 'comment_added',
  revalidate: ({ documentId }) => `/documents/${documentId}`,
});

export const addLabel = action({
  permission: 'document.label',
  input: labelInput,
  facts: (tx, actor, { documentId }) => documentFacts(tx, actor, documentId, 'update'),
  run: runAddLabel,
  done: (_, { label }) => ({ key: 'label_added', values: { label } }),
  revalidate: ({ documentId }) => `/documents/${documentId}`,
});

export const removeLabel = action({
  permission: 'document.label',
  input: labelInput,
  facts: (tx, actor, { documentId }) => documentFacts(tx, actor, documentId, 'update'),
  run: runRemoveLabel,
  done: (_, { label }) => ({ key: 'label_removed', values: { label } }),
  revalidate: ({ documentId }) => `/documents/${documentId}`,
});

export const changeStatus = action({
  permission: 'document.changeStatus',
  input: changeStatusInput,
  facts: (tx, actor, { documentId }) => documentFacts(tx, actor, documentId, 'update'),
  run: runChangeStatus,
  done: () => 'status_changed',
  revalidate: ({ documentId }) => `/documents/${documentId}`,
});
