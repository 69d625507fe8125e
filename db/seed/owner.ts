import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
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
  const client = preparing(postgres(url, { max: 1, fetch_types: false, onnotice: () => {} }));
  try {
    return await drizzle(client, { schema, casing: 'snake_case' }).transaction(work);
  } finally {
    await client.end();
  }
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
