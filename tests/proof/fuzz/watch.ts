import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { portalTables } from '@/db/backup/tables';
import { asOwner } from '@/db/seed/owner';

/** What moves with every request: who is seen, and how often was tried. */
const moving = ['sessions', 'rate_limits'];

/** From now on the database writes down who changed a row; neither what is rolled back is in it, nor that somebody was seen just now. */
export async function watchWrites(): Promise<void> {
  const tables = (await asOwner(portalTables)).map(({ name }) => name).filter((name) => !moving.includes(name));
  await asOwner(async (tx) => {
    await tx.execute(
      sql`create table proof_writes (id bigint generated always as identity, who text, what text, moment timestamptz not null default clock_timestamp())`,
    );
    await tx.execute(sql`create index on proof_writes (who, id)`);
    await tx.execute(sql`create function proof_write() returns trigger language plpgsql security definer as $$
      begin
        if tg_op = 'UPDATE' and to_jsonb(old)->'last_seen_at' <> to_jsonb(new)->'last_seen_at'
          and to_jsonb(old) - 'last_seen_at' = to_jsonb(new) - 'last_seen_at' then return null; end if;
        insert into proof_writes (who, what) values (coalesce(current_setting('app.user_id', true), ''), tg_op || ' ' || tg_table_name);
        return null;
      end $$`);
    for (const name of tables)
      await tx.execute(
        sql`create trigger proof_write after insert or update or delete on ${sql.identifier(name)} for each row execute function proof_write()`,
      );
  });
}

/** The changes of everybody, in words. */
export async function everyWrite(): Promise<string[]> {
  const rows = await asOwner((tx) => tx.execute<{ what: string }>(sql`select what from proof_writes order by id`));
  return rows.map(({ what }) => what);
}

/** The database writes nothing down any more. */
export async function endWatch(): Promise<void> {
  await asOwner((tx) => tx.execute(sql`drop function proof_write() cascade`));
  await asOwner((tx) => tx.execute(sql`drop table proof_writes`));
}

/** A change: what was done to which table, and when, in milliseconds. */
export type Write = { what: string; when: number };

let watcher: { url: string; sql: postgres.Sql } | undefined;

/** What a person (nobody: the empty text) has changed since the place `after`, and the place from which to ask next. */
export async function writesOf(who: string, after: number): Promise<{ changed: Write[]; at: number }> {
  const url = process.env.DATABASE_URL!;
  if (watcher?.url !== url) {
    await stopWatching();
    watcher = { url, sql: postgres(url, { max: 2, fetch_types: false }) };
  }
  const rows = await watcher!.sql<{ id: string; what: string; when: number }[]>`
    select id, what, extract(epoch from moment)::float8 * 1000 as when from proof_writes where who = ${who} and id > ${after} order by id`;
  return { changed: rows, at: Number(rows.at(-1)?.id ?? after) };
}

/** Ends the connections of who watches. */
export async function stopWatching(): Promise<void> {
  const { sql } = watcher ?? {};
  watcher = undefined;
  await sql?.end({ timeout: 5 });
}

const answered = new Set<postgres.PostgresError>();

/** From now on every error that PostgreSQL answers this process with is kept, also one that the product handles. */
export function watchErrors(): void {
  // The class looks at its own name whenever one is made; there is no other place to stand.
  Object.defineProperty(postgres.PostgresError.prototype, 'constructor', {
    configurable: true,
    get(this: postgres.PostgresError) {
      answered.add(this);
      return postgres.PostgresError;
    },
  });
}

/** The errors since the last time this was asked. */
export function errorsSince(): postgres.PostgresError[] {
  const since = [...answered].filter((error) => error.code);
  answered.clear();
  return since;
}
