import { and, eq, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { mailSwitch, outbox } from '@/db/schema';
import { tellOfFailure } from './told/commands';

/** An attempt counts as running for this long unless it has ended: twice the longest. */
const inFlight = 60;
/** Resend forgets a key after a day, so nothing is tried longer than this after the first attempt (D-18). */
const hardStopHours = 20;

const isWaiting = and(isNull(outbox.sentAt), isNull(outbox.failedAt));
const seconds = (count: number | SQL) => sql`make_interval(secs => ${count})`;

/** Mail stands still after a restore, until its operator says otherwise (D-35). */
export async function isMailPaused(tx: Tx): Promise<boolean> {
  const [one] = await tx.select().from(mailSwitch);
  return one?.isPaused ?? false;
}

/** Takes a waiting letter for one attempt; null when it is sent, given up, or being tried at this moment. */
export async function takeLetter(tx: Tx, id: string) {
  if (await isMailPaused(tx)) return null;
  const [taken] = await tx
    .update(outbox)
    .set({
      attempts: sql`${outbox.attempts} + 1`,
      firstTriedAt: sql`coalesce(${outbox.firstTriedAt}, now())`,
      lastTriedAt: sql`now()`,
      lastError: null,
    })
    .where(
      and(
        eq(outbox.id, id),
        isWaiting,
        or(
          isNull(outbox.lastTriedAt),
          sql`${outbox.lastError} is not null`,
          lt(outbox.lastTriedAt, sql`now() - ${seconds(inFlight)}`),
        ),
      ),
    )
    .returning();
  return taken ?? null;
}

/** Marks a letter as sent. Where it has left the house, what let somebody in and what was attached leave the row. */
export async function markSent(tx: Tx, id: string, hasLeft: boolean): Promise<void> {
  await tx
    .update(outbox)
    .set({
      sentAt: sql`now()`,
      lastError: null,
      ...(hasLeft && { payload: sql`${outbox.payload} - 'sealed' - 'attachments' - 'drawings'` }),
    })
    .where(eq(outbox.id, id));
}

/** Notes why an attempt failed, and gives the letter up when it is hopeless or too old; who sent a document with it is told. Answers whether it was given up. */
export async function markFailed(tx: Tx, id: string, reason: string, isHopeless: boolean): Promise<boolean> {
  const [row] = await tx
    .update(outbox)
    .set({
      lastError: reason.slice(0, 500),
      failedAt: sql`case when ${isHopeless} or ${outbox.firstTriedAt} < now() - interval '20 hours' then now() end`,
    })
    .where(eq(outbox.id, id))
    .returning();
  const isGivenUp = row?.failedAt !== null;
  if (isGivenUp) await tellOfFailure(tx, id);
  return isGivenUp;
}

/** The ids of letters whose job must have been lost: not tried within a minute, or a minute later than their job would have tried again. */
export async function findForgotten(tx: Tx): Promise<string[]> {
  if (await isMailPaused(tx)) return [];
  const givenUp = await tx
    .update(outbox)
    .set({ failedAt: sql`now()` })
    .where(and(isWaiting, lt(outbox.firstTriedAt, sql`now() - make_interval(hours => ${hardStopHours})`)))
    .returning({ id: outbox.id });
  for (const { id } of givenUp) await tellOfFailure(tx, id);
  const pause = sql`60 + case when ${outbox.attempts} = 0 then 0 else exp(least(${outbox.attempts}, 10)) end`;
  const rows = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(isWaiting, lt(sql`coalesce(${outbox.lastTriedAt}, ${outbox.createdAt})`, sql`now() - ${seconds(pause)}`)),
    )
    .orderBy(outbox.createdAt)
    .limit(500);
  return rows.map((row) => row.id);
}
