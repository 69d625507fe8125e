import { sql } from 'drizzle-orm';
import { reading } from '@/db/client';
import { type Access, accesses, groupTypes, type PrincipalKind, principalKinds } from '@/db/vocabulary';
import { documentFacts, type Way, ways, waysTo } from '@/lib/documents/facts';
import { lookedInto } from '@/lib/groups/sight/facts';
import type { Actor } from '@/lib/policy/actor';
import type { DocumentFacts, RecipientName } from '@/lib/policy/facts';
import { readIn, recipientName } from '@/lib/policy/group-name';
import { type Answer, can } from '@/lib/policy/policy';
import { findReached, isListed, type Reached, seesOwnersPeople } from './reached';
import { type RecipientRow, recipientColumns, recipientOf } from './recipient';
import { type PathTask, stepOf, taskOf } from './task-path';

/** One path by which somebody holds a document: a grant, and the one way in which it reaches them. */
export type Path = {
  /** Tells one path from another; made of the grant's own ids, never of a group's that the reader may not know. */
  key: string;
  way: Way;
  access: Access;
  /** Through whom it goes: an organisation or a group; for a path by name the person. */
  through: { id: string; kind: PrincipalKind; name: RecipientName };
  /** The share it comes from, and whether the reader may withdraw it; nothing for the owning organisation's own path. */
  share: { id: string; grantedByName: string; createdAt: Date; withdraw: Answer } | null;
  task: PathTask | null;
  /** How the person came to that organisation, group or partnership, where its people are for the reader to know (O08, C-14). */
  seat: { byName: string; at: Date; partnershipId: string | null } | null;
};

/** Why somebody has access: every path there is; without any of them they have it still, without all of them not (N-01). */
export type Explanation = { facts: DocumentFacts; person: Reached; paths: Path[] };

type Row = Partial<RecipientRow> & {
  way: Way;
  access: number;
  through_id: string;
  kind: number;
  name: string;
  through_type: number | null;
  environment_id: string;
  environment_name: string;
  origin_id: string;
  share_id: string | null;
  step_name: string | null;
  granted_by: string | null;
  granted_by_name: string;
  created_at: string;
  seat_by: string | null;
  seat_at: string | null;
  partnership_id: string | null;
  is_seat_shown: boolean;
};

/**
 * The paths that lead a person to a document, by the very conditions that decide, for a reader with full access who may know of
 * that person; nothing for others (L02).
 */
export async function explainAccess(actor: Actor, documentId: string, userId: string): Promise<Explanation | null> {
  return reading(actor, async (tx) => {
    const facts = await documentFacts(tx, actor, documentId, 'none');
    if (!facts || !can('document.seeAccess', actor, facts).allowed) return null;
    const [person] = await findReached(tx, actor, facts, { userId });
    if (!person) return null;
    const seesOwners = await seesOwnersPeople(tx, actor, facts);
    const to = waysTo(sql`${person.id}::uuid`, sql`${person.environmentId}::uuid`);
    const byWay = ways.map(
      (way) => sql`select ${way}::text as way, g.* from grants g where g.document_id = ${documentId} and ${to[way]}`,
    );
    const rows = await tx.execute<Row>(sql`
      select w.way, w.access::int, w.origin_id, w.principal_id as through_id, p.kind::int, coalesce(o.name, gr.name, ${person.name}) as name, gr.type::int as through_type,
        e.id as environment_id, e.name as environment_name,
        s.id as share_id, ${stepOf(sql`w.task_assignment_id`)} as step_name, s.granted_by, s.granted_by_name, s.created_at, ${recipientColumns},
        coalesce(m.added_by_name, gm.added_by_name, pm.connected_by_name) as seat_by, coalesce(m.added_at, gm.added_at, pm.connected_at) as seat_at,
        pm.partnership_id,
        ${isSeatShown(actor, facts, seesOwners)} as is_seat_shown
      from (${sql.join(byWay, sql` union all `)}) w
        join principals p on p.id = w.principal_id join environments e on e.id = p.environment_id
        left join shares s on s.id = w.share_id
        left join organisations o on o.id = w.principal_id left join groups gr on gr.id = w.principal_id
        left join organisation_members m on w.way = 'member' and m.organisation_id = w.principal_id and m.user_id = ${person.id}
        left join group_members gm on w.way = 'group' and gm.group_id = w.principal_id and gm.user_id = ${person.id}
        left join partnership_organisations po on w.way = 'relationship_manager' and po.organisation_id = w.principal_id
          and exists (select from partnership_managers l where l.partnership_id = po.partnership_id and l.user_id = ${person.id})
        left join partnership_managers pm on pm.partnership_id = po.partnership_id and pm.user_id = ${person.id}
      order by w.access desc, w.origin, s.created_at, w.way`);
    return { facts, person, paths: rows.map((row) => toPath(row, actor, facts)) };
  });
}

/** Whether the people of what a row `w` goes through are for the reader to know. */
const isSeatShown = (actor: Actor, facts: DocumentFacts, seesOwners: boolean) => sql`case when gr.id is null
  then ${isListed(seesOwners, facts)}
  else gr.id in (${lookedInto(actor, sql`g.id in (select x.principal_id from grants x where x.document_id = ${facts.documentId})`)}) end`;

function toPath(row: Row, actor: Actor, facts: DocumentFacts): Path {
  const name = recipientName({
    name: row.name,
    groupType: row.through_type === null ? null : groupTypes[row.through_type - 1]!,
    environmentId: row.environment_id,
    environmentName: row.environment_name,
  });
  return {
    key: `${row.way} ${row.origin_id} ${row.partnership_id}`,
    way: row.way,
    access: accesses[row.access - 1]!,
    through: { id: row.through_id, kind: principalKinds[row.kind - 1]!, name: readIn(actor.environmentId, name) },
    share: row.share_id
      ? {
          id: row.share_id,
          grantedByName: row.granted_by_name,
          createdAt: new Date(row.created_at),
          withdraw: can('share.withdraw', actor, {
            ...facts,
            shareId: row.share_id,
            isGiver: row.granted_by === actor.userId,
            isRecipient: row.through_id === actor.userId,
            recipientName: recipientOf(row as RecipientRow),
          }),
        }
      : null,
    task: taskOf(row.step_name),
    seat:
      row.seat_at && row.is_seat_shown
        ? { byName: row.seat_by ?? '', at: new Date(row.seat_at), partnershipId: row.partnership_id }
        : null,
  };
}
