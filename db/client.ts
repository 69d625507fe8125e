import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { Connections, type Database } from './connections';

/** A database handle inside a transaction that has taken its role and its actor. */
export type Tx = Parameters<Parameters<Database['transaction']>[0]>[0];
/** The same handle where nothing may be written: the database refuses it too. */
export type Read = Pick<Tx, 'select' | 'selectDistinct' | 'execute' | 'query' | '$count'>;

function connect(): Connections {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set: the portal needs a PostgreSQL database.');
  // A setting that is no number of connections would let everybody wait for ever.
  const most = Math.max(1, Math.floor(Number(process.env.DATABASE_POOL)) || 10);
  return new Connections(most, url, {
    fetch_types: false,
    // The driver's own commit too: behind an old pooler a prepared one may be unknown, is tried again, and ends what has failed by then in silence.
    prepare: process.env.DATABASE_PREPARE !== 'off',
    onnotice: () => {},
    connection: { application_name: 'koppel' },
  });
}

// Next loads modules more than once: one pool per process.
const kept = globalThis as typeof globalThis & { koppelDatabase?: Connections };
const connections = () => {
  kept.koppelDatabase ??= connect();
  return kept.koppelDatabase;
};

/** Ends the pool, for scripts and tests. */
export async function disconnect(): Promise<void> {
  const open = kept.koppelDatabase;
  delete kept.koppelDatabase;
  await open?.end();
}

/**
 * Answers what `work` answers once the database has said that it is committed. The driver takes any end of a transaction for a commit: one that
 * failed unnoticed ends as a rollback. Its own commit ends what was chained on, in which nothing was done, and is not waited for.
 */
function writing<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return new Promise((answer, fail) => {
    connections()
      .transaction(async (tx) => {
        const result = await work(tx);
        const { command } = await tx.execute(sql`commit and chain`);
        if (command !== 'COMMIT') throw new Error(`The transaction was not committed: ${command}.`);
        answer(result);
      })
      .catch(fail);
  });
}

const limits = sql`set_config('statement_timeout', '5s', true), set_config('lock_timeout', '2s', true),
  set_config('idle_in_transaction_session_timeout', '10s', true)`;

/** Takes the serving role and the actor; the actor's environment is looked up by the database, never given. */
const enter = (
  userId: string,
) => sql`select set_config('role', 'koppel_app', true), set_config('app.user_id', ${userId}, true),
  set_config('app.environment_id', coalesce(environment_of(${userId}::uuid)::text, ''), true), ${limits}`;

/**
 * Reads inside the actor's wall, in one transaction that cannot write. Answers what `work` answers, as soon as it does: the transaction's end,
 * which decides nothing, is not waited for. Plans are kept generic: planning anew under the wall costs several times a check.
 */
export function reading<T>(actor: { userId: string }, work: (tx: Read) => Promise<T>): Promise<T> {
  return new Promise((answer, fail) => {
    connections()
      .transaction(async (tx) => answer(await entered(tx, actor, work)))
      .catch(fail);
  });
}

async function entered<T>(tx: Tx, actor: { userId: string }, work: (tx: Read) => Promise<T>): Promise<T> {
  // Entering is sent and not waited for: what `work` asks first goes along with it. Where entering fails, the server refuses everything after it.
  const entering = sent(
    tx.execute(sql`${enter(actor.userId)}, set_config('transaction_read_only', 'on', true),
        set_config('plan_cache_mode', 'force_generic_plan', true)`),
  );
  await nextTurn();
  const [entry, answered] = await Promise.allSettled([entering, work(tx)]);
  if (entry.status === 'rejected') throw entry.reason;
  if (answered.status === 'rejected') throw answered.reason;
  return answered.value;
}

/** Begins the query now; left alone, it would begin when somebody waits for it. */
const sent = async (query: PromiseLike<unknown>): Promise<void> => void (await query);

/** Writes inside the actor's wall. For `lib/policy/grant.ts` alone: no grant, no write. Tried again, twice, when the database chose it to lose a deadlock. */
export async function transaction<T>(userId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await writing(async (tx) => {
        await tx.execute(enter(userId));
        return work(tx);
      });
    } catch (error) {
      const code = databaseCode(error);
      if ((code !== '40P01' && code !== '40001') || attempt === 3) throw error;
    }
  }
}

/**
 * What the portal does by itself inside one environment's wall: no actor, and the environment is the one that the database named to the
 * worker. For `lib/policy/grant.ts` alone.
 */
export async function transactionWithin<T>(environmentId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return writing(async (tx) => {
    await tx.execute(sql`select set_config('role', 'koppel_app', true), set_config('app.user_id', '', true),
      set_config('app.environment_id', ${environmentId}, true), ${limits}`);
    return work(tx);
  });
}

/** What happens before there is an actor: sessions, sign-in, sign-up, mail. Sees no document, no share, no grant. */
export async function identifying<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return writing(async (tx) => {
    await tx.execute(sql`select set_config('role', 'koppel_identity', true), set_config('app.user_id', '', true),
      set_config('app.environment_id', '', true), ${limits}`);
    return work(tx);
  });
}

/** The database's own error code (SQLSTATE) behind an error, or nothing. */
export function databaseCode(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof postgres.PostgresError) return cause.code;
  }
  return undefined;
}

/** The name of the constraint that refused a write, or nothing. */
export function refusingConstraint(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof postgres.PostgresError) return cause.constraint_name ?? undefined;
  }
  return undefined;
}
