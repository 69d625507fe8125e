import { and, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import { type Read, reading } from '@/db/client';
import { holding } from '@/db/like';
import { auditEvents, environments, organisations } from '@/db/schema';
import type { Actor } from '@/lib/policy/actor';
import type { EventDetails } from '@/lib/policy/grant';
import { detailsReadIn } from '@/lib/policy/group-name';
import type { Log } from './facts';
import type { AuditFilter, Cursor } from './input';

const columns = {
  id: auditEvents.id,
  environmentId: auditEvents.environmentId,
  number: auditEvents.number,
  occurredAt: auditEvents.occurredAt,
  actorId: auditEvents.actorId,
  actorName: auditEvents.actorName,
  actorEnvironmentName: auditEvents.actorEnvironmentName,
  action: auditEvents.action,
  subjectKind: auditEvents.subjectKind,
  subjectId: auditEvents.subjectId,
  subjectName: auditEvents.subjectName,
  organisationId: auditEvents.organisationId,
  organisationName: organisations.name,
  /** Of the log itself: who acted from elsewhere is marked. */
  ownEnvironmentName: environments.name,
  documentId: auditEvents.documentId,
  /** As the database writes it: the text that went into the hash. */
  details: sql<string>`${auditEvents.details}::text`,
  previousHash: auditEvents.previousHash,
  hash: auditEvents.hash,
};

/** One page of a log, newest first, and where the next one begins (nothing after the last). */
export async function listEvents(actor: Actor, log: Log, filter: AuditFilter, perPage = 50) {
  return reading(actor, async (tx) => {
    const events = await tx
      .select(columns)
      .from(auditEvents)
      .innerJoin(environments, eq(environments.id, auditEvents.environmentId))
      .leftJoin(organisations, eq(organisations.id, auditEvents.organisationId))
      .where(and(ofLog(log), ...narrowed(filter)))
      .orderBy(sql`${auditEvents.occurredAt} desc, ${auditEvents.number} desc`)
      .limit(perPage + 1);
    const page = events.slice(0, perPage).map((event) => asReadIn(actor.environmentId, event));
    const last = page.at(-1);
    const next: Cursor | null = events.length > perPage && last ? { at: last.occurredAt, number: last.number } : null;
    return { events: page, next };
  });
}
export type AuditEvent = Awaited<ReturnType<typeof listEvents>>['events'][number];

/** What names another environment's group loses that name, and is marked; all else stays the text that went into the hash. */
function asReadIn<Event extends { details: string }>(
  environmentId: string,
  event: Event,
): Event & { isShortened: boolean } {
  const details = JSON.parse(event.details) as EventDetails;
  const seen = JSON.stringify(detailsReadIn(environmentId, details));
  const isShortened = seen !== JSON.stringify(details);
  return { ...event, details: isShortened ? seen : event.details, isShortened };
}

/** The wall lets a partner's log through as well: a log is one environment's, or a part of it. */
const ofLog = (log: Log): SQL | undefined =>
  and(
    eq(auditEvents.environmentId, log.environmentId),
    log.organisationId === undefined ? undefined : eq(auditEvents.organisationId, log.organisationId),
    log.actorId === undefined ? undefined : eq(auditEvents.actorId, log.actorId),
  );

/** A day begins at midnight in Amsterdam. */
const midnight = (day: string, plus = 0) =>
  sql`((${day}::date + ${plus}::int)::timestamp at time zone 'Europe/Amsterdam')`;

function narrowed({ actor, action, organisation, from, to, before }: AuditFilter): (SQL | undefined)[] {
  return [
    actor ? sql`lower(${auditEvents.actorName}) like ${holding(actor.toLowerCase())}` : undefined,
    action ? eq(auditEvents.action, action) : undefined,
    organisation ? eq(auditEvents.organisationId, organisation) : undefined,
    from ? gte(auditEvents.occurredAt, midnight(from)) : undefined,
    to ? lt(auditEvents.occurredAt, midnight(to, 1)) : undefined,
    before
      ? sql`(${auditEvents.occurredAt}, ${auditEvents.number}) < (${before.at.toISOString()}::timestamptz, ${before.number}::bigint)`
      : undefined,
  ];
}

/** The actions that occur in the environment's log, by name: one probe of the index each. */
export async function listActions(actor: Actor, log: Log): Promise<string[]> {
  return reading(actor, async (tx) => {
    const after = (last: SQL) => sql`(select action from audit_events
      where environment_id = ${log.environmentId} and action > ${last} order by action limit 1)`;
    const rows = await tx.execute<{ action: string }>(sql`
      with recursive found as (
        select ${after(sql`''`)} as action
        union all select ${after(sql`found.action`)} from found where found.action is not null)
      select action from found where action is not null`);
    return rows.map((row) => row.action);
  });
}

const windowSize = 20_000;

/**
 * Recomputes the chain of the own environment's log from its first event (N-11). Answers how many events were checked and
 * the number of the first one that was changed, is missing or does not follow; nothing when the chain is whole.
 */
export async function verifyLog(actor: Actor, log: Log): Promise<{ checked: number; brokenAt: number | null }> {
  // Read first: what is appended meanwhile comes behind it.
  const head = await reading(actor, headOfLog);
  const { checked, brokenAt } = await followChain(actor, log);
  return { checked, brokenAt: brokenAt ?? (await firstMissing(actor, log, head, checked)) };
}

/** The newest link of a chain: whoever keeps it can show later that nothing before it was cut off or written anew. */
export type Head = { number: number; hash: string };

/** The head of the actor's own environment's log; nothing for a log that is a part of one. */
export async function findHead(actor: Actor, log: Log): Promise<Head | null> {
  const isPart =
    log.environmentId !== actor.environmentId || log.organisationId !== undefined || log.actorId !== undefined;
  return isPart ? null : reading(actor, headOfLog);
}

async function headOfLog(tx: Read): Promise<Head> {
  const [head] = await tx.execute<{ number: string; hash: string }>(sql`select number, hash from audit_head()`);
  return { number: Number(head?.number ?? 0), hash: head?.hash ?? '' };
}

/** Where the log ends before its newest event, or ends in another one; nothing when the newest is there. */
async function firstMissing(actor: Actor, log: Log, head: Head, checked: number): Promise<number | null> {
  if (checked < head.number) return checked + 1;
  const [newest] = await reading(actor, (tx) =>
    tx
      .select({ hash: auditEvents.hash })
      .from(auditEvents)
      .where(and(eq(auditEvents.environmentId, log.environmentId), eq(auditEvents.number, head.number))),
  );
  return (newest?.hash ?? '') === head.hash ? null : head.number;
}

async function followChain(actor: Actor, log: Log): Promise<{ checked: number; brokenAt: number | null }> {
  let checked = 0;
  let previous = '0'.repeat(64);
  for (;;) {
    const [window] = await reading(actor, (tx) =>
      tx.execute<{ events: number; broken_at: string | null; last: string | null }>(
        chainWindow(log, checked, previous),
      ),
    );
    checked += window!.events;
    if (window!.broken_at !== null) return { checked, brokenAt: Number(window!.broken_at) };
    if (window!.events < windowSize) return { checked, brokenAt: null };
    previous = window!.last!;
  }
}

/** The expression of the hash is that of `chain_audit_event`. */
const chainWindow = (log: Log, after: number, previous: string) => sql`
  with linked as (
    select number, hash, previous_hash, row_number() over (order by number) + ${after}::bigint as expected,
      coalesce(lag(hash) over (order by number), ${previous}) as before,
      encode(sha256(convert_to(concat_ws(E'\\x1f', previous_hash, environment_id, number,
        to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), coalesce(actor_id::text, ''), actor_name,
        actor_environment_name, action, subject_kind, coalesce(subject_id::text, ''), subject_name,
        coalesce(organisation_id::text, ''), coalesce(document_id::text, ''), details::text), 'utf8')), 'hex') as computed
    from (select * from audit_events where environment_id = ${log.environmentId} and number > ${after} order by number limit ${windowSize}) as e)
  select count(*)::int as events, max(hash) filter (where number = (select max(number) from linked)) as last,
    min(number) filter (where number <> expected or previous_hash <> before or hash <> computed) as broken_at from linked`;
