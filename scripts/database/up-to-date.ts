import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { Logger, runMigrations } from 'graphile-worker';
import postgres from 'postgres';

const silent = new Logger(() => () => {});

/**
 * Brings the tables of the jobs and of the portal up to date; where several start at once, one works and the others wait.
 * Refuses a login that row-level security does not hold (superuser or BYPASSRLS).
 */
export async function bringUpToDate(url: string): Promise<void> {
  // The lock belongs to the session, so everything must stay on one connection.
  const sql = postgres(url, { max: 1, fetch_types: false, onnotice: () => {} });
  try {
    await requireWalledLogin(sql);
    await sql`select pg_advisory_lock(hashtext('koppel migrations'))`;
    await runMigrations({ connectionString: url, logger: silent });
    await migrate(drizzle(sql), { migrationsFolder: 'db/migrations' });
  } finally {
    await sql.end();
  }
}

async function requireWalledLogin(sql: postgres.Sql): Promise<void> {
  const [login] = await sql<{ name: string; isUnwalled: boolean }[]>`
    select rolname as name, rolsuper or rolbypassrls as "isUnwalled" from pg_roles where rolname = session_user`;
  if (!login?.isUnwalled) return;
  throw new Error(
    `The database login "${login.name}" is a superuser or has BYPASSRLS, so the wall between environments would not hold: ` +
      'give DATABASE_URL a login with CREATEROLE that owns its database and nothing more.',
  );
}
