import { and, asc, desc, eq } from 'drizzle-orm';
import type { Read, Tx } from '@/db/client';
import { documentAttachments, documentVersions, files } from '@/db/schema';
import { keepFiles } from '@/lib/environments/files/keep';
import type { Actor } from '@/lib/policy/actor';
import { attachmentsOf } from '../../detail/content';
import type { Attachment, EDocument } from '../../ubl/model';

/** A file that goes with a draft, as it is kept: by its hash. */
export type KeptFile = { name: string; mediaType: string; sha256: string; size: number };

/** The newest version of a draft: the model it was saved as, what is attached, and whose save it is. */
export type Revision = {
  number: number;
  model: EDocument;
  attachments: KeptFile[];
  changedByName: string;
  changedAt: Date;
};

/** The newest version of a document that was made here; throws for one that is no e-document. */
export async function latestRevision(tx: Read, documentId: string): Promise<Revision> {
  const [latest] = await tx
    .select({
      number: documentVersions.number,
      model: documentVersions.model,
      changedByName: documentVersions.createdByName,
      changedAt: documentVersions.createdAt,
    })
    .from(documentVersions)
    .where(eq(documentVersions.documentId, documentId))
    .orderBy(desc(documentVersions.number))
    .limit(1);
  if (!latest?.model) throw new Error('A document that was made here has a model.');
  const attachments = await attachmentsOf(tx, documentId, latest.number);
  return { ...latest, model: latest.model as EDocument, attachments };
}

/** The bytes of what is attached, in order, for embedding them when the document leaves. */
export async function bytesOfAttachments(tx: Read, documentId: string, version: number): Promise<Buffer[]> {
  const rows = await tx
    .select({ bytes: files.bytes })
    .from(documentAttachments)
    .innerJoin(
      files,
      and(eq(files.environmentId, documentAttachments.environmentId), eq(files.sha256, documentAttachments.sha256)),
    )
    .where(and(eq(documentAttachments.documentId, documentId), eq(documentAttachments.version, version)))
    .orderBy(asc(documentAttachments.number));
  return rows.map((row) => row.bytes);
}

/** How the model names what is attached (BG-24). */
export const shownAttachments = (kept: readonly KeptFile[]): Attachment[] =>
  kept.map(({ name, mediaType, size }, place) => ({
    id: String(place + 1),
    description: null,
    uri: null,
    fileName: name,
    mediaType,
    size,
  }));

/** Adds a version: its bytes, its model, and what is attached, whose bytes are kept already. */
export async function writeRevision(
  tx: Tx,
  by: Actor,
  of: { documentId: string; environmentId: string; number: number },
  content: { model: EDocument; bytes: Uint8Array; fileName: string; attachments: readonly KeptFile[] },
): Promise<void> {
  const [sha256] = await keepFiles(tx, of.environmentId, [content.bytes]);
  await tx.insert(documentVersions).values({
    ...of,
    sha256: sha256!,
    mediaType: 'application/xml',
    fileName: content.fileName,
    model: content.model,
    createdBy: by.userId,
    createdByName: by.name,
  });
  if (content.attachments.length === 0) return;
  await tx.insert(documentAttachments).values(
    content.attachments.map(({ name, mediaType, sha256: hash }, place) => ({
      documentId: of.documentId,
      environmentId: of.environmentId,
      version: of.number,
      number: place + 1,
      name,
      mediaType,
      sha256: hash,
    })),
  );
}
