import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { auditEvents } from '@/db/schema';
import type { Actor } from '@/lib/policy/actor';
import type { DocumentFacts } from '@/lib/policy/facts';
import type { EventDetails } from '@/lib/policy/grant';
import { detailsReadIn } from '@/lib/policy/group-name';
import { can } from '@/lib/policy/policy';

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

export const eventsPerPage = 50;

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
export async function eventsOf(tx: Read, facts: DocumentFacts, before?: number): Promise<Event[]> {
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
  'group.delete',
];

/** Whether the reader may know who came into a group or went: of the document's environment, the group's, or the person's (C-14). */
const isForReader = (actor: Actor, { environmentId }: DocumentFacts, { environments }: EventDetails): boolean =>
  !Array.isArray(environments) || [environmentId, ...environments].includes(actor.environmentId);

/** The trail belongs to whoever reads the document (A01); who else has access, to those with full access and to whoever did it (L02). */
export function asSeenBy(actor: Actor, facts: DocumentFacts, { actorId, ...event }: Event): HistoryEvent {
  const seesAccess = can('document.seeAccess', actor, facts).allowed || actorId === actor.userId;
  if (!seesAccess && aboutAccess.includes(event.action)) return { ...event, details: {} };
  if (!isForReader(actor, facts, event.details)) return withoutPerson(event);
  return { ...event, details: detailsReadIn(actor.environmentId, event.details) };
}

/** Somebody did something about access: who leaves a group is who acts. */
const withoutPerson = (event: Omit<Event, 'actorId'>): HistoryEvent => ({
  ...event,
  ...(event.action === 'group.leave' && { actorName: '' }),
  details: {},
});
