import { type Read, reading } from '@/db/client';
import type { Actor } from '@/lib/policy/actor';
import type { DocumentFacts, UploadFacts } from '@/lib/policy/facts';
import { can } from '@/lib/policy/policy';
import { isId } from '@/lib/policy/shapes';
import { columnsOf, type DocumentColumns, originalOf } from './detail/columns';
import {
  attachmentsOf,
  type DocumentAttachment,
  type DocumentVersion,
  modelOf,
  sourceIn,
  versionsOf,
} from './detail/content';
import { documentFacts, isUntouchedUpload, opensByReading } from './facts';
import { isPrintable } from './files/printable';
import type { EDocument } from './ubl/model';

export type { DocumentAttachment, DocumentVersion };

/** A document with all that its page shows of the document itself. */
export type FoundDocument = DocumentColumns & {
  facts: DocumentFacts;
  /** What withdrawing it is decided by, for whoever could withdraw an upload like this one (C-33). */
  withdrawal: UploadFacts | null;
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
    return facts && documentIn(tx, actor, facts, withSource);
  });
}

/** The same inside a transaction, for a document that the actor is known to read. */
export async function documentIn(
  tx: Read,
  actor: Actor,
  facts: DocumentFacts,
  withSource: boolean,
): Promise<FoundDocument> {
  const { documentId } = facts;
  const columns = await columnsOf(tx, actor, documentId);
  const versions = await versionsOf(tx, documentId);
  const latest = versions[0]!;
  const attachments = await attachmentsOf(tx, documentId, latest.number);
  const model = await modelOf(tx, documentId, latest.number);
  return {
    ...columns,
    facts,
    withdrawal: await withdrawalOf(tx, actor, facts),
    versions,
    latest,
    attachments,
    model,
    isPrintable: isPrintable(model, latest.mediaType),
    source: withSource ? await sourceIn(tx, documentId, latest, attachments) : null,
    isToBeMarked: columns.isUnread || opensByReading(actor, facts),
    original: columns.status === 'duplicate' ? await originalOf(tx, columns) : null,
  };
}

/** Whether anybody else has acted on it is asked only for whoever else could withdraw it. */
async function withdrawalOf(tx: Read, actor: Actor, facts: DocumentFacts): Promise<UploadFacts | null> {
  if (facts.status === 'draft' || facts.box === 'inbox_out') return null;
  if (!can('document.withdrawUpload', actor, { ...facts, isUntouchedUpload: true }).allowed) return null;
  return { ...facts, isUntouchedUpload: await isUntouchedUpload(tx, facts) };
}
