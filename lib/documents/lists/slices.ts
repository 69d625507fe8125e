import { type SQL, sql } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { type Cursor, type ListFilter, matching, placed } from './filter';

/**
 * The common table expressions that end in `visible` (document_id, created_at, access): the actor's newest documents, newest first.
 * Heads, edge, slices: the newest row of each principal; the last wanted head is the edge;
 * then only rows at or above the edge, of principals that reach it. Exact, duplicates included.
 */
export async function visibleSlices(
  tx: Read,
  filter: ListFilter,
  cursor: Cursor | undefined,
  rows: number,
): Promise<SQL> {
  const narrowed = await narrow(tx, filter);
  const wanted = sql`${matching(narrowed)} and ${placed(filter, cursor)}`;
  const newestFirst = sql`order by g.created_at desc, g.document_id desc`;
  return sql`with held as materialized (${narrowed.principals}),
    head as materialized (select held.id, h.created_at, h.document_id from held cross join lateral (
      select g.created_at, g.document_id from grants g where g.principal_id = held.id and ${wanted} ${newestFirst} limit 1) h),
    edge as materialized (select created_at, document_id from head group by 1, 2 order by 1 desc, 2 desc offset ${rows - 1}::int limit 1),
    bound as materialized (select coalesce((select created_at from edge), '-infinity') as created_at,
      coalesce((select document_id from edge), '00000000-0000-0000-0000-000000000000') as document_id),
    slice as (select g.document_id, g.created_at, g.access from bound b
      join head h on (h.created_at, h.document_id) >= (b.created_at, b.document_id)
      cross join lateral (select distinct on (g.created_at, g.document_id) g.document_id, g.created_at, g.access from grants g
        where g.principal_id = h.id and ${wanted} and (g.created_at, g.document_id) >= (b.created_at, b.document_id)
        ${newestFirst}, g.access desc limit ${rows}::int) g),
    visible as (select document_id, created_at, max(access)::int as access from slice group by 1, 2 order by 2 desc, 1 desc limit ${rows}::int)`;
}

const everyPrincipal = sql`select id from held_principals() as id`;

/**
 * One organisation's documents lie under one principal when the actor holds it: then no other is asked. When not, what is left
 * are shares, which have an index of their own by organisation. Without this a rare organisation would cost a walk through all others.
 */
async function narrow(tx: Read, filter: ListFilter): Promise<ListFilter & { principals: SQL }> {
  if (!filter.organisationId || filter.isShared) return { ...filter, principals: everyPrincipal };
  const [held] = await tx.execute(sql`select from held_principals() as id where id = ${filter.organisationId}::uuid`);
  return held
    ? { ...filter, principals: sql`select ${filter.organisationId}::uuid as id` }
    : { ...filter, isShared: true, principals: everyPrincipal };
}
