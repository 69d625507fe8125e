import { and, isNull, sql } from 'drizzle-orm';
import { identifying, type Tx } from '@/db/client';
import journal from '@/db/migrations/meta/_journal.json';
import { outbox } from '@/db/schema';
import { isMailPaused } from './outbox';
import { chosenTransport } from './transport/mail';

/** A letter that nobody has tried to send for this long means that no worker runs. */
const longestWaitMinutes = 15;

/** Whether the portal can serve: the database answers, its tables are of this version or newer, and mail has a way out. */
export async function isReady(): Promise<boolean> {
  if (!chosenTransport()) return complain('mail has no transport');
  try {
    return await identifying(async (tx) => {
      if (!(await areTablesUpToDate(tx))) return complain('the tables are older than this version');
      if (await isMailStuck(tx)) return complain('mail waits and no worker takes it');
      return true;
    });
  } catch (error) {
    return complain(`the database does not answer (${error instanceof Error ? error.message.split('\n')[0] : error})`);
  }
}

function complain(reason: string): false {
  console.error(`Not ready: ${reason}.`);
  return false;
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
