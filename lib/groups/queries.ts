import { type SQL, sql } from 'drizzle-orm';
import { reading } from '@/db/client';
import { code } from '@/db/columns';
import { holding } from '@/db/like';
import { type GroupType, groupTypes } from '@/db/vocabulary';
import type { Actor } from '@/lib/policy/actor';
import type { NewGroupFacts, SeenGroupFacts } from '@/lib/policy/facts';
import { can } from '@/lib/policy/policy';
import { isId } from '@/lib/policy/shapes';
import { isOnPlatformFor, standing } from './facts';
import type { GroupsFilter } from './input';

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
  /** How many documents are shared with it, as far as the actor's wall reaches; counts no further than `countedUpTo`. */
  documents: number | null;
};

export const groupsPerPage = 50;
export const countedUpTo = 1000;

type Row = {
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
  documents: number;
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
      sql`select count(*)::int as total from (${seen(actor, sql`true`)}) as g where ${wanted}`,
    );
    const rows = await tx.execute<Row>(sql`
      select g.*, ${numbers} from (${seen(actor, sql`true`)}) as g where ${wanted}
      order by g.environment_id <> ${actor.environmentId}, g.type = ${code(groupTypes, 'public')}, lower(g.name), g.id
      limit ${perPage}::int offset ${(page - 1) * perPage}::int`);
    return { groups: rows.map((row) => toRow(actor, row)), total: count!.total };
  });
}

/** At most so many of them whose name has every word, for the search of the top bar. */
export const searchGroups = (actor: Actor, search: string, most: number): Promise<GroupRow[]> =>
  listGroups(actor, { search, type: undefined, page: 1 }, most).then(({ groups }) => groups);

/** The open groups of the actor's platform with how the actor stands to each. */
const seen = (actor: Actor, which: SQL) => sql`
  select g.id, g.type, g.name, g.description, g.environment_id, g.partnership_id, g.created_by_name, g.created_at, g.version,
    e.name as environment_name, ${standing(actor)},
    (select o.name from live_sides s join environments o on o.id = s.other_environment_id
      where s.partnership_id = g.partnership_id and s.environment_id = ${actor.environmentId}) as partner_name
  from groups g join environments e on e.id = g.environment_id where ${isOnPlatformFor(actor)} and ${which}`;

/** What `group.see` says of a row of `seen`: what the actor's place alone gives is asked of the policy itself. */
const isInSightOf = (actor: Actor) => sql`(g.type <> ${code(groupTypes, 'partner')}
  or ${can('group.see', actor, unrelated(actor)).allowed} or g.is_member or g.is_owner or g.is_connected)`;

/** The ids of groups, among those that fit a condition on `g`, whose people are shown to the actor (`group.seeMembers`). */
export const lookedInto = (actor: Actor, which: SQL) => sql`
  select g.id from (${seen(actor, which)}) as g where ${isInSightOf(actor)}
    and (g.type <> ${code(groupTypes, 'public')} or g.environment_id = ${actor.environmentId})`;

const unrelated = (actor: Actor): SeenGroupFacts => ({
  environmentId: actor.environmentId,
  subject: { kind: 'group', id: '', name: '' },
  groupId: '',
  groupType: 'partner',
  isMember: false,
  isOwner: false,
  isConnected: false,
});

const numbers = sql`
  (select count(*)::int from group_members m join users u on u.id = m.user_id
    where m.group_id = g.id and u.blocked_at is null and u.removed_at is null) as people,
  (select count(*)::int from (select distinct x.document_id from grants x where x.principal_id = g.id limit ${countedUpTo}::int) as d) as documents`;

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
    documents: isOpen ? row.documents : null,
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
      sql`select g.*, ${numbers} from (${seen(actor, sql`g.id = ${groupId}`)}) as g where ${isInSightOf(actor)}`,
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

export type Partner = { environmentId: string; name: string };

/** The environments that the actor's has an active partnership with, by name. */
export const listPartnersOf = (actor: Actor): Promise<Partner[]> =>
  reading(actor, async (tx) => [
    ...(await tx.execute<Partner>(sql`
      select e.id as "environmentId", e.name from live_sides s join environments e on e.id = s.other_environment_id
      where s.environment_id = current_environment_id() order by lower(e.name)`)),
  ]);

/** Facts of a group that is yet to be made, empty and with a partner wherever one is needed: for what a form says beforehand. */
export const plannedFacts = (actor: Actor, groupType: GroupType, hasPartner: boolean): NewGroupFacts => ({
  environmentId: actor.environmentId,
  subject: { kind: 'group', id: '', name: '' },
  groupType,
  partnershipId: hasPartner ? '' : null,
  people: [],
  isForEverybody: true,
});

/** The words of a search as conditions on a name. */
export const nameHas = (column: SQL, search: string): SQL =>
  sql.join(
    [
      sql`true`,
      ...search
        .toLowerCase()
        .split(/\s+/)
        .filter(Boolean)
        .slice(0, 8)
        .map((word) => sql`lower(${column}) like ${holding(word)}`),
    ],
    sql` and `,
  );
