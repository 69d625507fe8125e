'use server';

import { acceptAccess, declineAccess as decline } from '@/lib/partnerships/access/commands';
import { accessRequestFacts } from '@/lib/partnerships/access/facts';
import { accessRequestsInput, declineAccessInput } from '@/lib/partnerships/access/input';
import { action, actionForEach } from '@/lib/policy/action';

const pages = ['/inbox/in/requests', '/partners', '/environment/organisations', '/'];

/** Lets in whom a partner asked for: one of them, or all of them by one press. */
export const acceptAccessRequests = actionForEach({
  permission: 'access.accept',
  input: accessRequestsInput,
  items: ({ accessRequestIds }) => accessRequestIds,
  facts: (tx, actor, accessRequestId) => accessRequestFacts(tx, actor, { accessRequestId }),
  run: acceptAccess,
  done: ({ done, refused }) => ({ key: 'accessGranted', values: { done, refused } }),
  revalidate: () => pages,
});

export const declineAccessRequest = action({
  permission: 'access.decline',
  input: declineAccessInput,
  facts: accessRequestFacts,
  run: decline,
  done: () => 'requestDeclined',
  revalidate: () => pages,
});
