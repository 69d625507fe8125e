import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { chance, idAt } from '../ids';
import type { Progress } from '../report/progress';
import {
  type Counts,
  firstGroup,
  firstOrganisation,
  firstUser,
  groupOfEveryone,
  groupsOfAccountant,
  groupsOfCompany,
  groupsOfTypical,
  homes,
  organisationsOfCompany,
  organisationsOfTypical,
} from '../size';

/** Environments, people, organisations and groups, and beside them `pr`: whose each is, and its place among those of its kind there. */
export async function fillPeople(tx: Tx, counts: Counts, progress: Progress): Promise<void> {
  await progress.step('environments', () =>
    tx.execute(sql`insert into environments (id, name, country, plan_key)
      select ${idAt('environment', 'i')}, 'Environment ' || i, 'NL', 'enterprise' from generate_series(1, ${counts.environments}::int) i`),
  );
  await progress.step('principals', () => fillPrincipals(tx, counts));
  await progress.step(
    'people, organisations, groups',
    async () => {
      await tx.execute(sql`insert into users (id, environment_id, name, email, role, is_relationship_manager)
        select id, env_id, 'User ' || i, 'user' || i || '@example.com',
          case when i = 6 or ${chance('i', 11)} < 0.05 then 3 when ${chance('i', 11)} < 0.25 then 2 else 1 end, i in (2, 6) or ${chance('i', 12)} < 0.1
        from pr where kind = 1 order by i`);
      await tx.execute(sql`insert into organisations (id, environment_id, name, legal_number, vat_number)
        select id, env_id, 'Organisation ' || i || ' ' || substr(md5(i::text), 1, 8), lpad(i::text, 8, '0'), 'NL' || lpad(i::text, 9, '0') || 'B01' from pr where kind = 2 order by i`);
      await tx.execute(sql`insert into groups (id, environment_id, type, name)
        select id, env_id, case when ${chance('i', 13)} < 0.1 then 2 else 1 end, 'Group ' || i from pr where kind = 3 order by i`);
    },
    3,
  );
}

async function fillPrincipals(tx: Tx, counts: Counts): Promise<void> {
  const { environments, users, organisations, groups, everyone, staff, firms, firstClient, clients } = counts;
  const lastOwn = firstUser + environments;
  // Companies are of all sizes: a few large ones, many small ones.
  const anywhere = (choice: number, skew: number) =>
    sql`4 + floor(${environments - 3}::int * power(${chance('i', choice)}, ${skew}::float8))::int`;
  const client = (choice: number) =>
    sql`${firstClient}::int + floor(${clients}::int * power(${chance('i', choice)}, 1.4))::int`;
  const between = ({ from, to }: { from: number; to: number }) => sql.raw(`i between ${from} and ${to}`);
  await tx.execute(sql`create temporary table pr on commit drop as
    select kind, i, env, row_number() over (partition by env, kind order by i)::int as place,
      case kind when 1 then ${idAt('user', 'i')} when 2 then ${idAt('organisation', 'i')} else ${idAt('group', 'i')} end as id,
      ${idAt('environment', 'env')} as env_id
    from (
      select 1 as kind, i, case i when 1 then ${homes.accountant} when 2 then ${homes.manager} when 3 then ${homes.company}
          when 4 then ${homes.typical} when 5 then ${homes.stranger} when 6 then ${homes.company}
        else case when i < ${lastOwn} then i - ${firstUser - 1} when i < ${lastOwn + everyone} then ${homes.company}
          when i < ${lastOwn + everyone + staff} then 4 + i % ${firms} else ${anywhere(1, 1.6)} end end as env
      from generate_series(1, ${users}::int) i
      union all
      select 2, i, case when ${between(organisationsOfCompany)} then ${homes.company} when ${between(organisationsOfTypical)} then ${homes.typical}
        when i < ${firstOrganisation + environments} then i - ${firstOrganisation - 1} else ${client(2)} end
      from generate_series(1, ${organisations}::int) i
      union all
      select 3, i, case when i = ${groupOfEveryone} or ${between(groupsOfCompany)} then ${homes.company} when ${between(groupsOfTypical)} then ${homes.typical}
        when ${between(groupsOfAccountant)} then ${homes.accountant} when i < ${firstGroup + environments} then i - ${firstGroup - 1} else ${anywhere(3, 1.6)} end
      from generate_series(1, ${groups}::int) i) every`);
  await tx.execute(sql`create index on pr (env, kind, place)`);
  await tx.execute(
    sql`create temporary table many on commit drop as select env, kind, count(*)::int as n from pr group by 1, 2`,
  );
  await tx.execute(sql`analyze pr`);
  await tx.execute(sql`analyze many`);
  await tx.execute(
    sql`insert into principals (id, kind, environment_id) select id, kind, env_id from pr order by kind, i`,
  );
}
