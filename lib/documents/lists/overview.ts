import { sql } from 'drizzle-orm';
import { type Read, reading } from '@/db/client';
import { code } from '@/db/columns';
import { type Box, boxes, type Status, statuses } from '@/db/vocabulary';
import type { Actor } from '@/lib/policy/actor';
import { listRecent } from './everywhere';
import { type ListedDocument, listDocuments } from './list';

/** Why a document waits for somebody, the most pressing first: in which box it lies, and with which status. */
const reasons = [
  { reason: 'failed', box: 'inbox_out', status: 'delivery_failed' },
  { reason: 'duplicate', box: 'inbox_in', status: 'duplicate' },
  { reason: 'to_pay', box: 'inbox_in', status: 'approved_for_payment' },
  { reason: 'new', box: 'inbox_in', status: 'received' },
] as const satisfies { reason: string; box: Box; status: Status }[];

export type WaitingReason = (typeof reasons)[number]['reason'];
export type WaitingDocument = ListedDocument & { reason: WaitingReason };

/** So many of one reason are shown before those of the next one get their turn. */
const ofOneReason = 3;

/** The actor's documents that wait for somebody, newest first: of every reason a few, the most pressing first; at most `most`. */
export async function listWaiting(actor: Actor, most: number): Promise<WaitingDocument[]> {
  return reading(actor, async (tx) => {
    const first: WaitingDocument[] = [];
    const further: WaitingDocument[] = [];
    for (const { reason, box, status } of reasons) {
      const rows = (await listDocuments(tx, { box, status }, undefined, most)).rows.map((row) => ({ ...row, reason }));
      first.push(...rows.slice(0, ofOneReason));
      further.push(...rows.slice(ofOneReason));
    }
    const place = ({ reason }: WaitingDocument) => reasons.findIndex((each) => each.reason === reason);
    return [...first, ...further].slice(0, most).sort((one, other) => place(one) - place(other));
  });
}

/** What waits at an organisation, each count no further than a hundred. */
export type OrganisationCounts = { id: string; name: string } & Record<WaitingReason, number>;

/** The actor's organisations with what waits at each, those with failed deliveries and new documents first; at most `most`. */
export async function countByOrganisation(actor: Actor, most: number): Promise<OrganisationCounts[]> {
  return reading(actor, async (tx) => [
    ...(await tx.execute<OrganisationCounts>(sql`
      select o.id, o.name, ${sql.join(
        reasons.map((each) => sql`${countOf(each)} as ${sql.identifier(each.reason)}`),
        sql`, `,
      )}
      from held_principals() as held(id) join organisations o on o.id = held.id
      where o.deleted_at is null order by failed desc, "new" desc, to_pay desc, o.name, o.id limit ${most}`)),
  ]);
}

const countOf = ({ box, status }: { box: Box; status: Status }) => sql`(select count(*)::int from (
  select from grants g where g.principal_id = o.id and g.organisation_id = o.id
    and g.box = ${code(boxes, box)} and g.status = ${code(statuses, status)} limit 100) as waiting)`;

/** How many organisations the actor may file documents under. */
export const countOwnOrganisations = (actor: Actor): Promise<number> =>
  reading(actor, async (tx) => {
    const [found] = await tx.execute<{ count: number }>(sql`select count(*)::int as count
      from held_principals() as held(id) join organisations o on o.id = held.id where o.deleted_at is null`);
    return found!.count;
  });

/** Whether there is any document for the actor: stops at the first. */
export const hasDocuments = (actor: Actor): Promise<boolean> =>
  reading(actor, async (tx) => {
    const found = await tx.execute(sql`select from held_principals() as held(id)
      where exists (select from grants g where g.principal_id = held.id offset 0) limit 1`);
    return found.length > 0;
  });

/** The newest documents of all three boxes; at most `most`. */
export const listNewest = (actor: Actor, most: number): Promise<ListedDocument[]> =>
  reading(actor, (tx: Read) => listRecent(tx, most));
