import { and, asc, desc, eq, ne, sql } from 'drizzle-orm';
import { type Read, reading } from '@/db/client';
import { documentAttachments, documentReads, documents, documentVersions, files, organisations } from '@/db/schema';
import { accesses, atLeast } from '@/db/vocabulary';
import type { Actor } from '@/lib/policy/actor';
import type { DocumentFacts } from '@/lib/policy/facts';
import { documentFacts, heldAccess } from './facts';
import { isPrintable } from './files/printable';
import { sourceOf } from './files/source';
import { findVersionFile } from './files/stored';
import type { EDocument } from './ubl/model';

export type DocumentVersion = Awaited<ReturnType<typeof versionsOf>>[number];
export type DocumentAttachment = Awaited<ReturnType<typeof attachmentsOf>>[number];

/** A document with all that its page shows of the document itself. */
export type FoundDocument = Awaited<ReturnType<typeof columnsOf>> & {
  facts: DocumentFacts;
  /** Newest first; the first is the one shown. */
  versions: DocumentVersion[];
  latest: DocumentVersion;
  /** The document as read, nothing for a plain file. */
  model: EDocument | null;
  attachments: DocumentAttachment[];
  /** Whether a PDF can be made of it (`/documents/…/pdf`). */
  isPrintable: boolean;
  /** The XML for the eye, when it was asked for and there is any. */
  source: { text: string; isCut: boolean } | null;
  /** Whether showing it to this reader changes something: unread weight, or Received into Opened. */
  isToBeMarked: boolean;
  /** For a duplicate, the document it repeats, where the reader may see that one. */
  original: { id: string; name: string } | null;
};

/** The document, for a reader whom a path leads to it; nothing when it is missing or none does, which are the same. `withSource` reads the XML too. */
export async function findDocument(
  actor: Actor,
  documentId: string,
  { withSource = false }: { withSource?: boolean } = {},
): Promise<FoundDocument | null> {
  if (!isId(documentId)) return null;
  return reading(actor, async (tx) => {
    const facts = await documentFacts(tx, actor, documentId, 'none');
    if (!facts) return null;
    const columns = await columnsOf(tx, actor, documentId);
    const versions = await versionsOf(tx, documentId);
    const latest = versions[0]!;
    const attachments = await attachmentsOf(tx, documentId, latest.number);
    const model = await modelOf(tx, documentId, latest.number);
    const opens = columns.status === 'received' && columns.box === 'inbox_in' && canEdit(facts);
    return {
      ...columns,
      facts,
      versions,
      latest,
      attachments,
      model,
      isPrintable: isPrintable(model, latest.mediaType),
      source: withSource ? await sourceIn(tx, documentId, latest, attachments) : null,
      isToBeMarked: columns.isUnread || opens,
      original: columns.status === 'duplicate' ? await originalOf(tx, columns) : null,
    };
  });
}

const canEdit = (facts: DocumentFacts) => atLeast(accesses, facts.held, 'can_edit');

async function columnsOf(tx: Read, actor: Actor, documentId: string) {
  const [found] = await tx
    .select({
      id: documents.id,
      organisationId: documents.organisationId,
      organisationName: organisations.name,
      box: documents.box,
      type: documents.type,
      status: documents.status,
      createdAt: documents.createdAt,
      createdByName: documents.createdByName,
      number: documents.number,
      counterparty: documents.counterparty,
      subject: documents.subject,
      amountCents: documents.amountCents,
      currency: documents.currency,
      issueDate: documents.issueDate,
      dueDate: documents.dueDate,
      senderKey: documents.senderKey,
      version: documents.version,
      isUnread: sql<boolean>`not exists (${tx
        .select({ one: sql`1` })
        .from(documentReads)
        .where(and(eq(documentReads.userId, actor.userId), eq(documentReads.documentId, documents.id)))})`,
    })
    .from(documents)
    .innerJoin(organisations, eq(organisations.id, documents.organisationId))
    .where(eq(documents.id, documentId));
  return found!;
}

async function versionsOf(tx: Read, documentId: string) {
  return tx
    .select({
      number: documentVersions.number,
      fileName: documentVersions.fileName,
      mediaType: documentVersions.mediaType,
      sha256: documentVersions.sha256,
      size: files.size,
      createdAt: documentVersions.createdAt,
      createdByName: documentVersions.createdByName,
      reason: documentVersions.reason,
    })
    .from(documentVersions)
    .innerJoin(
      files,
      and(eq(files.environmentId, documentVersions.environmentId), eq(files.sha256, documentVersions.sha256)),
    )
    .where(eq(documentVersions.documentId, documentId))
    .orderBy(desc(documentVersions.number));
}

async function modelOf(tx: Read, documentId: string, version: number): Promise<EDocument | null> {
  const [found] = await tx
    .select({ model: documentVersions.model })
    .from(documentVersions)
    .where(and(eq(documentVersions.documentId, documentId), eq(documentVersions.number, version)));
  return (found?.model ?? null) as EDocument | null;
}

async function attachmentsOf(tx: Read, documentId: string, version: number) {
  return tx
    .select({
      number: documentAttachments.number,
      name: documentAttachments.name,
      description: documentAttachments.description,
      mediaType: documentAttachments.mediaType,
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
async function sourceIn(tx: Read, documentId: string, latest: DocumentVersion, attachments: DocumentAttachment[]) {
  if (latest.mediaType === 'application/xml') {
    const file = await findVersionFile(tx, documentId, latest.number);
    return file && sourceOf(file.bytes);
  }
  const first = attachments[0];
  if (latest.mediaType !== 'application/pdf' || first?.mediaType !== 'application/xml') return null;
  const [inner] = await tx
    .select({ bytes: files.bytes })
    .from(documentAttachments)
    .innerJoin(
      files,
      and(eq(files.environmentId, documentAttachments.environmentId), eq(files.sha256, documentAttachments.sha256)),
    )
    .where(
      and(
        eq(documentAttachments.documentId, documentId),
        eq(documentAttachments.version, latest.number),
        eq(documentAttachments.number, first.number),
      ),
    );
  return inner ? sourceOf(inner.bytes) : null;
}

/** The oldest other document of the organisation with the same sender, number and type, where the reader may see it. */
async function originalOf(tx: Read, of: Awaited<ReturnType<typeof columnsOf>>) {
  const same = await tx
    .select({ id: documents.id, name: documents.number })
    .from(documents)
    .where(
      and(
        eq(documents.organisationId, of.organisationId),
        eq(documents.senderKey, of.senderKey),
        eq(documents.number, of.number),
        eq(documents.type, of.type),
        ne(documents.id, of.id),
        ne(documents.status, 'draft'),
      ),
    )
    .orderBy(documents.createdAt)
    .limit(10);
  const seen = await heldAccess(
    tx,
    same.map((one) => one.id),
  );
  return same.find((one) => seen.has(one.id)) ?? null;
}

const isId = (text: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
