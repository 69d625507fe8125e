import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { users } from '@/db/schema';
import type { Actor } from '@/lib/policy/actor';
import type { GroupMemberFacts, Seat } from '@/lib/policy/facts';
import { can } from '@/lib/policy/policy';
import { groupFacts } from '../facts';

/** The people by id, held in one order, working, and known to the actor; nothing when one of them is not. */
export async function knownPeople(tx: Read, actor: Actor, ids: readonly string[]): Promise<Seat[] | null> {
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

/**
 * Somebody's place in a group, there already or about to be, the person's row held. Nothing when the group or the person is not
 * there for the actor, nor for who is blocked and has no seat; and nothing to whom the group's people are not shown, or the answer
 * would tell who is in it (C-14).
 */
export async function groupMemberFacts(
  tx: Read,
  actor: Actor,
  input: { groupId: string; userId: string },
): Promise<GroupMemberFacts | null> {
  const group = await groupFacts(tx, actor, input);
  if (!group || !can('group.seeMembers', actor, group).allowed) return null;
  const [person] = await tx
    .select({ name: users.name, environmentId: users.environmentId, blockedAt: users.blockedAt })
    .from(users)
    .where(and(eq(users.id, input.userId), isNull(users.removedAt), eq(users.isAnonymousProxy, false)))
    .for('update');
  if (!person) return null;
  const isSeated = (await seatOf(tx, input)) !== undefined;
  if (!isSeated && (person.blockedAt || !(await knownPeople(tx, actor, [input.userId])))) return null;
  const fits = [group.environmentId, ...(group.alsoConcerns ?? [])].includes(person.environmentId);
  return {
    ...group,
    subject: { kind: 'user', id: input.userId, name: person.name },
    userId: input.userId,
    userName: person.name,
    userEnvironmentId: person.environmentId,
    fits,
    whom: fits ? [] : [person.name],
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
