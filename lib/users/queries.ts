import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { type Read, reading } from '@/db/client';
import { code, literal } from '@/db/columns';
import { hasWords } from '@/db/like';
import { sessions, users } from '@/db/schema';
import { boxes, origins, type Role, roles, statuses } from '@/db/vocabulary';
import type { Actor } from '@/lib/policy/actor';
import { isAlive } from '@/lib/policy/session-life';
import { hasOtherAdministrator, hasOtherRelationshipManager } from './facts';
import type { PeopleFilter } from './input';

export const peoplePerPage = 50;

export type PersonRow = {
  kind: 'user' | 'invitation';
  id: string;
  /** Empty for somebody invited: they give it themselves. */
  name: string;
  email: string | null;
  role: Role;
  status: 'active' | 'invited' | 'blocked';
  isRelationshipManager: boolean;
  isDeveloper: boolean;
  isWorkflowAdministrator: boolean;
  isAnonymousProxy: boolean;
  lastSeenAt: Date | null;
  /** Of an invitation. */
  expiresAt: Date | null;
  organisations: string[];
};

/** People and open invitations of the actor's environment in one list, by name, one page of them; and how many there are. */
export async function listPeople(actor: Actor, filter: PeopleFilter): Promise<{ people: PersonRow[]; total: number }> {
  return reading(actor, async (tx) => {
    const rows = await tx.execute<FoundPerson>(sql`
      select *, count(*) over ()::int as total from (${everybody(actor.environmentId)}) as p
      where ${and(...conditions(filter)) ?? sql`true`}
      order by lower(case when name = '' then email else name end), id
      limit ${peoplePerPage} offset ${(filter.page - 1) * peoplePerPage}`);
    const organisations = await organisationsOf(
      tx,
      rows.filter((row) => row.kind === 'user').map((row) => row.id),
    );
    return {
      people: rows.map((row) => toPerson(row, organisations.get(row.id) ?? [])),
      total: rows[0]?.total ?? 0,
    };
  });
}

type FoundPerson = {
  kind: 'user' | 'invitation';
  id: string;
  name: string;
  email: string | null;
  role: number;
  status: PersonRow['status'];
  is_relationship_manager: boolean;
  is_developer: boolean;
  is_workflow_administrator: boolean;
  is_anonymous_proxy: boolean;
  last_seen_at: string | null;
  expires_at: string | null;
  total: number;
};

const everybody = (environmentId: string) => sql`
  select 'user' as kind, id, name, email, role, case when blocked_at is null then 'active' else 'blocked' end as status,
    is_relationship_manager, is_developer, is_workflow_administrator, is_anonymous_proxy, last_seen_at, null::timestamptz as expires_at
  from users where environment_id = ${environmentId} and removed_at is null
  union all
  select 'invitation', id, '', email, role, 'invited', false, false, false, false, null, expires_at
  from invitations where environment_id = ${environmentId} and accepted_at is null and withdrawn_at is null and declined_at is null`;

/** Each word must occur in the name or the address. */
function conditions({ search, status, role }: PeopleFilter): SQL[] {
  return [
    hasWords(search, (pattern) => sql`(lower(name) like ${pattern} or email like ${pattern})`),
    ...(status ? [sql`status = ${status}`] : []),
    ...(role ? [sql`role = ${code(roles, role)}`] : []),
  ];
}

/** The names of the organisations each person is a member of, own and partners'; `offset 0` keeps each name a probe, however many organisations there are. */
async function organisationsOf(tx: Read, userIds: string[]): Promise<Map<string, string[]>> {
  if (userIds.length === 0) return new Map();
  const rows = await tx.execute<{ id: string; names: string[] }>(sql`
    select m.user_id as id, json_agg(o.name order by lower(o.name)) as names
    from organisation_members m cross join lateral (
      select o.name from organisations o where o.id = m.organisation_id and o.deleted_at is null offset 0) o
    where m.user_id in ${userIds} group by 1`);
  return new Map(rows.map((row) => [row.id, row.names]));
}

