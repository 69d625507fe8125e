import { sql } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { code } from '@/db/columns';
import { boxes, documentTypes, statuses } from '@/db/vocabulary';
import { type Cursor, endOfPeriod, type ListFilter, type Sizes, sizes, startOfPeriod } from './filter';
import { type ListedDocument, type ListedRow, listedColumns, type Page, toListed, toPage } from './list';
import { visibleSlices } from './slices';

/** A page of what was found. `searchedBackTo` is set when older documents were not looked at: the search goes on from `next`. */
export type Found = Page & { searchedBackTo: Date | null };

/**
 * The actor's documents whose number, company or subject has every word (a word may be the beginning of one), newest first.
 * Words with a digit ask the index first; others ask the window of the newest documents first, and the index when that falls short.
 */
export async function searchDocuments(
  tx: Read,
  filter: ListFilter,
  text: string,
  cursor?: Cursor,
  upTo = sizes,
): Promise<Found> {
  const parts = wordsOf(text);
  const whole = wordsOf(text.replace(/[^\p{L}\p{N}\s]+/gu, ''));
  const inOnePiece =
    whole.length > 0 && whole.join() !== parts.join() ? await byIndex(tx, { filter, upTo }, whole) : none;
  // Too many to tell, or a later page of them: they are asked for as any words are.
  if (inOnePiece === null || (cursor && inOnePiece.rows.length > 0))
    return byWords(tx, { filter, cursor, upTo }, whole);
  return inOnePiece.rows.length > 0 ? inOnePiece : byWords(tx, { filter, cursor, upTo }, parts);
}

const none: Found = { rows: [], next: null, searchedBackTo: null };

/** Where a search looks: what stands in the address, from which place on, and how far. */
type Scope = { filter: ListFilter; cursor?: Cursor | undefined; upTo: Sizes };

async function byWords(tx: Read, scope: Scope, words: string[]): Promise<Found> {
  if (words.length === 0) return none;
  if (words.some((word) => /\d/.test(word))) return (await byIndex(tx, scope, words)) ?? byWindow(tx, scope, words);
  const seen = await byWindows(tx, scope, words);
  if (isWhole(seen, scope)) return seen;
  return (await byIndex(tx, scope, words)) ?? seen;
}

const isWhole = ({ rows, searchedBackTo }: Found, { upTo }: Scope) =>
  searchedBackTo === null || rows.length >= upTo.page;

/** So many windows at most, one behind the other. */
const mostWindows = 5;

/**
 * Window after window, as long as a page may come of it: where a word stands often, the next window fills the page many times sooner than the
 * index, which reads every document that has the word. Where it stands seldom, one window is enough to tell.
 */
async function byWindows(tx: Read, scope: Scope, words: string[]): Promise<Found> {
  const { page } = scope.upTo;
  let seen = await byWindow(tx, scope, words);
  for (let windows = 1; !isWhole(seen, scope) && windows < mostWindows; windows++) {
    if (seen.rows.length < (windows * page) / mostWindows) break;
    const left = { ...scope.upTo, page: page - seen.rows.length };
    const further = await byWindow(tx, { ...scope, cursor: seen.next!, upTo: left }, words);
    seen = { ...further, rows: [...seen.rows, ...further.rows] };
  }
  return seen;
}

/** Runs of letters and digits, in small letters, at most eight. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.slice(0, 8) ?? [];

/** Looks through the newest documents: a full page of them, or as many as the window holds. */
async function byWindow(tx: Read, { filter, cursor, upTo }: Scope, words: string[]): Promise<Found> {
  const visible = await visibleSlices(tx, filter, cursor, upTo.window);
  const text = sql`(d.number || ' ' || d.counterparty || ' ' || d.subject)`;
  const hasWords = sql.join(
    words.map((word) => sql`${text} ~* ${beginning(word)}`),
    sql` and `,
  );
  const rows = await tx.execute<Partial<ListedRow> & { seen: number; last_at: string; last_id: string }>(sql`${visible},
    window_edge as (select created_at as last_at, document_id as last_id, (select count(*)::int from visible) as seen
      from visible order by created_at, document_id limit 1),
    matched as (select ${listedColumns(filter)} from visible v join documents d on d.id = v.document_id join organisations o on o.id = d.organisation_id
      where ${hasWords} order by v.created_at desc, v.document_id desc limit ${upTo.page + 1}::int)
    select e.*, m.* from window_edge e left join matched m on true order by m.created_at desc, m.id desc`);
  const page = toPage(
    rows.filter((row) => row.id != null).map((row) => toListed(row as ListedRow)),
    upTo.page,
  );
  const edge = rows[0];
  if (page.next || !edge || edge.seen < upTo.window) return { ...page, searchedBackTo: null };
  const last = { createdAt: new Date(edge.last_at), documentId: edge.last_id };
  return { rows: page.rows, next: last, searchedBackTo: last.createdAt };
}

/**
 * What `searchable_text` and its index find, as an expression on the text as it stands, many times quicker over a window: the word begins a
 * run of letters and digits, or what stands between spaces when the signs in it are passed over.
 */
export function beginning(word: string): string {
  const signs = '[^[:alnum:][:space:]]*';
  return `(^|[^[:alnum:]])${word}|(^|[[:space:]])${signs}${[...word].join(signs)}`;
}

/** Asks the text index, over the wall; nothing when it answered its cap and so may have left documents out. */
async function byIndex(tx: Read, { filter, cursor, upTo }: Scope, words: string[]): Promise<Found | null> {
  const terms = words.map((word) => `${word}:*`).join(' & ');
  const rows = await tx.execute<ListedRow & { is_capped: boolean }>(sql`
    select v.is_capped, ${listedColumns(filter, sql`select held_principals()`)} from search_documents(${terms}, ${code(boxes, filter.box)}::smallint,
      ${(cursor?.createdAt ?? new Date('9999-12-31')).toISOString()}::timestamptz, ${cursor?.documentId ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'}::uuid,
      ${startOfPeriod(filter)}, ${endOfPeriod(filter)}, ${filter.organisationId ?? null}::uuid,
      ${filter.type ? code(documentTypes, filter.type) : null}::smallint, ${filter.status ? code(statuses, filter.status) : null}::smallint,
      ${filter.isShared ?? false}, ${upTo.hits}) v
    left join documents d on d.id = v.document_id left join organisations o on o.id = d.organisation_id
    order by v.created_at desc, v.document_id desc`);
  if (rows[0]?.is_capped) return null;
  const found: ListedDocument[] = rows.filter((row) => row.id != null).map(toListed);
  return { ...toPage(found, upTo.page), searchedBackTo: null };
}
