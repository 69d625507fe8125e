'use server';

import { environmentFacts } from '@/lib/environments/facts';
import {
  acceptAuthorisationRequest as acceptAuthorisation,
  acceptRelationshipRequest as acceptRelationship,
} from '@/lib/partnerships/requests/accept';
import {
  declineRequest as decline,
  remindOfRequest as remind,
  resendRequest as resend,
  withdrawRequest as withdraw,
} from '@/lib/partnerships/requests/commands';
import { authorisationRequestFacts, relationshipRequestFacts, requestFacts } from '@/lib/partnerships/requests/facts';
import { acceptInput, declineInput, requestInput } from '@/lib/partnerships/requests/input';
import { renewRelationshipRequest as renew } from '@/lib/partnerships/requests/send';
import { action } from '@/lib/policy/action';

const lists = ['/partners', '/partners/requests', '/partners/authorisation-requests', '/inbox/in/requests', '/'];

export const acceptRelationshipRequest = action({
  permission: 'partnership.accept',
  input: acceptInput,
  facts: relationshipRequestFacts,
  run: acceptRelationship,
  revalidate: () => lists,
  goTo: (partnershipId) => `/partners/${partnershipId}?new`,
});

export const acceptAuthorisationRequest = action({
  permission: 'authorisation.accept',
  input: acceptInput,
  facts: authorisationRequestFacts,
  run: acceptAuthorisation,
  holdActor: 'change',
  revalidate: () => lists,
  goTo: (partnershipId) => `/partners/${partnershipId}?new`,
});

export const declineRequest = action({
  permission: 'partnership.decline',
  input: declineInput,
  facts: requestFacts,
  run: decline,
  done: () => 'requestDeclined',
  revalidate: () => lists,
});

export const withdrawRequest = action({
  permission: 'partnership.withdrawRequest',
  input: requestInput,
  facts: requestFacts,
  run: withdraw,
  done: () => 'requestWithdrawn',
  revalidate: () => lists,
});

export const resendRequest = action({
  permission: 'partnership.resendRequest',
  input: requestInput,
  facts: requestFacts,
  run: resend,
  done: () => 'requestResent',
  revalidate: () => lists,
});

export const remindOfRequest = action({
  permission: 'partnership.resendRequest',
  input: requestInput,
  facts: requestFacts,
  run: remind,
  done: () => 'requestReminded',
  revalidate: () => lists,
});

/** Sends anew what was declined, withdrawn or has expired. */
export const renewRelationshipRequest = action({
  permission: 'partnership.request',
  input: requestInput,
  facts: async (_, actor) => environmentFacts(actor),
  run: renew,
  revalidate: () => lists,
  goTo: (sent) =>
    sent.became === 'accepted' ? `/partners/${sent.partnershipId}?new` : '/partners/requests?tab=outgoing&sent',
});
