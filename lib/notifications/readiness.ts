import { and, isNull, sql } from 'drizzle-orm';
import { identifying, type Tx } from '@/db/client';
import journal from '@/db/migrations/meta/_journal.json';
import { outbox } from '@/db/schema';
import { isMailPaused } from './outbox';
import { chosenTransport } from './transport/mail';

/** A letter that nobody has tried to send for this long means that no worker runs. */
const longestWaitMinutes = 15;

export type Readiness = { isReady: boolean; isMailStuck: boolean };

/**
 * Whether the portal can serve: the database answers, its tables are of this version or newer, and mail has a way out (D-36).
 * Mail that no worker takes is told beside it and decides nothing: a worker may well be waiting for this very answer.
 */
export async function findReadiness(): Promise<Readiness> {
  if (!chosenTransport()) return notReady('mail has no transport');
  try {
    return await identifying(async (tx) => {
      if (!(await areTablesUpToDate(tx))) return notReady('the tables are older than this version');
      const isStuck = await isMailStuck(tx);
      if (isStuck) console.error('Mail waits and no worker takes it.');
      return { isReady: true, isMailStuck: isStuck };
    });
  } catch (error) {
    return notReady(`the database does not answer (${error instanceof Error ? error.message.split('\n')[0] : error})`);
  }
}

function notReady(reason: string): Readiness {
  console.error(`Not ready: ${reason}.`);
  return { isReady: false, isMailStuck: false };
}

async function areTablesUpToDate(tx: Tx): Promise<boolean> {
  const newest = Math.max(...journal.entries.map((entry) => entry.when));
  const [found] = await tx.execute<{ when: string }>(
    sql`select max(created_at)::text as when from drizzle.__drizzle_migrations`,
  );
  return Number(found?.when ?? 0) >= newest;
}

async function isMailStuck(tx: Tx): Promise<boolean> {
  if (await isMailPaused(tx)) return false;
  const [waiting] = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        isNull(outbox.sentAt),
        isNull(outbox.failedAt),
        isNull(outbox.firstTriedAt),
        sql`${outbox.createdAt} < now() - make_interval(mins => ${longestWaitMinutes})`,
      ),
    )
    .limit(1);
  return waiting !== undefined;
}
