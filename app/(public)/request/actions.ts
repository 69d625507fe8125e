'use server';

import {
  acceptAsNewClient as acceptAsNew,
  declineAsNewClient as declineAsNew,
  joinBeforeAccepting as join,
} from '@/lib/authorisation-requests/new-client/commands';
import {
  acceptAsNewClientInput,
  declineAsNewClientInput,
  joinFirstInput,
} from '@/lib/authorisation-requests/new-client/input';
import {
  acceptAuthorisationRequest as acceptAuthorisation,
  acceptRelationshipRequest as acceptRelationship,
} from '@/lib/partnerships/requests/accept';
import { askForNewRequest, askForWhatIsMissing, proveRequestedAddress } from '@/lib/partnerships/requests/ask';
import { declineRequest } from '@/lib/partnerships/requests/commands';
import { authorisationRequestFacts, relationshipRequestFacts, requestFacts } from '@/lib/partnerships/requests/facts';
import { acceptHereInput, declineHereInput, tokenInput } from '@/lib/partnerships/requests/input';
import { action } from '@/lib/policy/action';
import { publicAction } from '@/lib/policy/public-action';
import { setRelationshipManager } from '@/lib/users/commands';
import { userFacts } from '@/lib/users/facts';

const pathOf = ({ token }: { token: string }) => `/request/${encodeURIComponent(token)}`;
const lists = ['/partners', '/partners/requests', '/partners/authorisation-requests', '/inbox/in/requests', '/'];

export const sendCode = publicAction({
  input: tokenInput,
  run: async (input) => ((await proveRequestedAddress(input.token)) ? pathOf(input) : '/sign-in/check-email'),
});

export const acceptRelationshipHere = action({
  permission: 'partnership.accept',
  input: acceptHereInput,
  facts: relationshipRequestFacts,
  run: acceptRelationship,
  revalidate: () => lists,
  goTo: (_, input) => `${pathOf(input)}?accepted`,
});

export const acceptAuthorisationHere = action({
  permission: 'authorisation.accept',
  input: acceptHereInput,
  facts: authorisationRequestFacts,
  run: acceptAuthorisation,
  holdActor: 'change',
  revalidate: () => lists,
  goTo: (_, input) => `${pathOf(input)}?accepted`,
});

export const declineHere = action({
  permission: 'partnership.decline',
  input: declineHereInput,
  facts: requestFacts,
  run: declineRequest,
  revalidate: () => lists,
  goTo: (_, input) => pathOf(input),
});

/** An administrator who lacks nothing but the relationship manager role takes it here (C-03). */
export const takeRoleHere = action({
  permission: 'user.grantRelationshipManager',
  input: tokenInput,
  facts: (tx, actor) => userFacts(tx, actor, { userId: actor.userId }),
  holdActor: 'change',
  run: (grant) => setRelationshipManager(grant, { isGiven: true, isConfirmed: false }),
  revalidate: () => ['/environment/users'],
  goTo: (_, input) => pathOf(input),
});

export const acceptAsNewClient = publicAction({
  input: acceptAsNewClientInput,
  run: async (input) => {
    await acceptAsNew(input);
    return `${pathOf(input)}?accepted`;
  },
});

export const joinBeforeAccepting = publicAction({
  input: joinFirstInput,
  run: async (input) => {
    await join(input);
    return pathOf(input);
  },
});

export const declineAsNewClient = publicAction({
  input: declineAsNewClientInput,
  run: async (input) => {
    await declineAsNew(input);
    return pathOf(input);
  },
});

export const askForMissing = publicAction({
  input: tokenInput,
  run: async (input) => {
    await askForWhatIsMissing(input.token);
    return `${pathOf(input)}?asked`;
  },
});

export const askForNew = publicAction({
  input: tokenInput,
  run: async (input) => {
    await askForNewRequest(input.token);
    return `${pathOf(input)}?asked`;
  },
});