const toPerson = (row: FoundPerson, organisations: string[]): PersonRow => ({
  kind: row.kind,
  id: row.id,
  name: row.name,
  email: row.email,
  role: roles[row.role - 1]!,
  status: row.status,
  isRelationshipManager: row.is_relationship_manager,
  isDeveloper: row.is_developer,
  isWorkflowAdministrator: row.is_workflow_administrator,
  isAnonymousProxy: row.is_anonymous_proxy,
  lastSeenAt: row.last_seen_at === null ? null : new Date(row.last_seen_at),
  expiresAt: row.expires_at === null ? null : new Date(row.expires_at),
  organisations,
});

/** A person of the actor's environment for the user settings page; nothing when not there, or removed. */
export async function findUser(actor: Actor, userId: string) {
  return reading(actor, async (tx) => {
    const [found] = await tx
      .select({
        id: users.id,
        name: users.name,
        email: users.email,
        role: users.role,
        isRelationshipManager: users.isRelationshipManager,
        isDeveloper: users.isDeveloper,
        isWorkflowAdministrator: users.isWorkflowAdministrator,
        isAnonymousProxy: users.isAnonymousProxy,
        createdAt: users.createdAt,
        lastSeenAt: users.lastSeenAt,
        blockedAt: users.blockedAt,
      })
      .from(users)
      .where(and(eq(users.id, userId), eq(users.environmentId, actor.environmentId), isNull(users.removedAt)));
    if (!found) return null;
    return {
      ...found,
      isOnlyAdministrator:
        found.role === 'administrator' && !(await hasOtherAdministrator(tx, actor.environmentId, userId)),
      isLastRelationshipManager:
        found.isRelationshipManager && !(await hasOtherRelationshipManager(tx, actor.environmentId, userId)),
    };
  });
}
export type UserSettings = NonNullable<Awaited<ReturnType<typeof findUser>>>;

export type RemovalPreview = {
  organisations: string[];
  groups: number;
  ownedGroups: number;
  partnerships: number;
  sharesReceived: number;
  /** Made from what was shared with them: they go too (C-30). */
  sharesPassedOn: number;
  sharesGiven: number;
  drafts: number;
};

/** What ends and what stays when the person is removed (N-03); counts, in the actor's environment and its partners'. */
export async function previewRemoval(actor: Actor, { id: userId }: UserSettings): Promise<RemovalPreview> {
  return reading(actor, async (tx) => {
    const [counts] = await tx.execute<Record<Exclude<keyof RemovalPreview, 'organisations'>, number>>(sql`
      with recursive received as (
        select id from shares where principal_id = ${userId}),
      passed as (
        select s.id from shares s join received r on s.parent_id = r.id
        union select s.id from shares s join passed p on s.parent_id = p.id)
      select
        (select count(*)::int from group_members m join groups g on g.id = m.group_id where m.user_id = ${userId} and g.closed_at is null) as groups,
        (select count(*)::int from groups where created_by = ${userId} and closed_at is null) as "ownedGroups",
        (select count(*)::int from partnership_managers where user_id = ${userId}) as partnerships,
        (select count(*)::int from received) as "sharesReceived",
        (select count(*)::int from passed) as "sharesPassedOn",
        (select count(*)::int from shares where granted_by = ${userId} and id not in (select id from passed)) as "sharesGiven",
        (select count(*)::int from grants g join documents d on d.id = g.document_id and d.created_by = ${userId}
          where g.origin = ${literal(origins, 'owner')} and g.box = ${literal(boxes, 'documents')} and g.status = ${literal(statuses, 'draft')}
            and g.principal_id in (select id from organisations where environment_id = ${actor.environmentId}
              union select organisation_id from organisation_members where user_id = ${userId})) as drafts`);
    const organisations = await organisationsOf(tx, [userId]);
    return { ...counts!, organisations: organisations.get(userId) ?? [] };
  });
}

/** The actor's own sessions that still open the portal, the latest used first. */
export async function listOwnSessions(actor: Actor) {
  return reading(actor, (tx) =>
    tx
      .select({
        id: sessions.id,
        userAgent: sessions.userAgent,
        network: sessions.network,
        createdAt: sessions.createdAt,
        lastSeenAt: sessions.lastSeenAt,
      })
      .from(sessions)
      .where(and(eq(sessions.userId, actor.userId), isAlive()))
      .orderBy(desc(sessions.lastSeenAt)),
  );
}
