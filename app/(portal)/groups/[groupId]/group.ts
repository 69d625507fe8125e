import { notFound } from 'next/navigation';
import { cache } from 'react';
import { findGroup, type GroupPage } from '@/lib/groups/queries';
import type { Actor } from '@/lib/policy/actor';
import type { GroupMemberFacts } from '@/lib/policy/facts';
import { can } from '@/lib/policy/policy';
import { requireActor } from '@/lib/policy/session';

/** The group of these pages with what the reader may do; missing, closed and another environment's are the same. */
export const groupOfPage = cache(async (groupId: string) => {
  const actor = await requireActor();
  const group = await findGroup(actor, groupId);
  if (!group) notFound();
  const facts = { ...group.facts, name: group.name };
  return {
    actor,
    group,
    may: {
      seeMembers: can('group.seeMembers', actor, facts).allowed,
      /** Of the reader's own people; whom exactly is asked again for each person. */
      manageMembers: can('group.addMember', actor, memberFacts(group, actor.environmentId)).allowed,
      change: can('group.change', actor, facts).allowed,
      delete: can('group.delete', actor, facts).allowed,
      leave: can('group.leave', actor, facts).allowed,
    },
  };
});
export type GroupOfPage = Awaited<ReturnType<typeof groupOfPage>>;

/** What relates a group to somebody of an environment, for what is said before it is done. */
export const memberFacts = (group: GroupPage, userEnvironmentId: string): GroupMemberFacts => ({
  ...group.facts,
  name: group.name,
  userId: '',
  userName: '',
  userEnvironmentId,
  fits: [group.environmentId, group.otherId].includes(userEnvironmentId),
  isSeated: true,
});

/** Whether the reader looks after somebody of this environment in the group. */
export const looksAfter = (actor: Actor, group: GroupPage, userEnvironmentId: string): boolean =>
  can('group.removeMember', actor, memberFacts(group, userEnvironmentId)).allowed;
