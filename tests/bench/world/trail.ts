import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { idAt } from '../ids';
import type { Progress } from '../report/progress';
import type { Counts } from '../size';

/** Each environment has these originals, and its documents share them: what stands in a list does not depend on their bytes. */
const originals = ['one', 'two', 'three', 'four'].map((word) => {
  const bytes = Buffer.from(`<Invoice>${`${word} `.repeat(480)}</Invoice>`);
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
});

/** What documents bring along: each a version with its file and half of them a reader; one in five an attachment, an event, a word, a delivery, a notification. */
export async function fillTrail(tx: Tx, documents: number, counts: Counts, progress: Progress): Promise<void> {
  const weight = documents / 150_000;
  await progress.step('files and versions', () => fillFiles(tx), weight);
  await progress.step('readers', () => fillReads(tx), 4 * weight);
  await progress.step('events', () => fillEvents(tx), weight / 2);
  await progress.step('comments, labels, deliveries, notifications', () => fillRest(tx, counts), 2 * weight);
}

const original = sql.raw(
  `(array['${originals.map((one) => one.sha256).join("','")}'])[1 + amount_cents % ${originals.length}]`,
);
const oneInFive = (part: number) => sql.raw(`amount_cents / 7 % 5 = ${part}`);

async function fillFiles(tx: Tx): Promise<void> {
  for (const { bytes, sha256 } of originals)
    await tx.execute(
      sql`insert into files (environment_id, sha256, size, bytes) select id, ${sha256}, ${bytes.length}::int, ${bytes}::bytea from environments`,
    );
  await tx.execute(sql`insert into document_versions (document_id, number, environment_id, sha256, media_type, file_name, created_at)
    select id, 1, environment_id, ${original}, 'application/xml', 'invoice.xml', created_at from documents order by created_at`);
  await tx.execute(sql`insert into document_attachments (document_id, version, number, environment_id, name, media_type, sha256)
    select id, 1, 1, environment_id, 'inside.pdf', 'application/pdf', ${original} from documents where ${oneInFive(0)} order by created_at`);
}

/** Somebody of the document's environment has read every other one. */
const fillReads = (tx: Tx) =>
  tx.execute(sql`insert into document_reads (user_id, document_id, environment_id, read_at)
    select u.id, d.id, d.environment_id, d.created_at from documents d join pr o on o.kind = 2 and o.id = d.organisation_id
      join many m on m.env = o.env and m.kind = 1 join pr u on u.kind = 1 and u.env = o.env and u.place = 1 + d.amount_cents % m.n
    where d.amount_cents % 2 = 0`);

async function fillEvents(tx: Tx): Promise<void> {
  await tx.execute(sql`insert into audit_events (id, environment_id, number, occurred_at, actor_id, actor_name, action, subject_kind,
      subject_id, organisation_id, document_id, previous_hash, hash)
    select d.id, d.environment_id, row_number() over (partition by d.environment_id order by d.created_at), d.created_at, u.id, 'User ' || u.i,
      (array['document.create', 'document.open', 'document.share', 'document.changeStatus'])[1 + d.amount_cents % 4],
      'document', d.id, d.organisation_id, d.id, '', ''
    from documents d join pr o on o.kind = 2 and o.id = d.organisation_id join pr u on u.kind = 1 and u.env = o.env and u.place = 1 where ${oneInFive(1)}`);
  await tx.execute(sql`insert into audit_heads select environment_id, max(number), '' from audit_events group by 1`);
}

async function fillRest(tx: Tx, { organisations }: Counts): Promise<void> {
  await tx.execute(sql`insert into comments (id, document_id, environment_id, author_id, author_name, author_environment_name, body)
    select id, id, environment_id, ${idAt('user', '6')}, 'User 6', 'Environment 1', 'A word.' from documents where ${oneInFive(2)}`);
  await tx.execute(sql`insert into document_labels (document_id, label, environment_id)
    select id, 'label ' || amount_cents % 50, environment_id from documents where ${oneInFive(3)}`);
  await tx.execute(sql`insert into deliveries (id, document_id, environment_id, channel, recipient_name)
    select id, id, environment_id, 1, 'Somebody' from documents where ${oneInFive(4)}`);
  await tx.execute(sql`insert into document_recipients (document_id, environment_id, organisation_id)
    select id, environment_id, ${idAt('organisation', `1 + floor(${organisations} * (amount_cents % 997) / 997.0)`)} from documents where ${oneInFive(4)}`);
  await tx.execute(sql`insert into notifications (id, user_id, environment_id, event, topic, mailing, path, document_id)
    select d.id, u.id, d.environment_id, 1, 1, 3, '/documents/' || d.id, d.id
    from documents d join pr o on o.kind = 2 and o.id = d.organisation_id join many m on m.env = o.env and m.kind = 1
      join pr u on u.kind = 1 and u.env = o.env and u.place = 1 + d.amount_cents / 11 % m.n where ${oneInFive(0)}`);
}
