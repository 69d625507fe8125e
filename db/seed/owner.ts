import { sql } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Tx } from '../client';
import { preparing } from '../preparing';
import * as schema from '../schema';

/**
 * Work on the directory as the login that owns the tables; for seeds and tests alone. Forced policies leave it no content:
 * what stands behind the wall is written from inside an environment (`within`), so a seed cannot do what the product cannot.
 */
export async function asOwner<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set.');
  return poolAt(url).database.transaction(work);
}

type Pool = { url: string; client: postgres.Sql; database: PostgresJsDatabase<typeof schema> };
let kept: Pool | undefined;

/** Tests work as the owner many times a second: connections are kept between times, and close by themselves when nobody comes. */
function poolAt(url: string): Pool {
  if (kept?.url !== url) {
    void disconnectOwner();
    const client = preparing(postgres(url, { max: 10, idle_timeout: 1, fetch_types: false, onnotice: () => {} }));
    kept = { url, client, database: drizzle(client, { schema, casing: 'snake_case' }) };
  }
  return kept;
}

/** Ends the connections at once. */
export async function disconnectOwner(): Promise<void> {
  const { client } = kept ?? {};
  kept = undefined;
  await client?.end({ timeout: 5 });
}

/** Does the work inside an environment's wall, then steps out again; within one `asOwner`. */
export async function within<T>(tx: Tx, environmentId: string, work: () => Promise<T>): Promise<T> {
  await tx.execute(
    sql`select set_config('role', 'koppel_app', true), set_config('app.environment_id', ${environmentId}, true)`,
  );
  const result = await work();
  await tx.execute(sql`select set_config('role', 'none', true), set_config('app.environment_id', '', true)`);
  return result;
}
