import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { benchId, idAt, idOf } from './ids';
import { buildPlatform, buildTrail } from './platform';
import { fillTasks } from './tasks';

/** The people the measures are taken for, by name. */
export const benchUsers = {
  groups300: benchId(1, 1),
  typical: benchId(1, 2),
  administrator: benchId(1, 3),
  nobody: benchId(1, 4),
};

/**
 * Builds the world in the product's own schema: 200 environments with 5 organisations and 10 users each, 600 groups, documents over
 * three years, shares with users and groups, tasks of the first environment. User 1 is in 300 groups, user 2 typical, user 3 an administrator, user 4 sees nothing.
 * The owner is let through the wall in this database, to fill it and to take the limits; the serving role stays behind it.
 * Triggers stay on, so the owner's paths are the product's own.
 */
export async function buildBenchWorld(tx: Tx, documents: number, tasks: number): Promise<void> {
  await tx.execute(sql`select setseed(0.42)`);
  await tx.execute(
    sql`insert into environments (id, name, country, plan_key) select ${idOf(5)}, 'Environment ' || i, 'NL', 'basic' from generate_series(1, 200) i`,
  );
  const principal = (kind: number, count: number, environment: string) =>
    tx.execute(sql`
    insert into principals (id, kind, environment_id) select ${idOf(kind)}, ${kind}, ${idAt(5, environment)} from generate_series(1, ${count}::int) i`);
  const homeOfUser = '(case when i < 5 then 1 else 1 + i % 200 end)::int';
  const homeOfOrganisation = '(1 + i % 200)::int';
  const homeOfGroup = '(case when i <= 300 then 1 else 1 + i % 200 end)::int';
  await principal(1, 2000, homeOfUser);
  await principal(2, 1000, homeOfOrganisation);
  await principal(3, 600, homeOfGroup);
  await tx.execute(sql`insert into users (id, environment_id, name, email, role, is_relationship_manager)
    select ${idOf(1)}, ${idAt(5, homeOfUser)}, 'User ' || i, 'user' || i || '@example.com', case when i = 3 then 3 else 1 end, i = 3 from generate_series(1, 2000) i`);
  await tx.execute(
    sql`insert into organisations (id, environment_id, name) select ${idOf(2)}, ${idAt(5, homeOfOrganisation)}, 'Organisation ' || i from generate_series(1, 1000) i`,
  );
  await tx.execute(
    sql`insert into groups (id, environment_id, name) select ${idOf(3)}, ${idAt(5, homeOfGroup)}, 'Group ' || i from generate_series(1, 600) i`,
  );
  await tx.execute(sql`insert into group_members (user_id, group_id, environment_id, user_environment_id)
    select ${idAt(1, '1')}, ${idOf(3)}, ${idAt(5, '1')}, ${idAt(5, '1')} from generate_series(1, 300) i`);
  await tx.execute(sql`insert into group_members (user_id, group_id, environment_id, user_environment_id)
    select ${idAt(1, '2')}, ${idOf(3)}, ${idAt(5, '1')}, ${idAt(5, '1')} from generate_series(1, 8) i`);
  await tx.execute(sql`insert into organisation_members (user_id, organisation_id, environment_id, user_environment_id)
    select ${idAt(1, '2')}, o.id, o.environment_id, o.environment_id from organisations o where o.environment_id = ${idAt(5, '1')} order by id limit 2`);
  await tx.execute(sql`insert into organisation_members (user_id, organisation_id, environment_id, user_environment_id)
    select u.id, o.id, o.environment_id, o.environment_id from users u join organisations o using (environment_id) where u.name > 'User 5'`);
  await fillDocuments(tx, documents);
  await buildPlatform(tx);
  await buildTrail(tx);
  await fillTasks(tx, tasks);
}

async function fillDocuments(tx: Tx, documents: number): Promise<void> {
  for (const table of ['documents', 'grants', 'shares', 'document_reads'])
    await tx.execute(sql.raw(`alter table ${table} no force row level security`));
  // A third of the platform's documents belong to the five organisations of the first environment: the people measured see many.
  await tx.execute(sql`insert into documents (id, environment_id, organisation_id, box, type, status, created_at, number, counterparty, subject, amount_cents)
    select ${idOf(4)}, o.environment_id, o.id, x.box, x.type, x.status, timestamptz '2024-01-01' + (i::float8 / ${documents}) * interval '1000 days',
      'F' || (2024 + i % 3) || '-' || lpad((i * 7919 % 1000003)::text, 7, '0'),
      (array['Jansen', 'Bakker', 'Visser', 'Smit', 'Meijer', 'Mulder', 'Bos', 'Vos', 'Peters', 'Dekker'])[1 + i % 10] || ' ' || (array['Bouw', 'Transport', 'Advies', 'Techniek'])[1 + i % 4],
      (array['services', 'materials', 'hosting', 'rental', 'training'])[1 + i % 5], (i * 37 % 1000000)
    from (select i, (case when random() < 0.33 then 200 * (1 + floor(random() * 4)) else 1 + floor(random() * 999) end)::int as org, random() r1, random() r2, random() r3 from generate_series(1, ${documents}::int) i) d
    cross join lateral (select (case when r1 < 0.45 then 2 when r1 < 0.9 then 1 else 3 end)::smallint as box,
      (case when r2 < 0.8 then 1 when r2 < 0.95 then 2 else 3 end)::smallint as type, (case when r3 < 0.8 then 5 when r3 < 0.99 then 9 else 11 end)::smallint as status) x
    join organisations o on o.id = ${idAt(2, 'd.org')}`);
  await tx.execute(sql`insert into shares (id, document_id, environment_id, principal_id, principal_environment_id, access, granted_by, granted_by_name, recipient_name, recipient_environment_name)
    select gen_random_uuid(), d.id, d.environment_id, ${idAt(3, 'x.team')}, d.environment_id, 1 + floor(random() * 3), ${idAt(1, '1 + d.amount_cents % 2000')}, 'Somebody', 'Group', 'Environment 1'
    from documents d cross join lateral (select 1 + floor(random() * 300 + 0 * d.amount_cents)::int as team) x where d.environment_id = ${idAt(5, '1')} and random() < 0.6`);
  await tx.execute(sql`insert into grants (document_id, principal_id, environment_id, organisation_id, principal_environment_id, created_at, access, box, type, status, origin, origin_id)
    select s.document_id, s.principal_id, s.environment_id, d.organisation_id, s.principal_environment_id, d.created_at, s.access, d.box, d.type, d.status, 2, s.id
    from shares s join documents d on d.id = s.document_id`);
  await tx.execute(sql`insert into document_reads (user_id, document_id, environment_id)
    select ${idAt(1, 'r.reader')}, d.id, d.environment_id from documents d cross join (values (1), (2), (3)) r(reader) where random() < 0.5`);
}
