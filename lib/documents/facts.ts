import { type SQL, sql } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { literal } from '@/db/columns';
import { type Access, accesses, boxes, levels, roles, statuses } from '@/db/vocabulary';
import { written } from '@/db/written';
import { levelOnOrganisation } from '@/lib/organisations/facts';
import { holdPartnershipWith } from '@/lib/partnerships/facts';
import type { Actor } from '@/lib/policy/actor';
import type { DocumentFacts, UploadFacts } from '@/lib/policy/facts';
import { can } from '@/lib/policy/policy';

/** How a path reaches somebody: by name, as a member, in a group, as a connected relationship manager, as the environment's administrator. */
export const ways = ['self', 'member', 'group', 'relationship_manager', 'administrator'] as const;
export type Way = (typeof ways)[number];

/**
 * The door, way by way: whether a row `g` of `grants` leads to a person of an environment. Starts at the document's few grants and
 * probes the person's side by key; `offset 0` keeps each probe a probe. The names m, side, pm, po, u and o are taken inside.
 */
export const waysTo = (user: SQL, environment: SQL): Record<Way, SQL> => ({
  self: sql`g.principal_id = ${user}`,
  member: sql`exists (select from organisation_members m where m.user_id = ${user} and m.organisation_id = g.principal_id offset 0)`,
  group: sql`exists (select from group_members m where m.user_id = ${user} and m.group_id = g.principal_id offset 0)`,
  // By way of the one partnership with the organisation's environment: neither how many partners it is open to nor how many one has matters.
  relationship_manager: sql`exists (select from partnership_organisations po where po.organisation_id = g.principal_id
       and po.partnership_id = (select side.partnership_id from live_sides side
         where side.environment_id = ${environment} and side.other_environment_id = g.principal_environment_id)
       and exists (select from partnership_managers pm where pm.user_id = ${user} and pm.partnership_id = po.partnership_id offset 0) offset 0)`,
  administrator: sql`(g.principal_environment_id = ${environment}
       and exists (select from users u where u.id = ${user} and u.environment_id = ${environment}
         and u.role = ${literal(roles, 'administrator')} offset 0)
       and exists (select from organisations o where o.id = g.principal_id offset 0))`,
});

/** Whether it leads there by any way: what decides, and what a list, a count and an explanation ask. */
export const leadsTo = (user: SQL, environment: SQL) => sql`(
  ${sql.join(Object.values(waysTo(user, environment)), sql` or `)}) and ${environment} is not null`;

/** The same for the current actor. `held_principals()` says it from the actor's side; a test compares the two over random worlds. */
export const leadsToActor = written(leadsTo(sql`current_user_id()`, sql`current_environment_id()`));

/** The same for the one row of `theActor`: who it is is asked once and not at each probe. */
const leadsToThem = written(leadsTo(sql`actor.id`, sql`actor.environment_id`));
const theActor = sql`(select current_user_id() as id, current_environment_id() as environment_id offset 0) actor`;

/** What the actor holds on each of the documents, the highest of all paths (C-28); those without a path are not in the map. One array: one plan for any number. */
export async function heldAccess(tx: Read, documentIds: string[]): Promise<Map<string, Access>> {
  if (documentIds.length === 0) return new Map();
  const rows = await tx.execute<{ id: string; access: number }>(sql`
    select g.document_id as id, max(g.access)::int as access from ${theActor} cross join grants g
    where g.document_id = any (${`{${documentIds.join()}}`}::uuid[]) and ${leadsToThem} group by 1`);
  return new Map(rows.map((row) => [row.id, accesses[row.access - 1]!]));
}

const locked = { share: sql`for share`, update: sql`for update` };

type Row = {
  id: string;
  environment_id: string;
  organisation_id: string;
  box: number;
  status: number;
  version: number;
  number: string;
  subject: string;
  created_by: string | null;
  held: number | null;
  level: number | null;
};

