import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import type { Database } from './connection';
import { Connections } from './connections';

/** A database handle inside a transaction that has taken its role and its actor. */
export type Tx = Parameters<Parameters<Database['transaction']>[0]>[0];
/** The same handle where nothing may be written: the database refuses it too. */
export type Read = Pick<Tx, 'select' | 'selectDistinct' | 'execute' | 'query' | '$count'>;

function connect(): Connections {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set: the portal needs a PostgreSQL database.');
  // A setting that is no number of connections would let everybody wait for ever.
  const most = Math.max(1, Math.floor(Number(process.env.DATABASE_POOL)) || 10);
  const prepare = process.env.DATABASE_PREPARE !== 'off';
  return new Connections(most, url, { prepare, connection: { application_name: 'koppel' } });
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
  const entry = sql`${enter(actor.userId)}, set_config('transaction_read_only', 'on', true),
    set_config('plan_cache_mode', 'force_generic_plan', true)`;
  return new Promise((answer, fail) => {
    connections()
      .transaction(entry, async (tx, entered) => {
        const result = await work(tx);
        await entered;
        answer(result);
      })
      .catch(fail);
  });
}

/** Writes inside the actor's wall. For `lib/policy/grant.ts` alone: no grant, no write. Tried again, twice, when the database chose it to lose a deadlock. */
export async function transaction<T>(userId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await connections().transaction(enter(userId), work);
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
  const entry = sql`select set_config('role', 'koppel_app', true), set_config('app.user_id', '', true),
    set_config('app.environment_id', ${environmentId}, true), ${limits}`;
  return connections().transaction(entry, work);
}

/** What happens before there is an actor: sessions, sign-in, sign-up, mail. Sees no document, no share, no grant. */
export async function identifying<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const entry = sql`select set_config('role', 'koppel_identity', true), set_config('app.user_id', '', true),
    set_config('app.environment_id', '', true), ${limits}`;
  return connections().transaction(entry, work);
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
