import { groupTypes } from '@/db/vocabulary';
import { groupFacts } from '@/lib/groups/facts';
import { newGroupFacts } from '@/lib/groups/making/facts';
import { groupMemberFacts, seatedMemberFacts } from '@/lib/groups/members/facts';
import type { Kind } from './attempt';

export const onGroup: Kind = ({ world, pick }) => {
  if (world.groups.length === 0) return null;
  const { id: groupId } = pick(world.groups);
  return {
    permissions: ['group.see', 'group.seeMembers', 'group.leave', 'group.change', 'group.delete'],
    on: { group: groupId },
    gather: (tx, actor) => groupFacts(tx, actor, { groupId }),
  };
};

export const onNewSeat: Kind = ({ world, pick }, userId) => {
  if (world.groups.length === 0) return null;
  const { id: groupId } = pick(world.groups);
  return {
    permissions: ['group.addMember'],
    on: { group: groupId, person: userId },
    gather: (tx, actor) => groupMemberFacts(tx, actor, { groupId, userId }),
  };
};

export const onSeat: Kind = ({ world, pick }) => {
  const there = world.seats.filter(({ user }) => world.users[user]!.state !== 'removed');
  if (there.length === 0) return null;
  const { user, group } = pick(there);
  const [userId, groupId] = [world.users[user]!.id, world.groups[group]!.id];
  return {
    permissions: ['group.removeMember', 'group.own'],
    on: { group: groupId, person: userId },
    gather: (tx, actor) => seatedMemberFacts(tx, actor, { groupId, userId }),
  };
};

export const onNewGroup: Kind = ({ world, user, pick }, userId) => {
  const home = world.environments[world.users[user]!.environment]!.id;
  const partnerId = pick(world.environments.map(({ id }) => id).filter((id) => id !== home));
  const type = pick(groupTypes);
  const base = { name: 'A group', description: '', userIds: [userId] };
  return {
    permissions: ['group.create'],
    on: {
      environment: home,
      groupType: type,
      otherEnvironment: type === 'partner' ? partnerId : null,
      people: [userId],
    },
    gather: (tx, actor) => newGroupFacts(tx, actor, { ...base, type, partnerId } as never),
  };
};
