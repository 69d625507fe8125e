'use server';

import { requestAuthorisation as request } from '@/lib/authorisation-requests/commands';
import { authorisationInput, authorisationsInput } from '@/lib/authorisation-requests/input';
import { environmentFacts } from '@/lib/environments/facts';
import { action, actionForEach } from '@/lib/policy/action';

const lists = ['/partners', '/partners/requests', '/partners/authorisation-requests'];

export const requestAuthorisation = action({
  permission: 'authorisation.request',
  input: authorisationInput,
  facts: async (_, actor) => environmentFacts(actor),
  run: request,
  revalidate: () => lists,
  goTo: (sent) =>
    sent.became === 'accepted' ? `/partners/${sent.partnershipId}?new` : '/partners/authorisation-requests?sent',
});

/** Some rows of a list, each in a transaction of its own: pressed again after a crash, it sends what was not sent yet. */
export const requestAuthorisations = actionForEach({
  permission: 'authorisation.request',
  input: authorisationsInput,
  items: ({ clients }) => clients,
  facts: async (_, actor) => environmentFacts(actor),
  run: async (grant, client, { asksForSoftwareConnection, message }) => {
    await request(grant, { ...client, asksForSoftwareConnection, message });
  },
  done: ({ done, refused }) => ({ key: 'authorisationsRequested', values: { done, refused } }),
  revalidate: () => lists,
});
