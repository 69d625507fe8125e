'use server';

import { changeGroup as change, deleteGroup as close } from '@/lib/groups/commands';
import { groupFacts } from '@/lib/groups/facts';
import { changeGroupInput, groupInput, groupMemberInput, groupMembersInput, setOwnerInput } from '@/lib/groups/input';
import {
  addMember as add,
  leaveGroup as leave,
  setOwner as own,
  removeMember as remove,
} from '@/lib/groups/members/commands';
import { groupMemberFacts, seatedMemberFacts } from '@/lib/groups/members/facts';
import { action, actionForEach } from '@/lib/policy/action';

const page = ({ groupId }: { groupId: string }) => `/groups/${groupId}`;

export const addGroupMembers = actionForEach({
  permission: 'group.addMember',
  input: groupMembersInput,
  items: ({ userIds }) => [...new Set(userIds)],
  facts: (tx, actor, userId, { groupId }) => groupMemberFacts(tx, actor, { groupId, userId }),
  holdActor: 'change',
  run: (grant) => add(grant),
  done: ({ done, refused }) => ({ key: 'group_members_added', values: { done, refused } }),
  revalidate: page,
});

export const removeGroupMember = action({
  permission: 'group.removeMember',
  input: groupMemberInput,
  facts: seatedMemberFacts,
  holdActor: 'change',
  run: async (grant) => {
    await remove(grant);
    return grant.facts.userName;
  },
  done: (name) => ({ key: 'group_member_removed', values: { name } }),
  revalidate: page,
});

export const setGroupOwner = action({
  permission: 'group.own',
  input: setOwnerInput,
  facts: seatedMemberFacts,
  holdActor: 'change',
  run: async (grant, input) => {
    await own(grant, input);
    return grant.facts.userName;
  },
  done: (name, { isGiven }) => ({ key: isGiven ? 'group_owner_named' : 'group_owner_withdrawn', values: { name } }),
  revalidate: page,
});

export const changeGroup = action({
  permission: 'group.change',
  input: changeGroupInput,
  facts: (tx, actor, input) => groupFacts(tx, actor, input, 'change'),
  run: change,
  done: () => 'saved',
  revalidate: (input) => [page(input), '/groups'],
});

export const leaveGroup = action({
  permission: 'group.leave',
  input: groupInput,
  facts: groupFacts,
  holdActor: 'change',
  run: leave,
  revalidate: () => '/groups',
  goTo: () => '/groups',
});

export const deleteGroup = action({
  permission: 'group.delete',
  input: groupInput,
  facts: (tx, actor, input) => groupFacts(tx, actor, input, 'close'),
  run: close,
  revalidate: () => '/groups',
  goTo: (name) => `/groups?deleted=${encodeURIComponent(name)}`,
});
