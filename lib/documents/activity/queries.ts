import { asc, desc, eq, sql } from 'drizzle-orm';
import { type Read, reading } from '@/db/client';
import { code } from '@/db/columns';
import { comments, documentLabels } from '@/db/schema';
import { origins } from '@/db/vocabulary';
import { documentFacts } from '@/lib/documents/facts';
import type { Actor } from '@/lib/policy/actor';
import type { DocumentFacts } from '@/lib/policy/facts';
import { can } from '@/lib/policy/policy';
import { asSeenBy, eventsOf, eventsPerPage, type HistoryEvent } from './trail';

export type Comment = {
  id: string;
  authorId: string;
  authorName: string;
  authorEnvironmentName: string;
  body: string;
  createdAt: Date;
};

export type Activity = {
  /** Oldest first; the newest two hundred. */
  comments: Comment[];
  labels: string[];
  /** Labels of other documents of the organisation, most used first, for whoever holds them and may add one. */
  suggestions: string[];
  /** Newest first. */
  history: HistoryEvent[];
  /** Where older events begin, when there are any. */
  historyBefore: number | null;
};

const commentsShown = 200;
const suggested = 20;
/** Of each box. */
const labelledDocuments = 500;

/** Comments, labels and trail of a document the actor may open; nothing when no path leads to it. `before` pages the trail. */
export async function findActivity(
  actor: Actor,
  documentId: string,
  { before }: { before?: number | undefined } = {},
): Promise<Activity | null> {
  return reading(actor, async (tx) => {
    const facts = await documentFacts(tx, actor, documentId, 'none');
    return facts && activityIn(tx, actor, facts, before);
  });
}

/** The same inside a transaction, for a document that the actor is known to read. */
export async function activityIn(tx: Read, actor: Actor, facts: DocumentFacts, before?: number): Promise<Activity> {
  const labels = await labelsOf(tx, facts.documentId);
  const events = await eventsOf(tx, facts, before);
  return {
    comments: await commentsOf(tx, facts.documentId),
    labels,
    suggestions: await suggestionsFor(tx, actor, facts, labels),
    history: events.slice(0, eventsPerPage).map((event) => asSeenBy(actor, facts, event)),
    historyBefore: events.length > eventsPerPage ? events[eventsPerPage - 1]!.number : null,
  };
}

async function commentsOf(tx: Read, documentId: string): Promise<Comment[]> {
  const newest = await tx
    .select({
      id: comments.id,
      authorId: comments.authorId,
      authorName: comments.authorName,
      authorEnvironmentName: comments.authorEnvironmentName,
      body: comments.body,
      createdAt: comments.createdAt,
    })
    .from(comments)
    .where(eq(comments.documentId, documentId))
    .orderBy(desc(comments.createdAt), desc(comments.id))
    .limit(commentsShown);
  return newest.reverse();
}

async function labelsOf(tx: Read, documentId: string): Promise<string[]> {
  const rows = await tx
    .select({ label: documentLabels.label })
    .from(documentLabels)
    .where(eq(documentLabels.documentId, documentId))
    .orderBy(asc(documentLabels.label));
  return rows.map((row) => row.label);
}

/**
 * What colleagues call things: the labels of the organisation's newest documents, for those whom every one of these documents
 * is open to; a label may say what a document is about. Bounded, so that a full archive costs no more.
 */
async function suggestionsFor(tx: Read, actor: Actor, facts: DocumentFacts, present: string[]): Promise<string[]> {
  if (!can('organisation.see', actor, facts).allowed || !can('document.label', actor, facts).allowed) return [];
  const rows = await tx.execute<{ label: string }>(sql`
    select l.label from unnest(array[1, 2, 3]::smallint[]) as b(box)
      cross join lateral (select g.document_id from grants g
        where g.principal_id = ${facts.organisationId} and g.box = b.box and g.origin = ${code(origins, 'owner')}
        order by g.created_at desc, g.document_id desc limit ${labelledDocuments}::int) newest
      join document_labels l on l.document_id = newest.document_id
    group by 1 order by count(*) desc, 1 limit ${suggested + present.length}::int`);
  return rows
    .map((row) => row.label)
    .filter((label) => !present.includes(label))
    .slice(0, suggested);
}
