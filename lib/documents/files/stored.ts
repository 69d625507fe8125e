import { and, desc, eq } from 'drizzle-orm';
import { type Read, reading } from '@/db/client';
import { documentAttachments, documentVersions, files } from '@/db/schema';
import { hashOf } from '@/lib/environments/files/keep';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';
import { documentFacts } from '../facts';

/** A file as it lies in the database: the very bytes that came. */
export type StoredFile = { bytes: Buffer; mediaType: string; fileName: string };

/** The file of a document's version, the latest when none is named; nothing when it is not there for this actor. */
export async function findFile(actor: Actor, documentId: string, version?: number): Promise<StoredFile | null> {
  return reading(actor, async (tx) => {
    if (!(await mayOpen(tx, actor, documentId))) return null;
    return findVersionFile(tx, documentId, version);
  });
}

/** A file that came inside a document's version, the latest when none is named; nothing when it is not there for this actor. */
export async function findAttachment(
  actor: Actor,
  documentId: string,
  number: number,
  version?: number,
): Promise<StoredFile | null> {
  return reading(actor, async (tx) => {
    if (!(await mayOpen(tx, actor, documentId))) return null;
    return findAttachedFile(tx, documentId, number, version);
  });
}

/** The same inside a transaction, for a document that the actor is known to read. */
export async function findVersionFile(tx: Read, documentId: string, version?: number): Promise<StoredFile | null> {
  const [found] = await tx
    .select({
      bytes: files.bytes,
      sha256: files.sha256,
      mediaType: documentVersions.mediaType,
      fileName: documentVersions.fileName,
    })
    .from(documentVersions)
    .innerJoin(
      files,
      and(eq(files.environmentId, documentVersions.environmentId), eq(files.sha256, documentVersions.sha256)),
    )
    .where(
      and(
        eq(documentVersions.documentId, documentId),
        version === undefined ? undefined : eq(documentVersions.number, version),
      ),
    )
    .orderBy(desc(documentVersions.number))
    .limit(1);
  return found ? verified(found) : null;
}

/** The same for a file that came inside. */
export async function findAttachedFile(
  tx: Read,
  documentId: string,
  number: number,
  version?: number,
): Promise<StoredFile | null> {
  const [found] = await tx
    .select({
      bytes: files.bytes,
      sha256: files.sha256,
      mediaType: documentAttachments.mediaType,
      fileName: documentAttachments.name,
    })
    .from(documentAttachments)
    .innerJoin(
      files,
      and(eq(files.environmentId, documentAttachments.environmentId), eq(files.sha256, documentAttachments.sha256)),
    )
    .where(
      and(
        eq(documentAttachments.documentId, documentId),
        eq(documentAttachments.number, number),
        version === undefined ? undefined : eq(documentAttachments.version, version),
      ),
    )
    .orderBy(desc(documentAttachments.version))
    .limit(1);
  return found ? verified(found) : null;
}

async function mayOpen(tx: Read, actor: Actor, documentId: string): Promise<boolean> {
  const facts = await documentFacts(tx, actor, documentId, 'none');
  return facts !== null && can('document.open', actor, facts).allowed;
}

/** The file, its bytes compared with the hash they were stored under: what is served is what came, or nothing. */
function verified({ sha256, ...file }: StoredFile & { sha256: string }): StoredFile {
  if (hashOf(file.bytes) !== sha256) throw new Error(`The stored bytes do not have their hash: ${sha256}`);
  return file;
}
