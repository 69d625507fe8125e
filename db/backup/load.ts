import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { sql } from 'drizzle-orm';
import type { Tx } from '../client';
import { asOwner } from '../seed/owner';
import { batchBytes, newestMigration } from './save';
import { portalTables, quoted, type Table } from './tables';

/** What cannot be restored, in one sentence for the operator. */
export class NotRestorable extends Error {}

/**
 * Brings back what a backup holds, all of it or nothing, into a portal without any environment. Answers the number of rows.
 * Mail is paused afterwards, so that nothing that was sent since is sent again; the jobs of that time are not brought back.
 */
export async function loadBackup(path: string): Promise<number> {
  return asOwner(async (tx) => {
    const [{ any } = { any: true }] = await tx.execute<{ any: boolean }>(
      sql`select exists (select from environments) as any`,
    );
    if (any)
      throw new NotRestorable(
        'This database already holds environments: a backup is brought back into an empty portal only.',
      );
    const tables = await portalTables(tx);
    await openUp(tx, tables);
    const rows = await readLines(tx, path, new Map(tables.map((table) => [table.name, table])));
    await tx.execute(sql`update mail_switch set is_paused = true`);
    await closeAgain(tx, tables);
    return rows;
  });
}

/**
 * Rows come as they were: no trigger adds to them, the owner writes over the wall, and a row may refer to a later one of its own
 * kind, until the end of this transaction.
 */
async function openUp(tx: Tx, tables: Table[]): Promise<void> {
  for (const { name, role, ownKeys } of tables) {
    await mayWait(tx, name, ownKeys, 'deferrable initially deferred');
    await tx.execute(sql`alter table ${quoted([name])} disable trigger user`);
    if (role) await tx.execute(sql`alter table ${quoted([name])} no force row level security`);
  }
  for (const name of ['plans', 'mail_switch']) await tx.execute(sql`delete from ${quoted([name])}`);
}

async function closeAgain(tx: Tx, tables: Table[]): Promise<void> {
  // What waited is looked at before the tables are changed once more.
  await tx.execute(sql`set constraints all immediate`);
  for (const { name, role, ownKeys } of tables) {
    await mayWait(tx, name, ownKeys, 'not deferrable');
    await tx.execute(sql`alter table ${quoted([name])} enable trigger user`);
    if (role) await tx.execute(sql`alter table ${quoted([name])} force row level security`);
  }
}

async function mayWait(tx: Tx, table: string, keys: string[], how: string): Promise<void> {
  for (const key of keys)
    await tx.execute(sql`alter table ${quoted([table])} alter constraint ${quoted([key])} ${sql.raw(how)}`);
}

type Head = { koppel?: number; migration?: string; table?: string; columns?: string[]; end?: boolean; rows?: number };

async function readLines(tx: Tx, path: string, tables: Map<string, Table>): Promise<number> {
  let table: Table | undefined;
  let waiting: string[] = [];
  let waitingBytes = 0;
  let count = 0;
  let isWhole = false;
  const flush = async () => {
    if (table && waiting.length > 0) await insertRows(tx, table, waiting);
    count += waiting.length;
    waiting = [];
    waitingBytes = 0;
  };
  for await (const line of linesOf(path)) {
    const head = headOf(line);
    if (!head) {
      waiting.push(line);
      waitingBytes += line.length;
      if (waitingBytes >= batchBytes) await flush();
      continue;
    }
    await flush();
    if (head.koppel !== undefined) await requireSameForm(tx, head);
    if (head.table !== undefined) table = tables.get(head.table);
    if (head.end) isWhole = head.rows === count;
  }
  if (!isWhole) throw new NotRestorable('The backup is not whole: its end is missing. Nothing was brought back.');
  return count;
}

/** The lines that are not rows: rows begin with a column's name, and no table has a column of these names first. */
function headOf(line: string): Head | null {
  return /^\{"(koppel|table|end)":/.test(line) ? (JSON.parse(line) as Head) : null;
}

/** Parted at the line feed alone: a text may hold signs that Node's own reader of lines, in some versions, takes for the end of one. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const unzipped = pipeline(createReadStream(path), createGunzip(), () => {});
  try {
    let begun: Buffer[] = [];
    for await (const chunk of unzipped as AsyncIterable<Buffer>) {
      let from = 0;
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
        yield Buffer.concat([...begun, chunk.subarray(from, end)]).toString();
        begun = [];
        from = end + 1;
      }
      begun.push(chunk.subarray(from));
    }
  } catch (error) {
    throw new NotRestorable(`The backup cannot be read: ${(error as Error).message}. Nothing was brought back.`);
  }
}

async function requireSameForm(tx: Tx, head: Head): Promise<void> {
  if (head.migration !== (await newestMigration(tx)))
    throw new NotRestorable(
      'The backup was taken by another version of the portal. Restore it with that version, then upgrade.',
    );
}

async function insertRows(tx: Tx, { name, columns }: Table, lines: string[]): Promise<void> {
  await tx.execute(sql`insert into ${quoted([name])} (${quoted(columns)})
    select ${quoted(columns)} from json_populate_recordset(null::${quoted([name])}, ${`[${lines.join(',')}]`}::json)`);
}
