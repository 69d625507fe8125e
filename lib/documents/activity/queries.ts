import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { type Read, reading } from '@/db/client';
import { code } from '@/db/columns';
import { auditEvents, comments, documentLabels } from '@/db/schema';
import { origins } from '@/db/vocabulary';
import { documentFacts } from '@/lib/documents/facts';
import type { Actor } from '@/lib/policy/actor';
import type { DocumentFacts } from '@/lib/policy/facts';
import type { EventDetails } from '@/lib/policy/grant';
import { detailsReadIn } from '@/lib/policy/group-name';
import { can } from '@/lib/policy/policy';

export type Comment = {
  id: string;
  authorId: string;
  authorName: string;
  authorEnvironmentName: string;
  body: string;
  createdAt: Date;
};

/** An event of the document's trail; what this reader must not see is left out of `details`. */
export type HistoryEvent = {
  id: string;
  number: number;
  occurredAt: Date;
  actorName: string;
  actorEnvironmentName: string;
  action: string;
  details: EventDetails;
  /** How many saves of a draft it stands for: those that one person made in one go are one event here, the log has each. */
  times: number;
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
const eventsPerPage = 50;
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

type Event = HistoryEvent & { actorId: string | null };

/**
 * Where the lines of the trail stand in the log, newest first, and how many events each tells. A draft saves itself while
 * one types: the saves that one person makes without anything between, and without half an hour's pause, are one line.
 */
async function linesOf(tx: Read, { documentId, environmentId }: DocumentFacts, before?: number) {
  const rows = await tx.execute<{ number: string; times: number }>(sql`
    with trail as (
      select number, occurred_at, actor_id, action = 'document.editDraft' and not details ?| array['attached', 'removed'] as is_save
      from ${trailOf(documentId, environmentId)}),
    steps as (
      select number, is_save and lag(is_save) over w and actor_id is not distinct from lag(actor_id) over w
        and occurred_at < lag(occurred_at) over w + interval '30 minutes' as goes_on
      from trail window w as (order by number)),
    runs as (select number, count(*) filter (where goes_on is not true) over (order by number) as run from steps)
    select max(number) as number, count(*)::int as times from runs group by run
    having ${before === undefined ? sql`true` : sql`max(number) < ${before}`} order by 1 desc limit ${eventsPerPage + 1}`);
  return new Map(rows.map((row) => [Number(row.number), row.times]));
}

/** The events that name the document, and those of groups it is shared with (C-47). */
const trailOf = (documentId: string, environmentId: string) => sql`(
  select * from audit_events where document_id = ${documentId} and environment_id = ${environmentId}
  union all select e.* from audit_event_documents l join audit_events e on e.id = l.event_id
    where l.document_id = ${documentId} and l.environment_id = ${environmentId}) as trail`;

/** The owner's log holds every event of the document; the copies in other environments' logs say the same. */
async function eventsOf(tx: Read, facts: DocumentFacts, before?: number): Promise<Event[]> {
  const lines = await linesOf(tx, facts, before);
  const rows = await tx
    .select({
      id: auditEvents.id,
      number: auditEvents.number,
      occurredAt: auditEvents.occurredAt,
      actorId: auditEvents.actorId,
      actorName: auditEvents.actorName,
      actorEnvironmentName: auditEvents.actorEnvironmentName,
      action: auditEvents.action,
      details: auditEvents.details,
    })
    .from(auditEvents)
    .where(and(eq(auditEvents.environmentId, facts.environmentId), inArray(auditEvents.number, [...lines.keys()])))
    .orderBy(desc(auditEvents.number));
  return rows.map((row) => ({ ...row, details: row.details as EventDetails, times: lines.get(row.number) ?? 1 }));
}

const aboutAccess = [
  'document.share',
  'share.change',
  'share.withdraw',
  'share.leave',
  'group.addMember',
  'group.removeMember',
  'group.leave',
  'group.own',
  'group.change',
  'group.delete',
];

/** The trail belongs to whoever reads the document (A01); who else has access, to those with full access and to whoever did it (L02). */
function asSeenBy(actor: Actor, facts: DocumentFacts, { actorId, ...event }: Event): HistoryEvent {
  const seesAccess = can('document.seeAccess', actor, facts).allowed || actorId === actor.userId;
  if (!seesAccess && aboutAccess.includes(event.action)) return { ...event, details: {} };
  return { ...event, details: detailsReadIn(actor.environmentId, event.details) };
}
