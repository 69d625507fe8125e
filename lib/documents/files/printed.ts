import type { Actor } from '@/lib/policy/actor';
import { findDocument } from '../queries';
import { printLabels } from '../sending/print/labels';
import { invoicePdf } from '../ubl/pdf-out';
import { findFile, type StoredFile } from './stored';

/** Longer ones would hold the server up for everybody: they are read on the screen, or as the file itself. */
const mostLines = 1000;

/** What can be printed: an invoice or credit note that came as XML, and is not of a length beyond reason. */
export const isPrintable = (document: {
  model: { kind: string; lines: readonly unknown[] } | null;
  latest: { mediaType: string };
}): boolean =>
  document.latest.mediaType === 'application/xml' &&
  (document.model?.kind === 'invoice' || document.model?.kind === 'credit_note') &&
  document.model.lines.length <= mostLines;

/** A PDF of an invoice or credit note in the reader's language, its XML inside; nothing when it is not there for this actor or is none. */
export async function findPrinted(actor: Actor, documentId: string): Promise<StoredFile | null> {
  const document = await findDocument(actor, documentId);
  if (!document?.model || !isPrintable(document)) return null;
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
