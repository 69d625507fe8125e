'use server';

import {
  makeContact as choose,
  connectManager as connect,
  disconnectManager as disconnect,
  endPartnership as end,
  shareOrganisation as share,
  unshareOrganisation as unshare,
  withdrawScope as withdraw,
} from '@/lib/partnerships/commands';
import {
  connectedManagerFacts,
  endingFacts,
  managerFacts,
  partnershipFacts,
  sharedOrganisationFacts,
} from '@/lib/partnerships/facts';
import {
  connectManagersInput,
  managerInput,
  partnershipInput,
  sharedOrganisationInput,
} from '@/lib/partnerships/input';
import { action, actionForEach } from '@/lib/policy/action';
import { returnTasks } from '@/lib/tasks/returning/commands';

const pages = ({ partnershipId }: { partnershipId: string }) => [
  '/partners',
  '/partners/relationship-managers',
  `/partners/${partnershipId}`,
];

export const endPartnership = action({
  permission: 'partnership.end',
  input: partnershipInput,
  facts: endingFacts,
  run: async (grant) => {
    await returnTasks(grant);
    await end(grant);
  },
  revalidate: pages,
  goTo: () => '/partners?ended',
});

export const withdrawScope = action({
  permission: 'partnership.withdrawScope',
  input: partnershipInput,
  facts: partnershipFacts,
  run: withdraw,
  done: () => 'scopeWithdrawn',
  revalidate: pages,
});

export const connectManager = action({
  permission: 'relationshipManager.connect',
  input: managerInput,
  facts: managerFacts,
  run: connect,
  done: (name) => ({ key: 'managerConnected', values: { name } }),
  revalidate: pages,
});

/** One relationship manager for several partnerships at once. */
export const connectToSeveral = actionForEach({
  permission: 'relationshipManager.connect',
  input: connectManagersInput,
  items: ({ partnershipIds }) => [...new Set(partnershipIds)],
  facts: (tx, actor, partnershipId, { userId }) => managerFacts(tx, actor, { partnershipId, userId }),
  run: async (grant) => void (await connect(grant)),
  done: ({ done, refused }) => ({ key: 'connectedToSeveral', values: { done, refused } }),
  revalidate: () => ['/partners', '/partners/relationship-managers'],
});

export const makeContact = action({
  permission: 'relationshipManager.makeContact',
  input: managerInput,
  facts: connectedManagerFacts,
  run: choose,
  done: (name) => ({ key: 'contactChosen', values: { name } }),
  revalidate: pages,
});

export const disconnectManager = action({
  permission: 'relationshipManager.disconnect',
  input: managerInput,
  facts: connectedManagerFacts,
  run: disconnect,
  done: (name) => ({ key: 'managerDisconnected', values: { name } }),
  revalidate: pages,
});

export const shareOrganisation = action({
  permission: 'partnership.shareOrganisation',
  input: sharedOrganisationInput,
  facts: sharedOrganisationFacts,
  run: share,
  done: () => 'organisationShared',
  revalidate: pages,
});

export const unshareOrganisation = action({
  permission: 'partnership.unshareOrganisation',
  input: sharedOrganisationInput,
  facts: sharedOrganisationFacts,
  run: unshare,
  done: () => 'organisationUnshared',
  revalidate: pages,
});
