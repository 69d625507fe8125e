import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Progress } from '../report/progress';

type Made = { name: string; make: string; drop: string };

/**
 * Fills tables as a restore does: their triggers rest, and foreign keys and indexes are made over what was filled, all at once, so that
 * everything is checked and nothing is checked row by row. What a trigger would have written, the work writes.
 * From here on the owner is let through the wall of this database, to fill it and to take the limits; the serving role stays behind it.
 */
export async function filling(tx: Tx, documents: number, progress: Progress, work: () => Promise<void>): Promise<void> {
  await tx.execute(sql`set local maintenance_work_mem = '1GB'`);
  await tx.execute(sql`set local work_mem = '256MB'`);
  await tx.execute(sql`set local temp_buffers = '64MB'`);
  await letOwnerThrough(tx);
  const guarded = await tablesWithTriggers(tx);
  for (const table of guarded) await tx.execute(sql.raw(`alter table ${table} disable trigger user`));
  const keys = await foreignKeys(tx);
  const indexes = await plainIndexes(tx);
  for (const { drop } of [...keys, ...indexes]) await tx.execute(sql.raw(drop));
  await work();
  for (const table of new Set(indexes.map((one) => one.name)))
    await progress.step(
      `indexes of ${table}`,
      async () => {
        for (const { make } of indexes.filter((one) => one.name === table)) await tx.execute(sql.raw(make));
      },
      documents * (indexWeights[table] ?? indexWeight),
    );
  await progress.step(
    'foreign keys',
    async () => {
      for (const { make } of keys) await tx.execute(sql.raw(make));
    },
    documents * keysWeight,
  );
  for (const table of guarded) await tx.execute(sql.raw(`alter table ${table} enable trigger user`));
}

/** What the indexes of a table weigh for each document, nearly all of it in two tables, and all the foreign keys. */
const indexWeight = 1 / 5_000_000;
const indexWeights: Record<string, number> = { documents: 1 / 40_000, grants: 1 / 83_000 };
const keysWeight = 1 / 60_000;

async function letOwnerThrough(tx: Tx): Promise<void> {
  const rows = await tx.execute<{ name: string }>(
    sql`select oid::regclass::text as name from pg_class where relforcerowsecurity and relnamespace = 'public'::regnamespace`,
  );
  for (const { name } of rows) await tx.execute(sql.raw(`alter table ${name} no force row level security`));
}

async function tablesWithTriggers(tx: Tx): Promise<string[]> {
  const rows = await tx.execute<{ name: string }>(sql`select distinct c.oid::regclass::text as name
    from pg_trigger t join pg_class c on c.oid = t.tgrelid where not t.tgisinternal and c.relnamespace = 'public'::regnamespace`);
  return rows.map((row) => row.name);
}

const foreignKeys = async (tx: Tx): Promise<Made[]> => [
  ...(await tx.execute<Made>(sql`select conname::text as name,
    format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make,
    format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by conname`)),
];

/** Those that are no constraint's, each under its table: a primary key is filled in its order. */
const plainIndexes = async (tx: Tx): Promise<Made[]> => [
  ...(await tx.execute<Made>(sql`select i.indrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as make,
    format('drop index %s', i.indexrelid::regclass) as drop
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relnamespace = 'public'::regnamespace and not exists (select from pg_constraint k where k.conindid = i.indexrelid) order by 1`)),
];
