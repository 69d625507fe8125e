import { and, eq } from 'drizzle-orm';
import type { Read, Tx } from '@/db/client';
import { groupMembers, groups } from '@/db/schema';
import { tell } from '@/lib/notifications/told/commands';
import { by, type Through } from '@/lib/notifications/told/events';
import type { GroupFacts, GroupMemberFacts, Seat } from '@/lib/policy/facts';
import type { Grant } from '@/lib/policy/grant';
import { conflict } from '@/lib/policy/refusal';

type OfGroup = Pick<Grant<'group.addMember'>, 'tx' | 'actor'> & {
  facts: { environmentId: string; partnershipId?: string | null };
};

/** Gives people of whom the policy was asked their place in a group, and tells them; the group is named for as long as they are in it. */
export async function seatPeople(
  { tx, actor, facts }: OfGroup,
  group: Through,
  people: readonly Omit<Seat, 'name'>[],
): Promise<void> {
  if (people.length === 0) return;
  const { environmentId, partnershipId = null } = facts;
  await tx.insert(groupMembers).values(
    people.map((one) => ({
      userId: one.userId,
      groupId: group.id,
      environmentId,
      userEnvironmentId: one.environmentId,
      // A partner's seat lives through the partnership.
      partnershipId: one.environmentId === environmentId ? null : partnershipId,
      addedByName: actor.name,
    })),
  );
  await tell(tx, {
    event: 'group_added',
    to: people.map((one) => one.userId),
    values: { ...by(actor), through: group },
    path: `/groups/${group.id}`,
  });
}

/** Adds somebody: what is shared with the group is theirs from their next request on, and they are told (R-176, G21). Refuses who is in it already. */
export async function addMember(grant: Grant<'group.addMember'>): Promise<void> {
  const { tx, facts } = grant;
  const { groupId, userId, userEnvironmentId, isSeated } = facts;
  if (isSeated) throw conflict('already_in_group');
  await seatPeople(grant, await groupOf(tx, groupId), [{ userId, environmentId: userEnvironmentId }]);
  noteOnDocuments(grant, personOf(facts));
}

/** Takes somebody out: what the group gave ends with their next request, what they hold otherwise stays (G22, C-28); they are told. */
export async function removeMember(grant: Grant<'group.removeMember'>): Promise<void> {
  const { tx, actor, facts } = grant;
  await endSeat(tx, facts.groupId, facts.userId);
  await tell(tx, {
    event: 'group_removed',
    to: [facts.userId],
    values: { ...by(actor), group: (await groupOf(tx, facts.groupId)).name },
    path: '/groups',
  });
  noteOnDocuments(grant, personOf(facts));
}

/** Ends the actor's own place (G17). */
export async function leaveGroup(grant: Grant<'group.leave'>): Promise<void> {
  const { tx, actor, facts } = grant;
  await endSeat(tx, facts.groupId, actor.userId);
  noteOnDocuments(grant, { name: actor.name, environmentId: actor.environmentId });
}

/** What the trail of the group's documents tells of somebody: by name to these environments and the document's own alone (C-14). */
const noteOnDocuments = (
  { note, facts }: { note: Grant<'group.leave'>['note']; facts: GroupFacts },
  person: { name: string; environmentId: string },
) => note({ group: [facts.name], person: person.name, environments: [facts.environmentId, person.environmentId] });

const personOf = ({ userName, userEnvironmentId }: GroupMemberFacts) => ({
  name: userName,
  environmentId: userEnvironmentId,
});

const endSeat = (tx: Tx, groupId: string, userId: string) =>
  tx.delete(groupMembers).where(and(eq(groupMembers.groupId, groupId), eq(groupMembers.userId, userId)));

/** Names a member an owner of the group, or takes that away again (C-47). */
export async function setOwner(grant: Grant<'group.own'>, { isGiven }: { isGiven: boolean }): Promise<void> {
  const { tx, facts } = grant;
  await tx
    .update(groupMembers)
    .set({ isOwner: isGiven })
    .where(and(eq(groupMembers.groupId, facts.groupId), eq(groupMembers.userId, facts.userId)));
  grant.note({ group: [facts.name], isGiven });
}

/** A group by id and name, which its grant has held. */
export async function groupOf(tx: Read, groupId: string): Promise<Through> {
  const [found] = await tx.select({ id: groups.id, name: groups.name }).from(groups).where(eq(groups.id, groupId));
  return found!;
}
