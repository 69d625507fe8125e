import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { newId } from '@/db/id';
import { documents, groupMembers, groups, principals, shares } from '@/db/schema';
import { tell } from '@/lib/notifications/told/commands';
import { by, type Through } from '@/lib/notifications/told/events';
import type { Seat } from '@/lib/policy/facts';
import type { Grant } from '@/lib/policy/grant';
import { conflict, invalid } from '@/lib/policy/refusal';
import type { GroupChange, NewGroup } from './input';

/** Makes a group with its people, who can be shared with as one from now on, and tells them. Answers its id; refuses a name that the environment has already. */
export async function createGroup(grant: Grant<'group.create'>, input: NewGroup): Promise<string> {
  const { tx, actor, facts } = grant;
  const { environmentId, groupType, partnershipId, people } = facts;
  const { name, description } = input;
  await refuseTakenName(tx, environmentId, name);
  const id = newId();
  await tx.insert(principals).values({ id, kind: 'group', environmentId });
  await tx.insert(groups).values({
    id,
    environmentId,
    type: groupType,
    name,
    description,
    partnershipId,
    createdBy: actor.userId,
    createdByName: actor.name,
  });
  if (people.length > 0) await tx.insert(groupMembers).values(people.map((one) => seatRow(grant, id, one)));
  await tellAdded(grant, { id, name }, people);
  grant.about({ kind: 'group', id, name });
  grant.note({ groupType, people: people.map((one) => one.name) });
  return id;
}

type OfGroup = Pick<Grant<'group.addMember'>, 'tx' | 'actor'> & {
  facts: { environmentId: string; partnershipId?: string | null };
};

/** A partner's seat lives through the partnership. */
const seatRow = ({ actor, facts }: OfGroup, groupId: string, { userId, environmentId }: Omit<Seat, 'name'>) => ({
  userId,
  groupId,
  environmentId: facts.environmentId,
  userEnvironmentId: environmentId,
  partnershipId: environmentId === facts.environmentId ? null : (facts.partnershipId ?? null),
  addedByName: actor.name,
});

/** Tells them that they are in it now; the group is named for as long as they are. */
const tellAdded = ({ tx, actor }: OfGroup, group: Through, people: readonly { userId: string }[]): Promise<void> =>
  tell(tx, {
    event: 'group_added',
    to: people.map((one) => one.userId),
    values: { ...by(actor), through: group },
    path: `/groups/${group.id}`,
  });

/** Adds somebody: what is shared with the group is theirs from their next request on, and they are told (R-176, G21). Refuses who is in it already. */
export async function addMember(grant: Grant<'group.addMember'>): Promise<void> {
  const { tx, facts } = grant;
  const { groupId, userId, userEnvironmentId, isSeated } = facts;
  if (isSeated) throw conflict('already_in_group');
  await tx.insert(groupMembers).values(seatRow(grant, groupId, { userId, environmentId: userEnvironmentId }));
  await tellAdded(grant, await groupOf(tx, groupId), [facts]);
  noteOnDocuments(grant);
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
  noteOnDocuments(grant);
}

/** Ends the actor's own place (G17). */
export async function leaveGroup(grant: Grant<'group.leave'>): Promise<void> {
  const { tx, actor, facts } = grant;
  await endSeat(tx, facts.groupId, actor.userId);
  grant.note({ group: [facts.name], person: actor.name });
}

const noteOnDocuments = ({ note, facts }: Grant<'group.addMember'> | Grant<'group.removeMember'>) =>
  note({ group: [facts.name], person: facts.userName });

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

/** Saves name and description made from the version the actor saw; nothing else changes (G29). Refuses when somebody saved in the meantime (D-17). */
export async function changeGroup(grant: Grant<'group.change'>, input: GroupChange): Promise<void> {
  const { tx, facts } = grant;
  const { version, name, description } = input;
  await refuseTakenName(tx, facts.environmentId, name, facts.groupId);
  const before = await groupOf(tx, facts.groupId);
  const changed = await tx
    .update(groups)
    .set({ name, description, version: version + 1 })
    .where(and(eq(groups.id, facts.groupId), eq(groups.version, version)))
    .returning({ id: groups.id });
  if (changed.length === 0) throw conflict('group_changed');
  grant.note({ from: before.name, to: name });
}

/**
 * Deletes a group: it is closed, so that its people cannot change any more and what runs on with it runs on; what was shared with
 * it ends in the same statement (C-13), and everybody in it is told.
 */
export async function deleteGroup(grant: Grant<'group.delete'>): Promise<string> {
  const { tx, actor, facts } = grant;
  const { groupId } = facts;
  await holdDocuments(tx, groupId);
  const group = await groupOf(tx, groupId);
  await tell(tx, {
    event: 'group_deleted',
    to: sql`select m.user_id from group_members m where m.group_id = ${groupId}`,
    values: { ...by(actor), group: group.name },
    path: '/groups',
  });
  await tx.update(groups).set({ closedAt: sql`now()` }).where(eq(groups.id, groupId));
  grant.note({ group: [facts.name] });
  return group.name;
}

/** Whoever uses a share that goes with the group waits, or was first; and nothing more is shared with it meanwhile. */
async function holdDocuments(tx: Tx, groupId: string): Promise<void> {
  const shared = tx.select({ id: shares.documentId }).from(shares).where(eq(shares.principalId, groupId));
  await tx
    .select({ id: documents.id })
    .from(documents)
    .where(sql`${documents.id} in ${shared}`)
    .orderBy(documents.id)
    .for('update');
  await tx.select({ id: principals.id }).from(principals).where(eq(principals.id, groupId)).for('update');
}

async function groupOf(tx: Tx, groupId: string): Promise<Through> {
  const [found] = await tx.select({ id: groups.id, name: groups.name }).from(groups).where(eq(groups.id, groupId));
  return found!;
}

/** A name tells one group of an environment from another; the database has the last word. */
async function refuseTakenName(tx: Tx, environmentId: string, name: string, except?: string): Promise<void> {
  const [taken] = await tx
    .select({ id: groups.id })
    .from(groups)
    .where(
      and(
        eq(groups.environmentId, environmentId),
        isNull(groups.closedAt),
        sql`lower(${groups.name}) = lower(${name})`,
        except ? ne(groups.id, except) : undefined,
      ),
    );
  if (taken) throw invalid('name', 'group_name_taken', { name });
}
