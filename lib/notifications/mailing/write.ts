import { and, inArray, isNull, sql } from 'drizzle-orm';
import { identifying, reading, type Tx } from '@/db/client';
import { notifications } from '@/db/schema';
import type { Language } from '@/db/vocabulary';
import { publicLink } from '@/lib/policy/public-address';
import { enqueueMail } from '../commands';
import type { ToldEntry } from '../letters';
import { isMailPaused } from '../outbox';
import { type Notification, readSeen } from '../told/queries';
import { type Addressee, atOnce, hasNone, type Span, untilSevenOClock, waits, whoAtOnce, whoToday } from './due';

/** So many sentences stand in one letter; the rest is counted. */
const mostLines = 20;
/** So much one letter takes along, and so many letters are written in one go: what is left waits for the next. */
const mostTaken = 1000;
const mostLetters = 2000;

/** Writes one letter to everybody to whom something is to be mailed at once. */
export async function mailAtOnce(at = new Date()): Promise<void> {
  const span = atOnce(at);
  const people = await identifying(async (tx) => ((await isMailPaused(tx)) ? [] : whoAtOnce(tx, span, mostLetters)));
  await writeToEach(people, span, at);
}

/**
 * Writes the daily letter to everybody who has something in it: one for each person and day, at the first call after seven
 * o'clock in Amsterdam. Called again it goes on where it was interrupted; what is written is marked in the same transaction.
 */
export async function mailDigests(at = new Date()): Promise<void> {
  const { span, people } = await identifying(async (tx) => {
    const today = await untilSevenOClock(tx, at);
    return { span: today, people: (await isMailPaused(tx)) ? [] : await whoToday(tx, today, mostLetters) };
  });
  await writeToEach(people, span, at);
}

async function writeToEach(people: Addressee[], span: Span, at: Date): Promise<void> {
  for (const person of people) {
    try {
      await writeTo(person, span, at);
    } catch (error) {
      // The others get theirs; this one is tried again the next time.
      console.error(`notifications of ${person.id} could not be mailed:`, error);
    }
  }
}

/** What the person may see at this moment is read inside their own wall; only that stands in the letter. */
async function writeTo(person: Addressee, span: Span, at: Date): Promise<void> {
  const seen = await reading({ userId: person.id }, (tx) => readSeen(tx, waits(span), mostTaken));
  if (seen.length === 0) return;
  await identifying(async (tx) => {
    const taken = await take(tx, person, span, seen, at);
    const told = seen.filter((one) => taken.has(one.id) && !one.said.isGone);
    if (told.length === 0) return;
    const entries = joined(told);
    const shown = entries.slice(0, mostLines);
    const isOne = told.length === 1;
    await enqueueMail(tx, {
      kind: 'told',
      to: person.email,
      language: person.language as Language,
      payload: {
        isDigest: span.mailing === 'daily_digest',
        readIn: person.environment_id,
        entries: shown,
        more: told.length - shown.reduce((sum, entry) => sum + entry.count, 0),
        link: publicLink((isOne && told[0]!.path) || '/notifications'),
      },
    });
  });
}

/** Marks what goes into the letter, so that no other takes it; of two that write the daily letter at once, the second gets nothing. */
async function take(tx: Tx, person: Addressee, span: Span, seen: Notification[], at: Date): Promise<Set<string>> {
  const isDaily = span.mailing === 'daily_digest';
  if (isDaily) await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`daily letter ${person.id}`}, 0))`);
  const taken = await tx
    .update(notifications)
    .set({ mailedAt: at })
    .where(
      and(
        inArray(
          notifications.id,
          seen.map((one) => one.id),
        ),
        isNull(notifications.mailedAt),
        isNull(notifications.readAt),
        isDaily ? hasNone(span, sql`${person.id}::uuid`) : undefined,
      ),
    )
    .returning({ id: notifications.id });
  return new Set(taken.map((one) => one.id));
}

/** Several of the same kind as one sentence: what one person shared, the comments on one document. In the order of the newest. */
function joined(told: Notification[]): ToldEntry[] {
  const entries = new Map<string, ToldEntry>();
  for (const { id, said, path } of told) {
    const key = sameness(said, path) ?? id;
    const before = entries.get(key);
    if (!before) entries.set(key, { said, count: 1, path });
    else entries.set(key, { ...before, count: before.count + 1, path: before.path === path ? path : '/notifications' });
  }
  return [...entries.values()];
}

function sameness({ event, values }: Notification['said'], path: string | null): string | null {
  const { by, companyId, through } = values as Record<string, unknown> & { through?: { id: string } };
  if (event === 'document_shared') return `${event} ${by} ${companyId} ${through?.id ?? ''}`;
  return event === 'comment_added' ? `${event} ${path}` : null;
}
