import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { headerOf } from '@/lib/documents/intake/header';
import { writeUbl } from '@/lib/documents/ubl/write';
import type { Tx } from '../client';
import { newId } from '../id';
import { deliveries, documentReads, documents, documentVersions, files } from '../schema';
import type { Box, Status } from '../vocabulary';
import { castId } from './cast';
import { within } from './owner';
import { allPost, type Home, homes, type Post } from './post';

/** One document as it will stand in the tables. */
type Entry = {
  id: string;
  home: Home;
  box: Box;
  status: Status;
  post: Post;
  bytes: Buffer;
  sha256: string;
  receivedDocumentId?: string;
};

/**
 * Writes the demo world's documents as the product writes them: valid UBL, its bytes, its versions. Inside `asOwner`. Answers their arrivals, for
 * the log.
 */
export async function seedDocuments(tx: Tx, today = new Date()): Promise<Arrival[]> {
  const entries = allPost(today).flatMap(entriesOf);
  for (const environmentId of new Set(homes.map((home) => home.environmentId))) {
    const own = entries.filter((entry) => entry.home.environmentId === environmentId);
    await within(tx, environmentId, async () => {
      for (let at = 0; at < own.length; at += 250) await writeEntries(tx, environmentId, own.slice(at, at + 250));
      await markRead(tx, own, today);
    });
  }
  return entries.map(arrivalOf);
}

function entriesOf(post: Post): Entry[] {
  const bytes = Buffer.from(writeUbl(post.model));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const id = newId(post.createdAt.getTime());
  const entry = { id, home: post.organisation, box: post.box, status: post.status, post, bytes, sha256 };
  if (!post.deliveredTo) return [entry];
  const receivedDocumentId = newId(post.createdAt.getTime());
  const { organisation: home, status } = post.deliveredTo;
  return [
    { ...entry, receivedDocumentId },
    { ...entry, id: receivedDocumentId, home, box: 'inbox_in', status },
  ];
}

async function writeEntries(tx: Tx, environmentId: string, entries: Entry[]): Promise<void> {
  await tx.insert(documents).values(
    entries.map(({ id, home, box, status, post }) => ({
      id,
      environmentId,
      organisationId: home.organisationId,
      box,
      status,
      createdAt: post.createdAt,
      ...headerOf(post.model, box),
      ...madeBy(home, box),
    })),
  );
  await tx
    .insert(files)
    .values(entries.map(({ sha256, bytes }) => ({ environmentId, sha256, size: bytes.length, bytes })))
    .onConflictDoNothing();
  await tx.insert(documentVersions).values(
    entries.map(({ id, home, box, post, sha256 }) => ({
      documentId: id,
      number: 1,
      environmentId,
      sha256,
      mediaType: 'application/xml',
      fileName: `${post.model.number ?? 'draft'}.xml`,
      model: post.model,
      createdAt: post.createdAt,
      ...madeBy(home, box),
    })),
  );
  const sent = entries.filter((entry) => entry.box === 'inbox_out');
  if (sent.length > 0) await tx.insert(deliveries).values(sent.map((entry) => deliveryOf(environmentId, entry)));
}

function deliveryOf(environmentId: string, { id, post, status, receivedDocumentId }: Entry) {
  const failed = status === 'delivery_failed';
  return {
    id: newId(),
    documentId: id,
    environmentId,
    channel: receivedDocumentId ? ('platform' as const) : ('mail' as const),
    recipientName: post.model.buyer.name ?? '',
    recipientAddress: (receivedDocumentId ? post.model.buyer.legalId?.value : post.model.buyer.contact.email) ?? '',
    receivedDocumentId: receivedDocumentId ?? null,
    state: failed ? 'failed' : 'delivered',
    sentAt: post.createdAt,
    deliveredAt: failed ? null : post.createdAt,
    lastError: failed ? 'The mailbox does not exist.' : null,
  };
}

/** Who made it here: somebody of the environment for what went out or lies among the documents, nobody for what came in. */
function madeBy({ environment }: Home, box: Box) {
  if (box === 'inbox_in') return { createdBy: null, createdByName: '' };
  const author = environment.users.find((user) => user.memberOf) ?? environment.users[0]!;
  return { createdBy: castId(`user ${author.key}`), createdByName: author.name };
}

/** A document has come to be there: the first event of its trail, of the moment it came. */
export type Arrival = {
  moment: Date;
  environmentId: string;
  organisationId: string;
  documentId: string;
  name: string;
};

const arrivalOf = ({ id, home, post }: Entry): Arrival => ({
  moment: post.createdAt,
  environmentId: home.environmentId,
  organisationId: home.organisationId,
  documentId: id,
  name: post.model.number ?? '',
});

/** Writes arrivals to the logs, in their order: taken over from the archive that each environment came with. Inside `inThePast`. */
export async function recordArrivals(tx: Tx, arrivals: Arrival[]): Promise<void> {
  if (arrivals.length === 0) return;
  const events = arrivals.map((arrival) => ({ ...arrival, event: newId() }));
  await tx.execute(sql`select set_config('app.moment', e.moment, true),
      chain_audit_event(e.event, e."environmentId", null, 'Koppel', '', 'document.import', 'document', e."documentId", e.name, e."organisationId", e."documentId", '{}'::jsonb)
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as e(event uuid, "environmentId" uuid, "documentId" uuid, "organisationId" uuid, name text, moment text)`);
}

/** What is older than ten days has been read by everybody who had it before them; the newer is theirs to open. */
async function markRead(tx: Tx, entries: Entry[], today: Date): Promise<void> {
  const older = entries.filter(
    ({ post, status }) => today.getTime() - post.createdAt.getTime() > 10 * 86_400_000 || status !== 'received',
  );
  const rows = older.flatMap(({ id, home, post }) =>
    home.environment.users
      .filter((user) => user.role === 'administrator' || user.memberOf?.[home.organisation.key])
      .map((user) => ({
        userId: castId(`user ${user.key}`),
        documentId: id,
        environmentId: home.environmentId,
        readAt: post.createdAt,
      })),
  );
  for (let at = 0; at < rows.length; at += 1000) await tx.insert(documentReads).values(rows.slice(at, at + 1000));
}
