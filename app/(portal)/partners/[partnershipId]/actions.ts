'use server';

import { addMember } from '@/lib/organisations/members/commands';
import { memberFacts } from '@/lib/organisations/members/facts';
import { addPartnerMembersInput } from '@/lib/partnerships/access/input';
import { actionForEach } from '@/lib/policy/action';

/** Adds people of a partner to an organisation of one's own (R-072, O10). */
export const addPartnerMembers = actionForEach({
  permission: 'organisation.addPartnerMember',
  input: addPartnerMembersInput,
  items: ({ userIds }) => [...new Set(userIds)],
  facts: (tx, actor, userId, { organisationId }) => memberFacts(tx, actor, { organisationId, userId }),
  holdActor: 'change',
  run: (grant, _, { level }) => addMember(grant, { level }),
  done: ({ done, refused }) => ({ key: 'members_added', values: { done, refused } }),
  revalidate: ({ partnershipId, organisationId }) => [
    `/partners/${partnershipId}`,
    `/environment/organisations/${organisationId}`,
  ],
});
