import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { asOwner } from '@/db/seed/owner';

/** Takes the door out of this database: everybody holds every principal. */
export const takeDoorOut = (tx: Tx) =>
  tx.execute(
    sql`create or replace function held_principals() returns setof uuid language sql stable security definer as $$ select id from principals $$`,
  );

/** Takes both out for as long as the work lasts, in a database that others use afterwards. */
export async function withoutWallAndDoor(work: () => Promise<void>): Promise<void> {
  const [door] = await asOwner((tx) =>
    tx.execute<{ source: string }>(sql`select pg_get_functiondef('held_principals'::regproc) as source`),
  );
  await asOwner(async (tx) => {
    await takeWallOut(tx);
    await takeDoorOut(tx);
  });
  try {
    await work();
  } finally {
    await asOwner(async (tx) => {
      await tx.execute(sql.raw(door!.source));
      await putWallBack(tx);
    });
  }
}

const putWallBack = (tx: Tx) =>
  tx.execute(sql`do $$ declare name text; begin
    for name in select tablename from pg_policies where policyname = 'no_wall' loop
      execute format('drop policy no_wall on %I', name);
    end loop; end $$`);

/** Takes the wall out of this database. */
export const takeWallOut = (tx: Tx) =>
  tx.execute(sql`do $$ declare name text; begin
    for name in select tablename from pg_policies where policyname = 'wall' loop
      execute format('create policy no_wall on %I to koppel_app using (true)', name);
    end loop; end $$`);
