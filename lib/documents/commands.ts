import { and, eq, ne, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { newId } from '@/db/id';
import { documentAttachments, documentReads, documents, documentVersions } from '@/db/schema';
import type { Box, DocumentType, Status } from '@/db/vocabulary';
import { deleteDocuments, keepFiles } from '@/lib/environments/files/keep';
import type { Grant } from '@/lib/policy/grant';
import { conflict } from '@/lib/policy/refusal';
import { opensByReading } from './facts';
import { type Header, headerOf, headerOfFile } from './intake/header';
import type { UploadBox } from './intake/place';
import type { Upload } from './intake/upload';
import type { Party } from './ubl/model';

/** A document that was stored; `duplicateOf` is the one that was there before, when there is one. */
export type Stored = { id: string; number: string; status: Status; box: UploadBox; duplicateOf: string | null };

/**
 * Stores an upload as a document of the granted organisation: bytes verbatim, model, attachments. A second of the same gets the
 * status Duplicate (E-062); the same upload sent once more, since its answer was lost, is the document that it became.
 */
export async function storeUpload(
  grant: Grant<'document.create'>,
  upload: Upload,
  at: { box: UploadBox; type: DocumentType; isOwner: (party: Party) => boolean; key: string | null },
): Promise<Stored> {
  const { environmentId, organisationId } = grant.facts;
  const id = newId();
  const header = upload.model ? headerOf(upload.model, at.box, at.isOwner) : headerOfFile(upload.fileName, at.type);
  // The files before the number, as whoever delivers takes them: so nobody waits in a circle.
  const hashes = await keepFiles(grant.tx, environmentId, [upload.bytes, ...upload.inner.map((file) => file.bytes)]);
  const before = at.key && (await findUpload(grant, at.key));
  if (before) {
    grant.nothingChanged();
    return before;
  }
  const duplicateOf = await findDuplicate(grant.tx, organisationId, header);
  const status = duplicateOf ? 'duplicate' : at.box === 'inbox_in' ? 'received' : 'created';
  await grant.tx.insert(documents).values({
    id,
    environmentId,
    organisationId,
    box: at.box,
    status,
    ...header,
    createdBy: grant.actor.userId,
    createdByName: grant.actor.name,
  });
  await storeOriginal(grant, id, upload, hashes, at.key);
  await grant.tx.insert(documentReads).values({ userId: grant.actor.userId, documentId: id, environmentId });
  const name = header.number || header.subject;
  grant.about({ kind: 'document', id, name }, { documentId: id });
  grant.note({ box: at.box, type: header.type, status, fileName: upload.fileName, size: upload.bytes.length });
  return { id, number: name, status, box: at.box, duplicateOf };
}

/** Version 1 and what came inside it, whose bytes are kept already; never written again. */
async function storeOriginal(
  { tx, facts, actor }: Grant<'document.create'>,
  documentId: string,
  upload: Upload,
  [sha256, ...inner]: readonly string[],
  uploadKey: string | null,
) {
  const { environmentId } = facts;
  await tx.insert(documentVersions).values({
    documentId,
    number: 1,
    environmentId,
    sha256: sha256!,
    mediaType: upload.mediaType,
    fileName: upload.fileName,
    model: upload.model,
    createdBy: actor.userId,
    createdByName: actor.name,
    uploadKey,
  });
  if (upload.inner.length === 0) return;
  await tx.insert(documentAttachments).values(
    upload.inner.map(({ bytes, ...file }, place) => ({
      ...file,
      documentId,
      version: 1,
      environmentId,
      sha256: inner[place]!,
    })),
  );
}

/** What an upload of the actor's became that came under this key before; one that is still under way is waited for. */
async function findUpload({ tx, actor }: Grant<'document.create'>, key: string): Promise<Stored | null> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`upload ${actor.userId} ${key}`}, 0))`);
  const [found] = await tx
    .select({ document: documents })
    .from(documentVersions)
    .innerJoin(documents, eq(documents.id, documentVersions.documentId))
    .where(and(eq(documentVersions.createdBy, actor.userId), eq(documentVersions.uploadKey, key)));
  if (!found) return null;
  const { document } = found;
  const first = await findDuplicate(tx, document.organisationId, document);
  return {
    id: document.id,
    number: document.number || document.subject,
    status: document.status,
    box: document.box as UploadBox,
    duplicateOf: document.status === 'duplicate' ? first : null,
  };
}

/** The first document of the organisation with this sender, number and type, a draft left out; two uploads at the same moment wait for each other. */
async function findDuplicate(
  tx: Tx,
  organisationId: string,
  header: Pick<Header, 'senderKey' | 'number' | 'type'>,
): Promise<string | null> {
  const { senderKey, number, type } = header;
  if (senderKey === '' || number === '') return null;
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`${organisationId} ${senderKey} ${number}`}, 0))`,
  );
  const [first] = await tx
    .select({ id: documents.id })
    .from(documents)
    .where(
      and(
        eq(documents.organisationId, organisationId),
        eq(documents.senderKey, senderKey),
        eq(documents.number, number),
        eq(documents.type, type),
        ne(documents.status, 'draft'),
      ),
    )
    .orderBy(documents.createdAt)
    .limit(1);
  return first?.id ?? null;
}

/** Takes an upload back while nobody else has acted on it (C-33): the document, its versions, and bytes that nothing else names. Answers the box it lay in. */
export async function withdrawUpload(grant: Grant<'document.withdrawUpload'>): Promise<Box> {
  const { documentId, environmentId, box } = grant.facts;
  await deleteDocuments(grant.tx, environmentId, sql`${documentId}::uuid`);
  return box;
}

/**
 * Marks the document as read by the actor. Who may edit turns Received into Opened by it, and the sender on the platform
 * sees that (E-057, E-059). The version stays: nobody's save should meet a conflict because somebody looked.
 */
export async function markRead(grant: Grant<'document.open'>): Promise<void> {
  const { documentId, environmentId } = grant.facts;
  const read = await grant.tx
    .insert(documentReads)
    .values({ userId: grant.actor.userId, documentId, environmentId })
    .onConflictDoNothing()
    .returning({ documentId: documentReads.documentId });
  const opens = opensByReading(grant.actor, grant.facts);
  if (read.length === 0 && !opens) return grant.nothingChanged();
  if (!opens) return;
  await grant.tx
    .update(documents)
    .set({ status: 'opened' })
    .where(and(eq(documents.id, documentId), eq(documents.status, 'received')));
  grant.note({ from: 'received', to: 'opened' });
}

/** Frees a document that was taken for a duplicate (E-062: "Mark as original"). */
export async function markAsOriginal(grant: Grant<'document.changeStatus'>): Promise<void> {
  const { documentId, box, version } = grant.facts;
  const status = box === 'inbox_in' ? 'received' : 'created';
  const changed = await grant.tx
    .update(documents)
    .set({ status, version: version + 1 })
    .where(and(eq(documents.id, documentId), eq(documents.status, 'duplicate')))
    .returning({ id: documents.id });
  if (changed.length === 0) throw conflict('not_duplicate');
  grant.note({ from: 'duplicate', to: status });
}
