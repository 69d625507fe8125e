import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { newId } from '@/db/id';
import { documents, groups, principals, shares } from '@/db/schema';
import { tell } from '@/lib/notifications/told/commands';
import { by } from '@/lib/notifications/told/events';
import type { Grant } from '@/lib/policy/grant';
import { countAttempt } from '@/lib/policy/limits';
import { conflict, invalid } from '@/lib/policy/refusal';
import type { GroupChange, NewGroup } from './input';
import { groupOf, seatPeople } from './members/commands';

/** How many groups one person makes: a company that moves in makes many in an hour, nobody thousands. */
const mostGroups = { most: 200, seconds: 3600 };

/** Makes a group with its people, who can be shared with as one from now on, and tells them. Answers its id; refuses a name that the environment has already, and more groups than anybody needs (D-26). */
export async function createGroup(grant: Grant<'group.create'>, input: NewGroup): Promise<string> {
  const { tx, actor, facts } = grant;
  const { environmentId, groupType, partnershipId, people } = facts;
  const { name, description } = input;
  await countAttempt(tx, { name: 'groups_made', key: actor.userId, ...mostGroups });
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
  await seatPeople(grant, { id, name }, people);
  grant.about({ kind: 'group', id, name });
  grant.note({ groupType, people: people.map((one) => one.name) });
  return id;
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
