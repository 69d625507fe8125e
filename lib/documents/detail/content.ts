import { and, asc, desc, eq } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { documentAttachments, documentVersions, files } from '@/db/schema';
import { sourceOf } from '../files/source';
import { findAttachedFile, findVersionFile } from '../files/stored';
import type { EDocument } from '../ubl/model';

export type DocumentVersion = Awaited<ReturnType<typeof versionsOf>>[number];
export type DocumentAttachment = Awaited<ReturnType<typeof attachmentsOf>>[number];

/** The versions of a document, newest first. */
export async function versionsOf(tx: Read, documentId: string) {
  return tx
    .select({
      number: documentVersions.number,
      fileName: documentVersions.fileName,
      mediaType: documentVersions.mediaType,
      sha256: documentVersions.sha256,
      size: files.size,
      createdAt: documentVersions.createdAt,
      createdByName: documentVersions.createdByName,
    })
    .from(documentVersions)
    .innerJoin(
      files,
      and(eq(files.environmentId, documentVersions.environmentId), eq(files.sha256, documentVersions.sha256)),
    )
    .where(eq(documentVersions.documentId, documentId))
    .orderBy(desc(documentVersions.number));
}

/** What a version says, nothing for a plain file. */
export async function modelOf(tx: Read, documentId: string, version: number): Promise<EDocument | null> {
  const [found] = await tx
    .select({ model: documentVersions.model })
    .from(documentVersions)
    .where(and(eq(documentVersions.documentId, documentId), eq(documentVersions.number, version)));
  return (found?.model ?? null) as EDocument | null;
}

/** The files that came inside a version, in their order. */
export async function attachmentsOf(tx: Read, documentId: string, version: number) {
  return tx
    .select({
      number: documentAttachments.number,
      name: documentAttachments.name,
      description: documentAttachments.description,
      mediaType: documentAttachments.mediaType,
      sha256: documentAttachments.sha256,
      size: files.size,
    })
    .from(documentAttachments)
    .innerJoin(
      files,
      and(eq(files.environmentId, documentAttachments.environmentId), eq(files.sha256, documentAttachments.sha256)),
    )
    .where(and(eq(documentAttachments.documentId, documentId), eq(documentAttachments.version, version)))
    .orderBy(asc(documentAttachments.number));
}

/** The XML of the version itself, or the one that came inside the PDF, which is always its first attachment. */
export async function sourceIn(
  tx: Read,
  documentId: string,
  latest: DocumentVersion,
  attachments: DocumentAttachment[],
) {
  if (latest.mediaType === 'application/xml') {
    const file = await findVersionFile(tx, documentId, latest.number);
    return file && sourceOf(file.bytes);
  }
  const first = attachments[0];
  if (latest.mediaType !== 'application/pdf' || first?.mediaType !== 'application/xml') return null;
  const inner = await findAttachedFile(tx, documentId, first.number, latest.number);
  return inner && sourceOf(inner.bytes);
}
