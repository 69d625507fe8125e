import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { code } from '@/db/columns';
import { type Mailing, mailings } from '@/db/vocabulary';

/** What a letter takes along: of one kind of mailing, written after `since` and up to `until`. */
export type Span = { mailing: Exclude<Mailing, 'never'>; since: Date; until: Date };

/** What was written longer ago is not mailed any more: a restored portal mails nothing twice. */
const longestWaitHours = { immediate: 24, daily_digest: 72 };

/** A letter waits until nothing more was written for so long, and no longer than so long: many at once are one letter. */
const quiet = 20;
const longest = 120;

const hours = 3_600_000;

/** What is mailed at once. */
export const atOnce = (at: Date): Span => ({
  mailing: 'immediate',
  since: new Date(at.getTime() - longestWaitHours.immediate * hours),
  until: at,
});

/** What the daily letter takes along: what was written until the last seven o'clock in Amsterdam, whatever the season. */
export async function untilSevenOClock(tx: Tx, at: Date): Promise<Span> {
  const [row] = await tx.execute<{ seven: string }>(sql`
    with local as (select ${at.toISOString()}::timestamptz at time zone 'Europe/Amsterdam' - interval '7 hours' as at)
    select to_char((date_trunc('day', at) + interval '7 hours') at time zone 'Europe/Amsterdam' at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as seven
    from local`);
  const until = new Date(row!.seven);
  return { mailing: 'daily_digest', since: new Date(until.getTime() - longestWaitHours.daily_digest * hours), until };
}

/** On a row `n` of `notifications`: it waits for this letter, and its reader has not said since that they want none. */
export const waits = ({ mailing, since, until }: Span) => sql`n.mailing = ${code(mailings, mailing)}
  and n.mailed_at is null and n.read_at is null
  and n.created_at > ${since.toISOString()}::timestamptz and n.created_at <= ${until.toISOString()}::timestamptz
  and not exists (select from notification_preferences p
    where p.user_id = n.user_id and p.topic = n.topic and p.mailing = ${code(mailings, 'never')})`;

export type Addressee = { id: string; email: string; language: string; environment_id: string };

const addressee = sql`u.id, u.email, u.language, u.environment_id`;
const reachable = sql`u.email is not null and u.blocked_at is null and u.removed_at is null`;

/** Who gets a letter now of what is mailed at once. */
export async function whoAtOnce(tx: Tx, span: Span, most: number): Promise<Addressee[]> {
  const before = (seconds: number) =>
    sql`${new Date(span.until.getTime() - seconds * 1000).toISOString()}::timestamptz`;
  return tx.execute<Addressee>(sql`
    select ${addressee} from (
      select n.user_id from notifications n where ${waits(span)} group by 1
      having max(n.created_at) <= ${before(quiet)} or min(n.created_at) <= ${before(longest)}) as due
    join users u on u.id = due.user_id and ${reachable} limit ${most}`);
}

/** Who gets the daily letter and has not had today's. */
export async function whoToday(tx: Tx, span: Span, most: number): Promise<Addressee[]> {
  return tx.execute<Addressee>(sql`
    select ${addressee} from (select distinct n.user_id from notifications n where ${waits(span)}) as due
    join users u on u.id = due.user_id and ${reachable} and ${hasNone(span, sql`u.id`)} limit ${most}`);
}

/** No daily letter was written to the person since the last seven o'clock. */
export const hasNone = ({ since, until }: Span, userId: ReturnType<typeof sql>) => sql`not exists (
  select from notifications d where d.user_id = ${userId} and d.mailing = ${code(mailings, 'daily_digest')}
    and d.created_at > ${since.toISOString()}::timestamptz and d.mailed_at >= ${until.toISOString()}::timestamptz)`;
