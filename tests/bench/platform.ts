import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { idAt, idOf } from './ids';

// The rest of the platform: other companies, their people, and what every document brings along. Nobody measured sees any of
// it in a list; it is there so that a query that walks through a table is seen to do so.

/** Twenty thousand companies beyond the two hundred environments of the measures, each with a person, an organisation and a group, in pairs of partners. */
export async function buildPlatform(tx: Tx): Promise<void> {
  const series = sql`generate_series(10001, 30000) i`;
  const home = idOf(5);
  await tx.execute(sql`insert into environments (id, name, country, plan_key)
    select ${home}, 'Company ' || md5(i::text), 'NL', 'basic' from ${series}`);
  for (const kind of [1, 2, 3])
    await tx.execute(
      sql`insert into principals (id, kind, environment_id) select ${idOf(kind)}, ${kind}, ${home} from ${series}`,
    );
  await tx.execute(sql`insert into organisations (id, environment_id, name, legal_number, vat_number)
    select ${idOf(2)}, ${home}, 'Company ' || md5(i::text), lpad(i::text, 8, '0'), 'NL' || lpad(i::text, 9, '0') || 'B01' from ${series}`);
  await tx.execute(sql`insert into users (id, environment_id, name, email)
    select ${idOf(1)}, ${home}, 'Person ' || md5(i::text), 'person' || i || '@example.com' from ${series}`);
  await tx.execute(
    sql`insert into groups (id, environment_id, name) select ${idOf(3)}, ${home}, 'Group ' || i from ${series}`,
  );
  await tx.execute(sql`insert into organisation_members (user_id, organisation_id, environment_id, user_environment_id)
    select ${idOf(1)}, ${idOf(2)}, ${home}, ${home} from ${series}`);
  await tx.execute(sql`insert into group_members (user_id, group_id, environment_id, user_environment_id)
    select ${idOf(1)}, ${idOf(3)}, ${home}, ${home} from ${series}`);
  await buildPartnerships(
    tx,
    sql`select ${idOf(6)} as id, ${idAt(5, '1')} as one, ${idOf(5)} as other, ${idAt(1, '3')} as manager, ${idAt(2, 'i - 1')} as organisation
    from generate_series(2, 200) i`,
  );
  await buildPartnerships(
    tx,
    sql`select ${idOf(6)}, ${idOf(5)}, ${idAt(5, 'i + 1')}, ${idOf(1)}, ${idAt(2, 'i + 1')} from generate_series(10001, 29999, 2) i`,
  );
}

/** Partnerships from rows (id, one, other, manager, organisation): the manager of the one is connected and finds the other's organisation opened. */
async function buildPartnerships(tx: Tx, rows: SQL): Promise<void> {
  const pairs = sql`(${rows}) as p(id, one, other, manager, organisation)`;
  await tx.execute(sql`insert into partnerships (id) select id from ${pairs}`);
  await tx.execute(sql`insert into live_partnerships (id) select id from ${pairs}`);
  await tx.execute(sql`insert into partnership_sides (partnership_id, environment_id, environment_name)
    select p.id, side.id, 'Company' from ${pairs} cross join lateral (values (p.one), (p.other)) side(id)`);
  await tx.execute(sql`insert into live_sides (environment_id, other_environment_id, partnership_id)
    select side.one, side.other, p.id from ${pairs} cross join lateral (values (p.one, p.other), (p.other, p.one)) side(one, other)`);
  await tx.execute(
    sql`insert into partnership_managers (user_id, partnership_id, environment_id) select manager, id, one from ${pairs}`,
  );
  await tx.execute(sql`insert into partnership_organisations (partnership_id, organisation_id, environment_id)
    select id, organisation, other from ${pairs}`);
}

/** What every document brings along: a version with its file, an event; some have comments, labels, a delivery; and what people were told. */
export async function buildTrail(tx: Tx): Promise<void> {
  const tables = [
    'shares',
    'files',
    'document_versions',
    'document_attachments',
    'comments',
    'document_labels',
    'deliveries',
  ];
  for (const table of [...tables, 'document_recipients', 'audit_events', 'notifications'])
    await tx.execute(sql.raw(`alter table ${table} no force row level security`));
  await tx.execute(sql`insert into files (environment_id, sha256, size, bytes)
    select environment_id, encode(sha256(id::text::bytea), 'hex'), 36, id::text::bytea from documents`);
  await tx.execute(sql`insert into document_versions (document_id, number, environment_id, sha256, media_type, file_name)
    select id, 1, environment_id, encode(sha256(id::text::bytea), 'hex'), 'text/plain', 'file.txt' from documents`);
  await tx.execute(sql`insert into document_attachments (document_id, version, number, environment_id, name, media_type, sha256)
    select id, 1, 1, environment_id, 'inside.txt', 'text/plain', encode(sha256(id::text::bytea), 'hex') from documents where amount_cents % 3 = 0`);
  await tx.execute(sql`insert into audit_events (id, environment_id, number, occurred_at, actor_id, actor_name, action, subject_kind,
      subject_id, organisation_id, document_id, previous_hash, hash)
    select gen_random_uuid(), environment_id, row_number() over (partition by environment_id order by created_at), created_at,
      ${idAt(1, '3')}, 'User 3', (array['document.create', 'document.open', 'document.share', 'document.changeStatus'])[1 + amount_cents % 4],
      'document', id, organisation_id, id, '', '' from documents`);
  await tx.execute(sql`insert into audit_heads select environment_id, max(number), '' from audit_events group by 1`);
  await tx.execute(sql`insert into comments (id, document_id, environment_id, author_id, author_name, author_environment_name, body)
    select gen_random_uuid(), id, environment_id, ${idAt(1, '3')}, 'User 3', 'Environment 1', 'A word.' from documents where amount_cents % 3 = 0`);
  await tx.execute(sql`insert into document_labels (document_id, label, environment_id)
    select id, 'label ' || amount_cents % 50, environment_id from documents where amount_cents % 3 = 0`);
  await tx.execute(sql`insert into deliveries (id, document_id, environment_id, channel, recipient_name)
    select gen_random_uuid(), id, environment_id, 1, 'Somebody' from documents where amount_cents % 3 = 0`);
  await tx.execute(sql`insert into document_recipients (document_id, environment_id, organisation_id)
    select id, environment_id, ${idAt(2, '1 + amount_cents % 999')} from documents where amount_cents % 3 = 0`);
  await tx.execute(sql`insert into shares (id, document_id, environment_id, principal_id, principal_environment_id, access, parent_id, granted_by, granted_by_name, recipient_name, recipient_environment_name)
    select gen_random_uuid(), s.document_id, s.environment_id, ${idAt(1, '3')}, s.environment_id, s.access, s.id, s.granted_by, 'Somebody', 'User 3', 'Environment 1'
    from shares s where random() < 0.3`);
  await tx.execute(sql`insert into notifications (id, user_id, environment_id, event, topic, mailing, path, document_id)
    select gen_random_uuid(), ${idAt(1, '1 + amount_cents % 2000')}, environment_id, 1, 1, 3, '/documents/' || id, id from documents where amount_cents % 3 = 0`);
}
