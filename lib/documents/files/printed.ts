import type { Actor } from '@/lib/policy/actor';
import { findDocument } from '../queries';
import { printLabels } from '../sending/print/labels';
import { invoicePdf } from '../ubl/pdf-out';
import { findFile, type StoredFile } from './stored';

/** A PDF of an invoice or credit note in the reader's language, its XML inside; nothing when it is not there for this actor or is none. */
export async function findPrinted(actor: Actor, documentId: string): Promise<StoredFile | null> {
  const document = await findDocument(actor, documentId);
  if (!document?.model || !document.isPrintable) return null;
  const file = await findFile(actor, documentId, document.latest.number);
  if (!file) return null;
  const labels = printLabels(actor.language, document.model.kind === 'credit_note' ? 'credit_note' : 'invoice');
  const bytes = await invoicePdf(document.model, file.bytes, labels);
  return {
    bytes: Buffer.from(bytes),
    mediaType: 'application/pdf',
    fileName: file.fileName.replace(/(\.xml)?$/i, '.pdf'),
  };
}
