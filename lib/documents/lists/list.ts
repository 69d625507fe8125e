import { type SQL, sql } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { literal } from '@/db/columns';
import {
  type Access,
  accesses,
  type Box,
  boxes,
  type DocumentType,
  documentTypes,
  type Status,
  statuses,
} from '@/db/vocabulary';
import type { DocumentFacts } from '@/lib/policy/facts';
import { type Cursor, type ListFilter, sizes } from './filter';
import { visibleSlices } from './slices';

/** A document as a list shows it. */
export type ListedDocument = {
  id: string;
  environmentId: string;
  organisationId: string;
  organisationName: string;
  box: Box;
  type: DocumentType;
  status: Status;
  createdAt: Date;
  number: string;
  counterparty: string;
  subject: string;
  amountCents: number;
  currency: string;
  issueDate: string | null;
  dueDate: string | null;
  access: Access;
  isUnread: boolean;
  version: number;
};

export type Page = { rows: ListedDocument[]; next: Cursor | null };

/** One page of the actor's documents, newest first, and the place where the next one begins. */
export async function listDocuments(
  tx: Read,
  filter: ListFilter,
  cursor?: Cursor,
  perPage = sizes.page,
): Promise<Page> {
  const visible = await visibleSlices(tx, filter, cursor, perPage + 1);
  return toPage(await readListed(tx, filter, visible), perPage);
}

/** The columns shown of a document `d` of an organisation `o` that is row `v` of what the actor sees; `held` asks for the actor's principals. */
export const listedColumns = (
  filter: Pick<ListFilter, 'isShared'>,
  held = sql`select id from held`,
): SQL => sql`d.id, d.environment_id, d.organisation_id, o.name as organisation_name, d.box, d.type, d.status, d.created_at, d.number,
  d.counterparty, d.subject, d.amount_cents::text, d.currency, d.issue_date::text, d.due_date::text, d.version, ${heldBy(filter, held)} as access,
  not exists (select from document_reads r where r.user_id = (select current_user_id()) and r.document_id = d.id offset 0) as is_unread`;

/** A list of what was shared has looked at shares and tasks alone: whoever holds the organisation holds the document whole (C-28). */
const heldBy = ({ isShared }: Pick<ListFilter, 'isShared'>, held: SQL): SQL =>
  isShared
    ? sql`case when d.organisation_id in (${held}) then ${literal(accesses, 'full_access')} else v.access end`
    : sql`v.access`;

/** Reads the columns shown of what `visible` holds, the last of some common table expressions (document_id, created_at, access); newest first. */
export async function readListed(
  tx: Read,
  filter: Pick<ListFilter, 'isShared'>,
  visible: SQL,
): Promise<ListedDocument[]> {
  const rows = await tx.execute<ListedRow>(sql`${visible} select ${listedColumns(filter)}
    from visible v join documents d on d.id = v.document_id join organisations o on o.id = d.organisation_id
    order by v.created_at desc, v.document_id desc`);
  return rows.map(toListed);
}

/** Cuts the one row too many that tells whether there is a next page. */
export function toPage(found: ListedDocument[], perPage: number): Page {
  const rows = found.slice(0, perPage);
  const last = rows.at(-1);
  return { rows, next: found.length > perPage && last ? { createdAt: last.createdAt, documentId: last.id } : null };
}

/** How many documents the filter shows the actor, counted no further than `most`. */
export async function countDocuments(tx: Read, filter: ListFilter, most = 100): Promise<number> {
  const visible = await visibleSlices(tx, filter, undefined, most);
  const [row] = await tx.execute<{ count: number }>(sql`${visible} select count(*)::int as count from visible`);
  return row!.count;
}

export type ListedRow = {
  id: string;
  environment_id: string;
  organisation_id: string;
  organisation_name: string;
  box: number;
  type: number;
  status: number;
  created_at: Date | string;
  number: string;
  counterparty: string;
  subject: string;
  amount_cents: string;
  currency: string;
  issue_date: string | null;
  due_date: string | null;
  version: number;
  access: number;
  is_unread: boolean;
};

export const toListed = (row: ListedRow): ListedDocument => ({
  id: row.id,
  environmentId: row.environment_id,
  organisationId: row.organisation_id,
  organisationName: row.organisation_name,
  box: boxes[row.box - 1]!,
  type: documentTypes[row.type - 1]!,
  status: statuses[row.status - 1]!,
  createdAt: new Date(row.created_at),
  number: row.number,
  counterparty: row.counterparty,
  subject: row.subject,
  amountCents: Number(row.amount_cents),
  currency: row.currency,
  issueDate: row.issue_date,
  dueDate: row.due_date,
  access: accesses[row.access - 1]!,
  isUnread: row.is_unread,
  version: row.version,
});

/** The document as the thing a decision is about, for what a list offers; an action gathers its own, held. What a list does not know counts as no. */
export const factsOfListed = (row: ListedDocument): DocumentFacts => ({
  environmentId: row.environmentId,
  organisationId: row.organisationId,
  documentId: row.id,
  subject: { kind: 'document', id: row.id, name: row.number || row.subject },
  held: row.access,
  level: null,
  box: row.box,
  status: row.status,
  isCreator: false,
  version: row.version,
});
