import { type SQL, sql } from 'drizzle-orm';
import { reading } from '@/db/client';
import { isNarrow, nameHas } from '@/db/like';
import type { Actor } from '@/lib/policy/actor';
import { lookedInto } from '../sight/facts';

export type GroupMemberRow = {
  id: string;
  name: string;
  /** Of colleagues only: a partner's directory gives names, not addresses (C-42). */
  email: string | null;
  environmentId: string;
  environmentName: string;
  isExternal: boolean;
  isBlocked: boolean;
  isOwner: boolean;
  addedAt: Date;
  addedByName: string;
};

export const membersPerPage = 50;

type Row = Omit<GroupMemberRow, 'addedAt'> & { addedAt: string; total: number };

/** The members of a group, own people first: one page, and how many there are; nobody of one that is not the actor's to look into (`group.seeMembers`). */
export async function listGroupMembers(
  actor: Actor,
  { id }: { id: string },
  { search, page }: { search: string; page: number },
  perPage = membersPerPage,
): Promise<{ members: GroupMemberRow[]; total: number }> {
  return reading(actor, async (tx) => {
    const rows = await tx.execute<Row>(sql`
      select u.id, u.name, case when u.environment_id = ${actor.environmentId} then u.email end as email,
        u.environment_id as "environmentId", e.name as "environmentName", u.environment_id <> ${actor.environmentId} as "isExternal",
        u.blocked_at is not null as "isBlocked", m.is_owner as "isOwner", m.added_at as "addedAt", m.added_by_name as "addedByName",
        count(*) over ()::int as total
      from group_members m join users u on u.id = m.user_id join environments e on e.id = u.environment_id
      where m.group_id in (${lookedInto(actor, sql`g.id = ${id}`)}) and ${nameHas(sql`u.name`, search)}
      order by u.environment_id <> ${actor.environmentId}, lower(u.name), u.id
      limit ${perPage}::int offset ${(page - 1) * perPage}::int`);
    return {
      members: rows.map(({ total: _, addedAt, ...row }) => ({ ...row, addedAt: new Date(addedAt) })),
      total: rows[0]?.total ?? 0,
    };
  });
}

/** Somebody who may be put in a group. */
export type Candidate = {
  id: string;
  name: string;
  email: string | null;
  environmentId: string;
  environmentName: string;
  isExternal: boolean;
  isSeated: boolean;
};

/** What a `Candidate` says of a person `u` of an environment `e`, who may sit in the group already. */
export const candidateColumns = (groupId: string | null) => sql`
  u.id, u.name, case when u.environment_id = current_environment_id() then u.email end as email,
  u.environment_id as "environmentId", e.name as "environmentName", u.environment_id <> current_environment_id() as "isExternal",
  exists (select from group_members m where m.group_id = ${groupId} and m.user_id = u.id) as "isSeated"`;

/** People `u` who can be chosen: of the actor's environment, and under a condition those of its partners (C-42). */
export const isKnown = (partnersToo: SQL) => sql`(
  (u.environment_id = current_environment_id() or (${partnersToo} and exists (
    select from live_sides s where s.environment_id = current_environment_id() and s.other_environment_id = u.environment_id offset 0)))
  and u.blocked_at is null and u.removed_at is null and not u.is_anonymous_proxy)`;

const most = 20;
/**
 * People of the actor's environment whose name has every word, and from three letters on those of its partners; for a partner group of
 * that one alone. Twenty at most.
 */
export async function findPeople(
  actor: Actor,
  search: string,
  { groupId = null, partnerId = null }: { groupId?: string | null; partnerId?: string | null } = {},
): Promise<Candidate[]> {
  const ofPartner = partnerId ? sql`u.environment_id = ${partnerId}` : sql`true`;
  return reading(actor, async (tx) => {
    const rows = await tx.execute<Candidate>(sql`
      select ${candidateColumns(groupId)} from users u join environments e on e.id = u.environment_id
      where ${isKnown(sql`${isNarrow(search)} and ${ofPartner}`)} and ${nameHas(sql`u.name`, search)}
      order by u.environment_id <> current_environment_id(), lower(u.name), u.id limit ${most}::int`);
    return [...rows];
  });
}
