import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { chance, idAt } from '../ids';
import type { Progress } from '../report/progress';
import { type Counts, homes } from '../size';

/**
 * Partnerships, one in twenty of them over, and beside them `pe`: the live partners of each environment, numbered. Each side has one
 * relationship manager and opens up to three organisations to the other.
 */
export async function fillPartnerships(tx: Tx, counts: Counts, progress: Progress): Promise<void> {
  await progress.step(
    'partnerships',
    async () => {
      await choosePairs(tx, counts);
      await tx.execute(
        sql`insert into partnerships (id, ended_at) select id, case when not is_live then now() end from pa`,
      );
      await tx.execute(sql`insert into partnership_sides (partnership_id, environment_id, environment_name, is_paying)
        select pa.id, side.id, side.name, side.is_paying from pa cross join lateral (values
          (a_id, 'Environment ' || a, true), (b_id, 'Environment ' || b, a >= 4 + ${counts.firms}::int)) side(id, name, is_paying)`);
      await tx.execute(sql`insert into live_partnerships (id) select id from pa where is_live`);
      await tx.execute(sql`insert into live_sides (environment_id, other_environment_id, partnership_id)
        select own_id, other_id, id from pe order by own_id, other_id`);
    },
    2,
  );
  await progress.step('relationship managers and lists', () => connect(tx, counts), 3);
}

/** The two of each: accounting firms and their clients, the large company and its partners, and others at random. */
async function choosePairs(tx: Tx, counts: Counts): Promise<void> {
  const {
    environments,
    firms,
    firstClient,
    clients,
    accountantClients,
    firmClients,
    companyPartners,
    otherPartnerships,
  } = counts;
  const some = (choice: number) =>
    sql`${environments}::int - floor(${Math.floor(clients * 0.65)}::int * ${chance('i', choice)})::int`;
  await tx.execute(sql`create temporary table pa on commit drop as
    select i, a, b, a = ${homes.accountant} or ${chance('i', 23)} < 0.95 as is_live, ${idAt('partnership', 'i')} as id,
      ${idAt('environment', 'a')} as a_id, ${idAt('environment', 'b')} as b_id
    from (select row_number() over (order by a, b)::int as i, a, b from (
      select ${homes.accountant}::int as a, ${firstClient - 1}::int + c as b from generate_series(1, ${accountantClients}::int) c
      union select ${homes.accountant}, ${homes.typical}
      union select f, ${firstClient}::int + (f * 300 + c * 3) % ${clients}::int
        from generate_series(5, ${3 + firms}::int) f, generate_series(1, ${firmClients}::int) c
      union select ${homes.company}, ${firstClient}::int + (c * 7) % ${clients}::int from generate_series(1, ${companyPartners}::int) c
      union select least(x, y), greatest(x, y) from (select ${some(21)} as x, ${some(22)} as y from generate_series(1, ${otherPartnerships}::int) i) z
        where x <> y) pairs) numbered`);
  await tx.execute(sql`create temporary table pe on commit drop as
    select own, other, own_id, other_id, id, row_number() over (partition by own order by other)::int as place from (
      select a as own, b as other, a_id as own_id, b_id as other_id, id from pa where is_live
      union all select b, a, b_id, a_id, id from pa where is_live) both_ways`);
  await tx.execute(sql`create index on pe (own, place)`);
  await tx.execute(
    sql`create temporary table partners on commit drop as select own, count(*)::int as n from pe group by 1`,
  );
  for (const table of ['pa', 'pe', 'partners']) await tx.execute(sql.raw(`analyze ${table}`));
}

async function connect(tx: Tx, { managed }: Counts): Promise<void> {
  // The manager of the measures is connected to many, the large company's administrator to all of its partners.
  await tx.execute(sql`insert into partnership_managers (user_id, partnership_id, environment_id)
    select u.id, pe.id, u.env_id from pe join many m on m.env = pe.own and m.kind = 1
      join pr u on u.env = pe.own and u.kind = 1 and u.place = 1 + floor(m.n * ${chance('pe.place', 24)})::int
      where not (u.i <= 6)
    union select u.id, pe.id, u.env_id from pe join pr u on u.kind = 1 and (u.i, pe.own) in ((2, ${homes.manager}), (6, ${homes.company}))
      where pe.own = ${homes.company} or pe.place <= ${managed}::int`);
  await tx.execute(sql`insert into partnership_organisations (partnership_id, organisation_id, environment_id)
    select pe.id, o.id, o.env_id from pe join pr o on o.kind = 2 and o.env = pe.own and o.place <= 3`);
}