/**
 * What relates the actor to the document, its row locked: `share` while a right is used, `update` while one is taken away.
 * Nothing when the document is missing or no path leads to it, which are the same (D-07).
 */
export async function documentFacts(
  tx: Read,
  actor: Actor,
  documentId: string,
  lock: 'share' | 'update' | 'none' = 'share',
): Promise<DocumentFacts | null> {
  if (lock !== 'none' && !(await holdDocument(tx, actor, documentId, lock))) return null;
  const [facts] = await factsOfDocuments(tx, actor, [documentId]);
  return facts ?? null;
}

/** The same for several documents, none of them held, in no order; those that are not there for the actor are left out. */
export async function factsOfDocuments(tx: Read, actor: Actor, ids: readonly string[]): Promise<DocumentFacts[]> {
  if (ids.length === 0) return [];
  const rows = await tx.execute<Row>(sql`
    select d.id, d.environment_id, d.organisation_id, d.box, d.status, d.version, d.number, d.subject, d.created_by,
      (select max(g.access) from grants g where g.document_id = d.id and ${leadsToActor}) as held,
      ${levelOnOrganisation} as level
    from documents d join organisations o on o.id = d.organisation_id
    where d.id in ${ids}`);
  return rows.flatMap((row) => (row.held === null ? [] : { ...toFacts(row, actor), held: accesses[row.held - 1]! }));
}

const toFacts = (row: Row, actor: Actor) => ({
  environmentId: row.environment_id,
  organisationId: row.organisation_id,
  documentId: row.id,
  subject: { kind: 'document', id: row.id, name: row.number || row.subject },
  level: row.level === null ? null : levels[row.level - 1]!,
  box: boxes[row.box - 1]!,
  status: statuses[row.status - 1]!,
  isCreator: row.created_by === actor.userId,
  version: row.version,
});

/** Whether it counts as Opened once this reader has looked: received, and theirs to work on (E-057). */
export const opensByReading = (actor: Actor, facts: DocumentFacts): boolean =>
  facts.box === 'inbox_in' && facts.status === 'received' && can('document.changeStatus', actor, facts).allowed;

/** The same for an upload that is to be withdrawn: whether nobody but its uploader has acted on it yet. */
export async function uploadFacts(
  tx: Read,
  actor: Actor,
  documentId: string,
  lock: 'update' | 'none' = 'update',
): Promise<UploadFacts | null> {
  const facts = await documentFacts(tx, actor, documentId, lock);
  return facts && { ...facts, isUntouchedUpload: await isUntouchedUpload(tx, facts) };
}

/** For a document that the actor is known to read. */
export async function isUntouchedUpload(tx: Read, { documentId, status, box }: DocumentFacts): Promise<boolean> {
  if (status === 'draft' || box === 'inbox_out') return false;
  const [row] = await tx.execute<{ is_untouched: boolean }>(sql`
    select d.created_by is not null
      and not exists (select from comments c where c.document_id = d.id and c.author_id is distinct from d.created_by)
      and not exists (select from shares s where s.document_id = d.id)
      and not exists (select from deliveries v where v.document_id = d.id)
      and not exists (select from audit_events e where e.document_id = d.id and e.actor_id is distinct from d.created_by
        and e.action <> 'document.open') as is_untouched
    from documents d where d.id = ${documentId}`);
  return row?.is_untouched ?? false;
}

/**
 * Holds the document, and the live partnership a right on it lives through, in statements of their own: one that waits for
 * a lock goes on reading what was true before it waited. Answers whether both are still there.
 */
async function holdDocument(tx: Read, actor: Actor, documentId: string, lock: 'share' | 'update'): Promise<boolean> {
  const [row] = await tx.execute<{ environment_id: string }>(
    sql`select environment_id from documents where id = ${documentId} ${locked[lock]}`,
  );
  if (!row || row.environment_id === actor.environmentId) return row !== undefined;
  return holdPartnershipWith(tx, row.environment_id);
}
