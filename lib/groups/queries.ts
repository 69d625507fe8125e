import { sql } from 'drizzle-orm';
import { reading } from '@/db/client';
import { code } from '@/db/columns';
import { nameHas } from '@/db/like';
import { type GroupType, groupTypes } from '@/db/vocabulary';
import type { Actor } from '@/lib/policy/actor';
import type { SeenGroupFacts } from '@/lib/policy/facts';
import { can } from '@/lib/policy/policy';
import { isId } from '@/lib/policy/shapes';
import type { GroupsFilter } from './input';
import { isInSightOf, standingTo } from './sight/facts';
import { type Uses, usesColumns } from './used/uses';

/** A group as the lists show it. */
export type GroupRow = {
  id: string;
  type: GroupType;
  name: string;
  description: string;
  environmentName: string;
  /** Of the actor's own environment. */
  isOwn: boolean;
  /** The other side of a partner group, as its reader sees it. */
  partnerName: string | null;
  isMember: boolean;
  /** How many people; nothing where who is in it is not shown (C-14). */
  members: number | null;
  /** What it is used in; nothing where who is in it is not shown. */
  uses: Uses | null;
};

export const groupsPerPage = 50;

type Row = Uses & {
  id: string;
  type: number;
  name: string;
  description: string;
  environment_id: string;
  environment_name: string;
  partner_name: string | null;
  is_member: boolean;
  is_owner: boolean;
  is_connected: boolean;
  people: number;
  created_by_name: string;
  created_at: string;
  version: number;
  other_id: string | null;
};

/** The groups that are the actor's to see, own ones first, by name: one page of them, and how many there are (G01 to G05). */
export async function listGroups(
  actor: Actor,
  { search, type, page }: GroupsFilter,
  perPage = groupsPerPage,
): Promise<{ groups: GroupRow[]; total: number }> {
  return reading(actor, async (tx) => {
    const wanted = sql`${isInSightOf(actor)} and ${nameHas(sql`g.name`, search)} ${type ? sql`and g.type = ${code(groupTypes, type)}` : sql``}`;
    const [count] = await tx.execute<{ total: number }>(
      sql`select count(*)::int as total from (${standingTo(actor, sql`true`)}) as g where ${wanted}`,
    );
    const rows = await tx.execute<Row>(sql`
      select g.*, ${numbers(actor)} from (${standingTo(actor, sql`true`)}) as g where ${wanted}
      order by g.environment_id <> ${actor.environmentId}, g.type = ${code(groupTypes, 'public')}, lower(g.name), g.id
      limit ${perPage}::int offset ${(page - 1) * perPage}::int`);
    return { groups: rows.map((row) => toRow(actor, row)), total: count!.total };
  });
}

/** At most so many of them whose name has every word, for the search of the top bar. */
export const searchGroups = (actor: Actor, search: string, most: number): Promise<GroupRow[]> =>
  listGroups(actor, { search, type: undefined, page: 1 }, most).then(({ groups }) => groups);

const numbers = (actor: Actor) => sql`
  (select count(*)::int from group_members m join users u on u.id = m.user_id
    where m.group_id = g.id and u.blocked_at is null and u.removed_at is null) as people,
  ${usesColumns(actor)}`;

const factsOfRow = (row: Row): SeenGroupFacts => ({
  environmentId: row.environment_id,
  subject: { kind: 'group', id: row.id, name: row.name },
  groupId: row.id,
  groupType: groupTypes[row.type - 1]!,
  isMember: row.is_member,
  isOwner: row.is_owner,
  isConnected: row.is_connected,
});

function toRow(actor: Actor, row: Row): GroupRow {
  const facts = factsOfRow(row);
  const { documents, tasks, workflows } = row;
  const isOpen = can('group.seeMembers', actor, facts).allowed;
  return {
    id: row.id,
    type: facts.groupType,
    name: row.name,
    description: row.description,
    environmentName: row.environment_name,
    isOwn: row.environment_id === actor.environmentId,
    partnerName: row.partner_name,
    isMember: row.is_member,
    members: isOpen ? row.people : null,
    uses: isOpen ? { documents, tasks, workflows } : null,
  };
}

/** A group for its page, with what the policy is asked about it. */
export type GroupPage = GroupRow & {
  environmentId: string;
  /** Of a partner group: the environment of the other side. */
  otherId: string | null;
  createdByName: string;
  createdAt: Date;
  version: number;
  facts: SeenGroupFacts;
};

/** A group that is the actor's to see; nothing for closed ones, another environment's, and what is no id (R-190). */
export async function findGroup(actor: Actor, groupId: string): Promise<GroupPage | null> {
  if (!isId(groupId)) return null;
  return reading(actor, async (tx) => {
    const [row] = await tx.execute<Row>(
      sql`select g.*, ${numbers(actor)} from (${standingTo(actor, sql`g.id = ${groupId}`)}) as g where ${isInSightOf(actor)}`,
    );
    if (!row) return null;
    return {
      ...toRow(actor, row),
      environmentId: row.environment_id,
      otherId: row.other_id,
      createdByName: row.created_by_name,
      createdAt: new Date(row.created_at),
      version: row.version,
      facts: factsOfRow(row),
    };
  });
}
