import { reading } from '@/db/client';
import { accesses, atLeast } from '@/db/vocabulary';
import type { Actor } from '@/lib/policy/actor';
import type { DocumentFacts } from '@/lib/policy/facts';
import { columnsOf, type DocumentColumns, originalOf } from './detail/columns';
import {
  attachmentsOf,
  type DocumentAttachment,
  type DocumentVersion,
  modelOf,
  sourceIn,
  versionsOf,
} from './detail/content';
import { documentFacts } from './facts';
import { isPrintable } from './files/printable';
import type { EDocument } from './ubl/model';

export type { DocumentAttachment, DocumentVersion };

/** A document with all that its page shows of the document itself. */
export type FoundDocument = DocumentColumns & {
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

const isId = (text: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
