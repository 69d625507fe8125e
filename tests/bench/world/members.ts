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
} from '../size';

/** Who is a member of which organisation, and who is in which group. */
export async function fillMembers(tx: Tx, counts: Counts, progress: Progress): Promise<void> {
  await progress.step('members of organisations', () => fillOrganisationMembers(tx, counts));
  await progress.step('members of groups', () => fillGroupMembers(tx, counts), 2);
}

async function fillOrganisationMembers(
  tx: Tx,
  { environments, everyone, staff, accountantClients, firmClients }: Counts,
): Promise<void> {
  const firstStaff = firstUser + environments + everyone;
  const columns = sql`(user_id, organisation_id, environment_id, user_environment_id, level, partnership_id)`;
  await tx.execute(sql`insert into organisation_members ${columns}
    select u.id, o.id, o.env_id, o.env_id, case when ${chance('o.i + u.i', 31)} < 0.15 then 2 else 1 end, null::uuid
      from pr o join pr u on u.kind = 1 and u.env = o.env and u.place <= 40 and u.i > 6 and (u.place + o.i) % 8 < 1 + floor(8 * power(${chance('o.i', 32)}, 2))
      where o.kind = 2
    union all select ${idAt('user', '4')}, o.id, o.env_id, o.env_id, 1, null from pr o where o.kind = 2 and o.env = ${homes.typical} and o.place <= 2`);
  // A firm's people work in their clients' organisations; the accountant of the measures in those of all the clients.
  await tx.execute(sql`insert into organisation_members ${columns}
    select u.id, o.id, o.env_id, u.env_id, 1, pe.id
    from pr u join pe on pe.own = u.env and pe.place <= case when u.i = 1 then ${accountantClients + 1}::int else ${firmClients}::int end
      join pr o on o.kind = 2 and o.i = ${firstOrganisation - 1} + pe.other
    where u.kind = 1 and (u.i = 1 or u.i >= ${firstStaff}::int and u.i < ${firstStaff + staff}::int)`);
}

async function fillGroupMembers(tx: Tx, { groups, groupMembers }: Counts): Promise<void> {
  const within = (group: { from: number; to: number }, user: number) =>
    sql`select u.id, g.id, g.env_id from pr g join pr u on u.kind = 1 and u.i = ${user} where g.kind = 3 and g.i between ${group.from} and ${group.to}`;
  const other = groups - firstGroup + 1;
  await tx.execute(sql`insert into group_members (user_id, group_id, environment_id, user_environment_id)
    select user_id, group_id, env_id, env_id from (
      select u.id as user_id, g.id as group_id, g.env_id from (
          select i, ${firstGroup}::int + floor(${other}::int * power(${chance('i', 33)}, 1.2))::int as g from generate_series(1, ${groupMembers}::int) i) c
        join pr g on g.kind = 3 and g.i = c.g join many m on m.env = g.env and m.kind = 1
        join pr u on u.kind = 1 and u.env = g.env and u.place = 1 + floor(m.n * ${chance('c.i', 34)})::int
        where u.i > 6
      union select u.id, g.id, g.env_id from pr g join pr u on u.kind = 1 and u.env = g.env where g.kind = 3 and g.i = ${groupOfEveryone} and u.i <> 3
      union ${within(groupsOfCompany, 3)} union ${within(groupsOfTypical, 4)} union ${within(groupsOfAccountant, 1)}) seats`);
}
