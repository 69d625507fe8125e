import { sql } from 'drizzle-orm';
import type { Tx } from '../client';
import { Connections } from '../connections';

/**
 * Work on the directory as the login that owns the tables; for seeds and tests alone. Forced policies leave it no content:
 * what stands behind the wall is written from inside an environment (`within`), so a seed cannot do what the product cannot.
 */
export async function asOwner<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set.');
  return connectionsTo(url).transaction(undefined, work);
}

let kept: { url: string; connections: Connections } | undefined;

/** Tests work as the owner many times a second: connections are kept between times. */
function connectionsTo(url: string): Connections {
  if (kept?.url !== url) {
    void disconnectOwner();
    kept = { url, connections: new Connections(10, url, { prepare: true }) };
  }
  return kept.connections;
}

/** Ends the connections at once. */
export async function disconnectOwner(): Promise<void> {
  const { connections } = kept ?? {};
  kept = undefined;
  await connections?.end();
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
