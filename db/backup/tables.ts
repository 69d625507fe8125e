import { sql } from 'drizzle-orm';
import type { Tx } from '../client';

/**
 * A table of the portal: its stored columns, the role whose policy shows all its rows (none for a table without policies), and the
 * names of its foreign keys to its own rows.
 */
export type Table = { name: string; columns: string[]; role: string | null; ownKeys: string[] };

type Row = {
  name: string;
  columns: string[];
  parents: string[];
  own_keys: string[];
  is_walled: boolean;
  roles: string[];
};

/** Every table of the portal, each after those it refers to, read from the database itself: a new table is never forgotten. */
export async function portalTables(tx: Tx): Promise<Table[]> {
  const rows = await tx.execute<Row>(sql`
    select c.relname as name, c.relrowsecurity as is_walled,
      to_json(array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum)) as columns,
      to_json(array(select distinct p.relname::text from pg_constraint k join pg_class p on p.oid = k.confrelid where k.conrelid = c.oid and k.contype = 'f' and p.oid <> c.oid)) as parents,
      to_json(array(select k.conname::text from pg_constraint k where k.conrelid = c.oid and k.confrelid = c.oid and k.contype = 'f')) as own_keys,
      to_json(array(select r.rolname::text from pg_policy l join pg_roles r on r.oid = any (l.polroles)
        where l.polrelid = c.oid and pg_get_expr(l.polqual, l.polrelid) = 'true')) as roles
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname`);
  return parentsFirst(rows.map((row) => ({ ...row }))).map(({ name, columns, own_keys, is_walled, roles }) => {
    if (is_walled && roles.length === 0)
      throw new Error(`No role sees all rows of ${name}: a backup would leave some out.`);
    return { name, columns, role: is_walled ? roles[0]! : null, ownKeys: own_keys };
  });
}

function parentsFirst(rows: Row[]): Row[] {
  const ordered: Row[] = [];
  const names = new Set<string>();
  while (ordered.length < rows.length) {
    const next = rows.find((row) => !names.has(row.name) && row.parents.every((parent) => names.has(parent)));
    if (!next) throw new Error('The tables refer to each other in a circle.');
    names.add(next.name);
    ordered.push(next);
  }
  return ordered;
}

export const quoted = (names: string[]) => sql.raw(names.map((name) => `"${name}"`).join(', '));
