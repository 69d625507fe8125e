import type { SQL } from 'drizzle-orm';
import { sql } from 'drizzle-orm';
import { code, literal } from '@/db/columns';
import { type Box, boxes, type DocumentType, documentTypes, origins, type Status, statuses } from '@/db/vocabulary';

/** What a list shows: one box, narrowed by what stands in the address. */
export type ListFilter = {
  box: Box;
  organisationId?: string | undefined;
  type?: DocumentType | undefined;
  status?: Status | undefined;
  /** Received or made on these days, inclusive; YYYY-MM-DD. */
  from?: string | undefined;
  to?: string | undefined;
  /** Only what a share leads to, whether or not it also belongs to one of the actor's organisations. */
  isShared?: boolean | undefined;
};

/** A place in a list, newest first: the last row shown. */
export type Cursor = { createdAt: Date; documentId: string };

/** How many rows a page has, how many of the newest a search looks through, how many hits the text index may answer. */
export type Sizes = { page: number; window: number; hits: number };
/** The lists of the portal; tests take smaller ones, so that pages, slices and windows are cut in small worlds too. */
export const sizes: Sizes = { page: 50, window: 600, hits: 1000 };

/** The first moment of the period, the last one excluded; both ends open where nothing is asked. Days are those of the Netherlands. */
export const startOfPeriod = (filter: ListFilter): SQL =>
  filter.from
    ? sql`(${filter.from}::timestamp at time zone 'Europe/Amsterdam')::timestamptz(3)`
    : sql`'-infinity'::timestamptz(3)`;
export const endOfPeriod = (filter: ListFilter): SQL =>
  filter.to
    ? sql`((${filter.to}::date + 1)::timestamp at time zone 'Europe/Amsterdam')::timestamptz(3)`
    : sql`'infinity'::timestamptz(3)`;

/** On a row `g` of `grants`: below the cursor, and within the period. Row and plain comparisons, so that the list's index serves them. */
export function placed(filter: ListFilter, cursor?: Cursor): SQL {
  const parts: SQL[] = [];
  if (cursor)
    parts.push(
      sql`(g.created_at, g.document_id) < (${cursor.createdAt.toISOString()}::timestamptz(3), ${cursor.documentId}::uuid)`,
    );
  if (filter.to) parts.push(sql`g.created_at < ${endOfPeriod(filter)}`);
  if (filter.from) parts.push(sql`g.created_at >= ${startOfPeriod(filter)}`);
  return parts.length > 0 ? sql.join(parts, sql` and `) : sql`true`;
}

/** The other conditions on a row `g` of `grants`, all served by the list's indexes. */
export function matching(filter: ListFilter): SQL {
  const parts = [sql`g.box = ${code(boxes, filter.box)}`];
  if (filter.type) parts.push(sql`g.type = ${code(documentTypes, filter.type)}`);
  if (filter.status) parts.push(sql`g.status = ${code(statuses, filter.status)}`);
  if (filter.organisationId) parts.push(sql`g.organisation_id = ${filter.organisationId}::uuid`);
  if (filter.isShared) parts.push(sql`g.origin <> ${literal(origins, 'owner')}`);
  return sql.join(parts, sql` and `);
}
