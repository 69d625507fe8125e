import { sql } from 'drizzle-orm';
import { reading } from '@/db/client';
import type { Actor } from '@/lib/policy/actor';
import { listRecent } from './everywhere';
import { type ListedDocument, readListed } from './list';
import { eachReason, mostCounted, reasons, type WaitingReason, waitingByOrganisation, whatWaits } from './waiting';

export type WaitingDocument = ListedDocument & { reason: WaitingReason };

/** So many of one reason are shown before those of the next one get their turn. */
const ofOneReason = 3;

/** The actor's documents that wait for somebody, newest first: of every reason a few, the most pressing first; at most `most`. */
export async function listWaiting(actor: Actor, most: number): Promise<WaitingDocument[]> {
  const newestOfEach = sql`with ${whatWaits(most)},
    visible as (select v.* from (values ${eachReason}) as r(box, status) cross join lateral (
      select w.document_id, w.created_at, max(w.access)::int as access from waiting w where w.box = r.box and w.status = r.status
      group by 1, 2 order by 2 desc, 1 desc limit ${most}::int) v)`;
  const waiting = await reading(actor, (tx) => readListed(tx, {}, newestOfEach));
  const inOrder = reasons.map(({ reason, box, status }, place) =>
    waiting.filter((one) => one.box === box && one.status === status).map((one) => ({ ...one, reason, place })),
  );
  const first = inOrder.flatMap((all) => all.slice(0, ofOneReason));
  const further = inOrder.flatMap((all) => all.slice(ofOneReason));
  return [...first, ...further].slice(0, most).sort((one, other) => one.place - other.place);
}

/** What waits at an organisation, each count no further than a hundred. */
export type OrganisationCounts = { id: string; name: string } & Record<WaitingReason, number>;

/** The actor's organisations with what waits at each, those with failed deliveries and new documents first; at most `most`. */
export async function countByOrganisation(
  actor: Actor,
  most: number,
  upTo = mostCounted,
): Promise<OrganisationCounts[]> {
  return reading(actor, async (tx) => [
    ...(await tx.execute<OrganisationCounts>(sql`with ${waitingByOrganisation(upTo)}
      select o.id, o.name, ${sql.join(
        reasons.map(({ reason }) => sql`coalesce(w.${sql.identifier(reason)}, 0) as ${sql.identifier(reason)}`),
        sql`, `,
      )}
      from held join organisations o on o.id = held.id left join waiting_at w on w.organisation_id = o.id
      where o.deleted_at is null order by failed desc, "new" desc, to_pay desc, o.name, o.id limit ${most}`)),
  ]);
}

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
  reading(actor, (tx) => listRecent(tx, most));
