'use server';

import { addMember } from '@/lib/organisations/members/commands';
import { memberFacts } from '@/lib/organisations/members/facts';
import { askForAccess, withdrawAccess } from '@/lib/partnerships/access/commands';
import { accessAskFacts, askedAccessFacts } from '@/lib/partnerships/access/facts';
import { accessRequestInput, askForAccessInput } from '@/lib/partnerships/access/input';
import { action, actionForEach } from '@/lib/policy/action';

/** People × organisations: done at once where the actor is the organisation's administrator (O10), asked of the partner's for the rest (P20). */
export const addMembersToPartners = actionForEach({
  permission: 'organisation.addPartnerMember',
  input: askForAccessInput,
  items: ({ userIds, organisationIds }) =>
    organisationIds.flatMap((organisationId) => userIds.map((userId) => ({ organisationId, userId }))),
  facts: (tx, actor, item) => memberFacts(tx, actor, item),
  run: (grant, _, { level }) => addMember(grant, { level }),
  otherwise: {
    permission: 'access.request',
    facts: (tx, actor, item) => accessAskFacts(tx, actor, item),
    run: (grant, _, { level }) => askForAccess(grant, { level }),
  },
  done: (values) => ({
    key: 'membersAddedOrAsked',
    values: { added: values.done, asked: values.otherwise, refused: values.refused },
  }),
  revalidate: () => ['/partners', '/environment/organisations'],
});

/** Takes back a request for access that nobody has answered yet. */
export const withdrawAccessRequest = action({
  permission: 'access.withdraw',
  input: accessRequestInput,
  facts: askedAccessFacts,
  run: withdrawAccess,
  done: (name) => ({ key: 'accessWithdrawn', values: { name } }),
  revalidate: () => ['/partners', '/partners/add-members'],
});
