import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { environments, groups, livePartnerships, liveSides, users } from '@/db/schema';
import { type GroupType, groupTypes } from '@/db/vocabulary';
import type { Actor } from '@/lib/policy/actor';
import type { GroupFacts, GroupMemberFacts, NewGroupFacts, Seat } from '@/lib/policy/facts';
import { recipientName } from '@/lib/policy/group-name';
import { can } from '@/lib/policy/policy';
import type { NewGroup } from './input';

/**
 * The group that is to be made and whom it is to hold, their rows held, and the live partnership that a partner group is to live
 * through. Nothing when somebody is not there for the actor: people are known in one's own environment and in partners' (C-42).
 */
export async function newGroupFacts(tx: Read, actor: Actor, input: NewGroup): Promise<NewGroupFacts | null> {
  const isPartner = input.type === 'partner';
  const partnershipId = isPartner ? await livePartnershipWith(tx, actor, input.partnerId) : null;
  if (isPartner && partnershipId === null && !(await werePartners(tx, actor, input.partnerId))) return null;
  const people = await knownPeople(tx, actor, input.userIds);
  if (!people) return null;
  const sides = [actor.environmentId, ...(isPartner ? [input.partnerId] : [])];
  return {
    environmentId: actor.environmentId,
    subject: { kind: 'group', id: '', name: input.name },
    ...(isPartner && { alsoConcerns: [input.partnerId] }),
    groupType: input.type,
    partnershipId,
    people,
    isForEverybody: people.every((one) => sides.includes(one.environmentId)),
  };
}

/** The live partnership of the actor's environment with another, held until the end of the transaction; nothing without one. */
async function livePartnershipWith(tx: Read, actor: Actor, environmentId: string): Promise<string | null> {
  const [live] = await tx
    .select({ id: livePartnerships.id })
    .from(liveSides)
    .innerJoin(livePartnerships, eq(livePartnerships.id, liveSides.partnershipId))
    .where(and(eq(liveSides.environmentId, actor.environmentId), eq(liveSides.otherEnvironmentId, environmentId)))
    .for('share', { of: livePartnerships });
  return live?.id ?? null;
}

