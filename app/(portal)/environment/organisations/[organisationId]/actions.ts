'use server';

import { deleteOrganisation as close } from '@/lib/organisations/closing/close';
import { changeSettings as save } from '@/lib/organisations/commands';
import { organisationFacts } from '@/lib/organisations/facts';
import {
  addMembersInput,
  changeLevelInput,
  changeSettingsInput,
  deleteOrganisationInput,
  memberInput,
  organisationInput,
} from '@/lib/organisations/input';
import {
  addMember,
  changeLevel as change,
  leaveOrganisation as leave,
  removeMember as remove,
} from '@/lib/organisations/members/commands';
import { existingMemberFacts, memberFacts } from '@/lib/organisations/members/facts';
import { action, actionForEach } from '@/lib/policy/action';

const page = ({ organisationId }: { organisationId: string }) => `/environment/organisations/${organisationId}`;
const memberPages = (input: { organisationId: string; userId: string }) => [
  page(input),
  `/environment/users/${input.userId}`,
];

export const addMembers = actionForEach({
  permission: 'organisation.addMember',
  input: addMembersInput,
  items: ({ userIds }) => [...new Set(userIds)],
  facts: (tx, actor, userId, { organisationId }) => memberFacts(tx, actor, { organisationId, userId }),
  holdActor: 'change',
  run: (grant, _, input) => addMember(grant, input),
  done: ({ done, refused }) => ({ key: 'members_added', values: { done, refused } }),
  revalidate: page,
});

export const changeLevel = action({
  permission: 'organisation.changeLevel',
  input: changeLevelInput,
  facts: existingMemberFacts,
  holdActor: 'change',
  run: async (grant, input) => {
    await change(grant, input);
    return grant.facts.userName;
  },
  done: (name, { level }) => ({ key: 'level_changed', values: { name, level } }),
  revalidate: memberPages,
});

export const removeMember = action({
  permission: 'organisation.removeMember',
  input: memberInput,
  facts: existingMemberFacts,
  holdActor: 'change',
  run: async (grant) => {
    await remove(grant);
    return grant.facts.userName;
  },
  done: (name) => ({ key: 'member_removed', values: { name } }),
  revalidate: memberPages,
});

export const leaveOrganisation = action({
  permission: 'organisation.leave',
  input: organisationInput,
  facts: (tx, actor, input) => memberFacts(tx, actor, { ...input, userId: actor.userId }, 'change'),
  holdActor: 'change',
  run: leave,
  revalidate: () => '/environment/organisations',
  goTo: () => '/environment/organisations',
});

export const changeSettings = action({
  permission: 'organisation.changeSettings',
  input: changeSettingsInput,
  facts: (tx, actor, input) => organisationFacts(tx, actor, input, 'change'),
  run: save,
  done: () => 'saved',
  revalidate: (input) => [page(input), `${page(input)}/settings`],
});

export const deleteOrganisation = action({
  permission: 'organisation.delete',
  input: deleteOrganisationInput,
  facts: (tx, actor, input) => organisationFacts(tx, actor, input, 'close'),
  run: close,
  revalidate: () => '/environment/organisations',
  goTo: ({ isDestroyed, kept }) => `/environment/organisations?${isDestroyed ? 'deleted' : 'closed'}=${kept}`,
});
