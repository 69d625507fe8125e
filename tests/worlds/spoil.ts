import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';

/** Takes the door out of this database: everybody holds every principal. */
export const takeDoorOut = (tx: Tx) =>
  tx.execute(
    sql`create or replace function held_principals() returns setof uuid language sql stable security definer as $$ select id from principals $$`,
  );

/** Takes the wall out of this database. */
export const takeWallOut = (tx: Tx) =>
  tx.execute(sql`do $$ declare name text; begin
    for name in select tablename from pg_policies where policyname = 'wall' loop
      execute format('create policy no_wall on %I to koppel_app using (true)', name);
    end loop; end $$`);