/** Whether the two have a past: then what is missing can be said; of strangers nothing is. */
async function werePartners(tx: Read, actor: Actor, environmentId: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    select from partnership_sides mine join partnership_sides theirs on theirs.partnership_id = mine.partnership_id
    where mine.environment_id = ${actor.environmentId} and theirs.environment_id = ${environmentId} limit 1`);
  return rows.length > 0;
}

/** The people by id, held in one order, working, and known to the actor; nothing when one of them is not. */
async function knownPeople(tx: Read, actor: Actor, ids: readonly string[]): Promise<Seat[] | null> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return [];
  const found = await tx
    .select({ userId: users.id, name: users.name, environmentId: users.environmentId })
    .from(users)
    .where(
      and(
        inArray(users.id, wanted),
        isNull(users.removedAt),
        isNull(users.blockedAt),
        eq(users.isAnonymousProxy, false),
        sql`(${users.environmentId} = ${actor.environmentId} or exists (select from live_sides s
          where s.environment_id = ${actor.environmentId} and s.other_environment_id = ${users.environmentId}))`,
      ),
    )
    .orderBy(users.id)
    .for('share');
  return found.length === wanted.length ? found : null;
}

/** `use`: a right on it is used; `change`: it changes; `close`: it ends, and nobody may enter meanwhile. */
type Hold = 'use' | 'change' | 'close';
const holds = { use: 'share', change: 'no key update', close: 'update' } as const;

type Row = {
  environment_id: string;
  environment_name: string;
  name: string;
  type: number;
  partnership_id: string | null;
  other_id: string | null;
  is_member: boolean;
  is_owner: boolean;
  is_connected: boolean;
};

/**
 * What relates the actor to an open group, its row and the partnership it lives through held until the end of the transaction.
 * Nothing for closed ones, and for those that are not the actor's to see: their existence is not told.
 */
export async function groupFacts(
  tx: Read,
  actor: Actor,
  { groupId }: { groupId: string },
  hold: Hold = 'use',
): Promise<GroupFacts | null> {
  if (!(await holdGroup(tx, groupId, hold))) return null;
  // Read only now that the row is held: what was taken away a moment ago is seen.
  const [row] = await tx.execute<Row>(sql`
    select g.environment_id, e.name as environment_name, g.name, g.type, g.partnership_id, ${standing(actor)}
    from groups g join environments e on e.id = g.environment_id where g.id = ${groupId} and ${isOnPlatformFor(actor)}`);
  if (!row) return null;
  const facts = toFacts(groupId, row);
  return can('group.see', actor, facts).allowed ? facts : null;
}

/** Holds the live partnership first, as whoever ends it does, then the group. Answers whether the group is open. */
async function holdGroup(tx: Read, groupId: string, hold: Hold): Promise<boolean> {
  await tx
    .select({ id: livePartnerships.id })
    .from(livePartnerships)
    .where(sql`${livePartnerships.id} = (select partnership_id from groups where id = ${groupId})`)
    .for('share');
  const held = await tx
    .select({ id: groups.id })
    .from(groups)
    .where(and(eq(groups.id, groupId), isNull(groups.closedAt)))
    .for(holds[hold]);
  return held.length > 0;
}

/** Of a group `g`: what the actor is in it, and the other side of a partner group. */
export const standing = ({ userId, environmentId }: Actor) => sql`
  (select s.other_environment_id from live_sides s where s.partnership_id = g.partnership_id and s.environment_id = g.environment_id) as other_id,
  exists (select from group_members m where m.group_id = g.id and m.user_id = ${userId}) as is_member,
  (g.created_by = ${userId} and g.environment_id = ${environmentId}
    or exists (select from group_members m where m.group_id = g.id and m.user_id = ${userId} and m.is_owner)) is true as is_owner,
  exists (select from partnership_managers pm where pm.partnership_id = g.partnership_id and pm.user_id = ${userId}) as is_connected`;

/** The open groups `g` that are there at all for the actor's environment: its own, public ones, and those of its partnerships. */
export const isOnPlatformFor = ({ environmentId }: Actor) => sql`(g.closed_at is null and (
  g.environment_id = ${environmentId} or g.type = ${groupTypes.indexOf('public') + 1}
  or exists (select from live_sides s where s.partnership_id = g.partnership_id and s.environment_id = ${environmentId})))`;

function toFacts(groupId: string, row: Row): GroupFacts {
  const groupType: GroupType = groupTypes[row.type - 1]!;
  const { environment_id: environmentId, environment_name: environmentName, name } = row;
  return {
    environmentId,
    subject: {
      kind: 'group',
      id: groupId,
      name,
      ...(groupType === 'environment' && { knownIn: [environmentId] }),
    },
    ...(row.other_id && { alsoConcerns: [row.other_id] }),
    partnershipId: row.partnership_id,
    groupId,
    groupType,
    name: recipientName({ name, groupType, environmentId, environmentName }),
    isMember: row.is_member,
    isOwner: row.is_owner,
    isConnected: row.is_connected,
  };
}

/**
 * Somebody's place in a group, there already or about to be, the person's row held. Nothing when the group or the person is not
 * there for the actor, nor for who is blocked and has no seat.
 */
export async function groupMemberFacts(
  tx: Read,
  actor: Actor,
  input: { groupId: string; userId: string },
): Promise<GroupMemberFacts | null> {
  const group = await groupFacts(tx, actor, input);
  if (!group) return null;
  const [person] = await tx
    .select({ name: users.name, environmentId: users.environmentId, blockedAt: users.blockedAt })
    .from(users)
    .where(and(eq(users.id, input.userId), isNull(users.removedAt), eq(users.isAnonymousProxy, false)))
    .for('update');
  if (!person) return null;
  const isSeated = (await seatOf(tx, input)) !== undefined;
  if (!isSeated && (person.blockedAt || !(await knownPeople(tx, actor, [input.userId])))) return null;
  const sides = [group.environmentId, ...(group.alsoConcerns ?? [])];
  return {
    ...group,
    subject: { kind: 'user', id: input.userId, name: person.name },
    userId: input.userId,
    userName: person.name,
    userEnvironmentId: person.environmentId,
    fits: sides.includes(person.environmentId),
    isSeated,
  };
}

/** A place that is taken: for what changes or ends it. */
export async function seatedMemberFacts(
  tx: Read,
  actor: Actor,
  input: { groupId: string; userId: string },
): Promise<GroupMemberFacts | null> {
  const facts = await groupMemberFacts(tx, actor, input);
  return facts?.isSeated ? facts : null;
}

async function seatOf(tx: Read, { groupId, userId }: { groupId: string; userId: string }) {
  const [seat] = await tx.execute(sql`select from group_members where group_id = ${groupId} and user_id = ${userId}`);
  return seat;
}

/** The name of an environment that the actor has a live partnership with, for a form that names it; nothing for strangers. */
export async function partnerName(tx: Read, actor: Actor, environmentId: string): Promise<string | null> {
  const [partner] = await tx
    .select({ name: environments.name })
    .from(liveSides)
    .innerJoin(environments, eq(environments.id, liveSides.otherEnvironmentId))
    .where(and(eq(liveSides.environmentId, actor.environmentId), eq(liveSides.otherEnvironmentId, environmentId)));
  return partner?.name ?? null;
}
