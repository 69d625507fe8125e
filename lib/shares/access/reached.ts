import { sql } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { literal } from '@/db/columns';
import { holding } from '@/db/like';
import { type Access, accesses, roles } from '@/db/vocabulary';
import { leadsTo } from '@/lib/documents/facts';
import { lookedInto } from '@/lib/groups/sight/facts';
import type { Actor } from '@/lib/policy/actor';
import type { DocumentFacts } from '@/lib/policy/facts';
import { can } from '@/lib/policy/policy';

/** Somebody who has access to a document. */
export type Reached = {
  id: string;
  name: string;
  environmentId: string;
  environmentName: string;
  isExternal: boolean;
  access: Access;
};

/** How many are shown at once. */
export const mostReached = 50;

type Row = Omit<Reached, 'access'> & { access: number };

/**
 * The people with access to the document whom the reader may know of, by name, at most one more than are shown: those it was shared with by name,
 * those in groups and organisations that the reader may look into, and the owning organisation's people (O08).
 */
export async function findReached(
  tx: Read,
  actor: Actor,
  facts: DocumentFacts,
  { search = '', userId = null }: { search?: string; userId?: string | null },
): Promise<Reached[]> {
  const seesOwners = await seesOwnersPeople(tx, actor, facts);
  const ofDocument = sql`g.document_id = ${facts.documentId}`;
  const rows = await tx.execute<Row>(sql`
    with candidate as (
      select g.principal_id as id from grants g join users u on u.id = g.principal_id where ${ofDocument}
      union select m.user_id from grants g join organisations o on o.id = g.principal_id
          join organisation_members m on m.organisation_id = o.id
        where ${ofDocument} and ${isListed(seesOwners, facts)}
      union select u.id from grants g join organisations o on o.id = g.principal_id
          join users u on u.environment_id = o.environment_id and u.role = ${literal(roles, 'administrator')}
        where ${ofDocument} and ${isListed(seesOwners, facts)}
      union select pm.user_id from grants g join organisations o on o.id = g.principal_id
          join partnership_organisations po on po.organisation_id = o.id
          join partnership_managers pm on pm.partnership_id = po.partnership_id
          join users u on u.id = pm.user_id and u.environment_id <> o.environment_id
        where ${ofDocument} and ${isListed(seesOwners, facts)}
      union select m.user_id from group_members m
        where m.group_id in (${lookedInto(actor, sql`g.id in (select x.principal_id from grants x where x.document_id = ${facts.documentId})`)})),
    reached as (
      select u.id, u.name, e.id as "environmentId", e.name as "environmentName", e.id <> ${actor.environmentId} as "isExternal",
        (select max(g.access)::int from grants g where ${ofDocument} and ${leadsTo(sql`c.id`, sql`e.id`)}) as access
      from candidate c join users u on u.id = c.id join environments e on e.id = u.environment_id
      where u.blocked_at is null and u.removed_at is null and not u.is_anonymous_proxy
        and (e.id = ${facts.environmentId} or exists (select from live_sides s
          where s.environment_id = ${facts.environmentId} and s.other_environment_id = e.id offset 0))
        and (${userId}::uuid is null or u.id = ${userId}) and u.name ilike ${holding(search.trim())})
    select * from reached where access is not null order by "isExternal", lower(name), id limit ${mostReached + 1}::int`);
  return rows.map((row) => ({ ...row, access: accesses[row.access - 1]! }));
}

/** Whether the reader may list the people of the organisation that owns the document. */
export async function seesOwnersPeople(tx: Read, actor: Actor, facts: DocumentFacts): Promise<boolean> {
  const [seat] = await tx.execute(sql`
    select from organisation_members where organisation_id = ${facts.organisationId} and user_id = ${actor.userId}`);
  return can('organisation.listMembers', actor, { ...facts, isMember: seat !== undefined }).allowed;
}

/** Organisations `o` whose people the reader may list: the owner's where the policy says so, others of the own environment. */
export const isListed = (
  seesOwners: boolean,
  { organisationId }: DocumentFacts,
) => sql`case when o.id = ${organisationId}
  then ${seesOwners} else o.environment_id = current_environment_id() end`;
