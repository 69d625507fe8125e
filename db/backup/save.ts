import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql } from 'drizzle-orm';
import type { Tx } from '../client';
import { asOwner } from '../seed/owner';
import { portalTables, quoted, type Table } from './tables';

/** So much is held at once, and one row: files are up to 10 MB each, and twice that as text. */
export const batchBytes = 8 * 1024 * 1024;

/**
 * Writes everything the portal holds into one compressed file, as it was at one moment, while the portal goes on. Answers the number of rows.
 * The role that looks over the wall is lent to this one transaction, which is rolled back: nothing outside it ever has it.
 */
export async function saveBackup(path: string): Promise<number> {
  const unfinished = `${path}.unfinished`;
  const zip = createGzip();
  const file = zip.pipe(createWriteStream(unfinished, { mode: 0o600 }));
  const write = async (line: object | string) => {
    if (!zip.write(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`)) await once(zip, 'drain');
  };
  const rows = await readEverything(write);
  await write({ end: true, rows });
  zip.end();
  await finished(file);
  await rename(unfinished, path);
  return rows;
}

type Write = (line: object | string) => Promise<void>;

class Done extends Error {
  constructor(readonly rows: number) {
    super('read; roll back');
  }
}

async function readEverything(write: Write): Promise<number> {
  try {
    await asOwner(async (tx) => {
      await tx.execute(sql`set transaction isolation level repeatable read`);
      await tx.execute(sql`grant koppel_wall to current_user`);
      await tx.execute(sql`grant select on all tables in schema public to koppel_wall`);
      await tx.execute(nextLines);
      await write({ koppel: 1, takenAt: new Date().toISOString(), migration: await newestMigration(tx) });
      let rows = 0;
      for (const table of await portalTables(tx)) rows += await readTable(tx, table, write);
      throw new Done(rows);
    });
  } catch (error) {
    if (error instanceof Done) return error.rows;
    throw error;
  }
  throw new Error('unreachable');
}

/** Only the database knows how long the next row is before it is sent. Lives in this transaction alone. */
const nextLines = sql`create function pg_temp.next_lines(rows_left refcursor, most bigint) returns setof text language plpgsql as $$
  declare line text; taken bigint := 0;
  begin
    while taken < most loop
      fetch rows_left into line;
      exit when not found;
      taken := taken + octet_length(line);
      return next line;
    end loop;
  end $$`;

async function readTable(tx: Tx, { name, columns, role }: Table, write: Write): Promise<number> {
  await write({ table: name, columns });
  await tx.execute(sql`select set_config('role', ${role ?? 'none'}, true)`);
  await tx.execute(sql`declare rows_left no scroll cursor for select row_to_json(t)::text
    from (select ${quoted(columns)} from ${quoted([name])}) t`);
  await tx.execute(sql`select set_config('role', 'none', true)`);
  let count = 0;
  for (;;) {
    const lines = await tx.execute<{ line: string }>(
      sql`select line from pg_temp.next_lines('rows_left', ${batchBytes}) as line`,
    );
    for (const { line } of lines) await write(line);
    if (lines.length === 0) break;
    count += lines.length;
  }
  await tx.execute(sql`close rows_left`);
  return count;
}

/** When the newest migration was made: a backup goes back into tables of the same form only. */
export async function newestMigration(tx: Tx): Promise<string> {
  const [row] = await tx.execute<{ newest: string }>(
    sql`select max(created_at)::text as newest from drizzle.__drizzle_migrations`,
  );
  return row!.newest;
}
