import { maximumAttachments } from './limits';
import type { Attachment } from './model';
import type { Reading } from './reading';
import { Refusal } from './refusal';
import type { XmlElement } from './tree';
import { fileNameOf } from './values';

/** A file that was embedded in a document; `place` is its place in the model's attachments. */
export type EmbeddedFile = { readonly place: number; readonly bytes: Uint8Array };

/** Attachments of one document: what the model shows and, beside it, the bytes. */
export type Attachments = { shown: Attachment[]; files: EmbeddedFile[] };

type Facts = Pick<Attachment, 'id' | 'description' | 'uri'> & { embedded: XmlElement | undefined };

/** Reads attachments from what a syntax found about each. Refuses more than 500 of them. */
export function readAttachments(reading: Reading, found: readonly Facts[]): Attachments {
  if (found.length > maximumAttachments) throw new Refusal('too_many_attachments', { limit: maximumAttachments });
  const files: EmbeddedFile[] = [];
  const shown = found.map(({ id, description, uri, embedded }, place): Attachment => {
    const field = `attachments.${place}`;
    const bytes = embedded && bytesOf(embedded.text);
    if (embedded && bytes === null) reading.warn('attachment_unreadable', field, { id: id ?? '' });
    if (bytes) files.push({ place, bytes });
    return {
      id,
      description,
      uri,
      fileName: fileNameOf(embedded?.attributes.filename ?? ''),
      mediaType: reading.attribute(embedded, 'mimeCode', `${field}.mediaType`),
      size: bytes ? bytes.length : null,
    };
  });
  return { shown, files };
}

/** The bytes of a Base64 text, white space allowed; null when it is not Base64. */
export function bytesOf(text: string): Uint8Array | null {
  const written = text.replace(/\s+/g, '');
  if (written === '' || written.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(written)) return null;
  return Uint8Array.from(Buffer.from(written, 'base64'));
}
