import { type SQL, sql } from 'drizzle-orm';
import { type Read, reading } from '@/db/client';
import { code } from '@/db/columns';
import { beginningWith, holding, isNarrow } from '@/db/like';
import { type Access, accesses, type GroupType, groupTypes, type PrincipalKind, principalKinds } from '@/db/vocabulary';
import { factsOfDocuments, leadsTo } from '@/lib/documents/facts';
import type { Actor } from '@/lib/policy/actor';
import type { DocumentFacts } from '@/lib/policy/facts';
import { type Answer, can } from '@/lib/policy/policy';
import { outsidersOf, peopleOf } from '../access/people';
import { known } from './reach';

/** Somebody to share with, and what sharing would mean (N-02). */
export type PossibleRecipient = {
  id: string;
  kind: PrincipalKind;
  /** Of a group. */
  groupType: GroupType | null;
  name: string;
  /** For colleagues alone (C-42). */
  address: string | null;
  environmentName: string;
  /** Outside the actor's own environment. */
  isExternal: boolean;
  /** How many people an organisation or a group has now; of them, how many outside. */
  people: number | null;
  outside: number;
  isSelf: boolean;
  /** The organisation that owns the document. */
  isOwner: boolean;
  /** On how many of the documents they hold something already, and the least they hold when it is on all. */
  heldOn: number;
  held: Access | null;
  /** What the actor gave them before, on the one document. */
  given: Access | null;
  /** Whether the policy lets the actor share with them. */
  answer: Answer;
};

const most = 20;
const mostRecent = 5;

/**
 * Up to twenty recipients for the documents: without a text those shared with last and then colleagues by name, else those
 * whose name has every word. Nothing when the actor may share none of the documents.
 */
export async function findRecipients(
  actor: Actor,
  documentIds: readonly string[],
  text: string,
): Promise<PossibleRecipient[] | null> {
  return reading(actor, async (tx) => {
    const all = await factsOfDocuments(tx, actor, documentIds);
    const shareable = all.filter((one) => can('document.share', actor, { ...one, recipients: [] }).allowed);
    const [facts] = shareable;
    if (!facts) return null;
    const ids = shareable.map((one) => one.documentId);
    const rows = await search(tx, facts, ids, text.trim());
    return rows.map((row) => possible(row, actor, facts, ids.length));
  });
}

type Row = {
  id: string;
  kind: number;
  environment_id: string;
  name: string;
  address: string | null;
  environment_name: string;
  partnership_id: string | null;
  is_outside: boolean;
  group_type: number | null;
  people: number | null;
  outside: number;
  held_on: number;
  held: number | null;
  given: number | null;
};

async function search(tx: Read, facts: DocumentFacts, documentIds: string[], text: string): Promise<Row[]> {
  const rows = await tx.execute<Row>(sql`
    with ${known(sql`${facts.environmentId}::uuid`, text === '' ? suggested : fits(text))},
    recent as (select s.principal_id, max(s.created_at) as at from shares s where s.granted_by = current_user_id() group by 1 order by 2 desc limit ${mostRecent}::int),
    found as (select k.*, r.at from known k left join recent r on r.principal_id = k.id
      order by r.at desc nulls last, k.environment_id = current_environment_id() desc, k.name ilike ${beginningWith(text)} desc, lower(k.name), k.id limit ${most}::int)
    select f.id, f.kind, f.environment_id, f.name, case when f.environment_id = current_environment_id() then f.address end as address,
      e.name as environment_name, f.partnership_id, f.is_outside, f.group_type,
      ${peopleOf(sql`f.id`, sql`f.kind`)} as people, ${outsidersOf(sql`f.id`, sql`f.kind`)} as outside, h.held_on, h.held,
      (select s.access::int from shares s where s.document_id = ${documentIds[0]} and s.principal_id = f.id and s.granted_by = current_user_id()) as given
    from found f join environments e on e.id = f.environment_id
      cross join lateral (select count(*)::int as held_on, min(a.access)::int as held from (
        select max(g.access) as access from grants g where g.document_id in ${documentIds}
          and (g.principal_id = f.id or (f.kind = ${code(principalKinds, 'user')} and ${leadsTo(sql`f.id`, sql`f.environment_id`)}))
        group by g.document_id) a) h
    order by f.at desc nulls last, f.environment_id = current_environment_id() desc, f.name ilike ${beginningWith(text)} desc, lower(f.name), f.id`);
  return [...rows];
}

/** Before anything is typed: the own environment, and whoever was shared with last. A partner's directory is not browsed (C-42). */
const suggested = sql`(t.environment_id = current_environment_id() or exists (
  select from shares s where s.granted_by = current_user_id() and s.principal_id = t.id))`;

/** Every word in the name; partners' from three letters on. */
function fits(text: string): SQL {
  const words = text.split(/\s+/).slice(0, 6);
  const inName = sql.join(
    words.map((word) => sql`t.name ilike ${holding(word)}`),
    sql` and `,
  );
  return isNarrow(text) ? inName : sql`t.environment_id = current_environment_id() and ${inName}`;
}

function possible(row: Row, actor: Actor, facts: DocumentFacts, documentCount: number): PossibleRecipient {
  const kind = principalKinds[row.kind - 1]!;
  const recipient = {
    principalId: row.id,
    kind,
    groupType: row.group_type === null ? null : groupTypes[row.group_type - 1]!,
    name: row.name,
    environmentId: row.environment_id,
    environmentName: row.environment_name,
    partnershipId: row.partnership_id,
    isOutside: row.is_outside,
  };
  return {
    id: row.id,
    kind,
    groupType: recipient.groupType,
    name: row.name,
    address: row.address,
    environmentName: row.environment_name,
    isExternal: row.environment_id !== actor.environmentId,
    people: row.people,
    outside: row.outside,
    isSelf: row.id === actor.userId,
    isOwner: row.id === facts.organisationId,
    heldOn: row.held_on,
    held: row.held !== null && row.held_on === documentCount ? accesses[row.held - 1]! : null,
    given: row.given === null ? null : accesses[row.given - 1]!,
    answer: can('document.share', actor, { ...facts, recipients: [recipient] }),
  };
}
