'use server';

import { environmentFacts } from '@/lib/environments/facts';
import { relationshipRequestInput } from '@/lib/partnerships/requests/input';
import { sendRelationshipRequest as send } from '@/lib/partnerships/requests/send';
import { action } from '@/lib/policy/action';

export const sendRelationshipRequest = action({
  permission: 'partnership.request',
  input: relationshipRequestInput,
  facts: async (_, actor) => environmentFacts(actor),
  run: send,
  revalidate: () => ['/partners', '/partners/find', '/partners/requests'],
  goTo: (sent) =>
    sent.became === 'accepted' ? `/partners/${sent.partnershipId}?new` : '/partners/requests?tab=outgoing&sent',
});
