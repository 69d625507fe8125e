import type { DocumentType } from '@/db/vocabulary';
import { isDeclarable, savedName, unknownType } from '../files/names';
import type { Attachment, EDocument } from '../ubl/model';
import type { Refusal } from '../ubl/refusal';
import { mediaTypes, sniff } from '../ubl/sniff';
import { readApart } from './reader';

/** A file that came inside another, at its place in the document. */
export type InnerFile = { number: number; name: string; description: string; mediaType: string; bytes: Uint8Array };

/** A file that was looked at and may be kept: by its content alone, never by its name. */
export type Upload = {
  /** As they came, for ever. */
  bytes: Uint8Array;
  fileName: string;
  mediaType: string;
  /** The e-document in it, or in the PDF; null for a plain file, of which the uploader says what it is. */
  model: EDocument | null;
  inner: InnerFile[];
  /** Why the XML inside a PDF could not be read; the PDF is a plain file then. */
  problem: Refusal | null;
};

/** What a plain file may be said to be; the others are read from their content. */
export const plainTypes = ['invoice', 'order', 'expense_claim', 'other'] as const satisfies readonly DocumentType[];

/**
 * Looks at an uploaded file. Throws a Refusal of `ubl/refusal` for what is neither a readable e-document nor PDF, PNG or JPEG.
 * Of a PDF with an e-document inside, the PDF is the original and the XML its first attachment, so that a download gives what came.
 */
export async function lookAt(bytes: Uint8Array, givenName: string): Promise<Upload> {
  const { type, document, embedded, problem } = await readApart(bytes);
  const mediaType = mediaTypes[type];
  const first = embedded
    ? [
        {
          number: 1,
          name: savedName(embedded.fileName, mediaTypes.xml),
          description: '',
          mediaType: mediaTypes.xml,
          bytes: embedded.bytes,
        },
      ]
    : [];
  const inside = (document?.attachments ?? []).map((file) =>
    innerFile(document?.model.attachments[file.place], file.place + 1 + first.length, file.bytes),
  );
  return {
    bytes,
    fileName: savedName(givenName, mediaType),
    mediaType,
    model: document?.model ?? null,
    inner: [...first, ...inside],
    problem,
  };
}

function innerFile(shown: Attachment | undefined, number: number, bytes: Uint8Array): InnerFile {
  const mediaType = innerType(bytes, shown?.mediaType ?? null);
  return {
    number,
    name: savedName(shown?.fileName ?? shown?.id ?? '', mediaType, `attachment-${number}`),
    description: shown?.description ?? '',
    mediaType,
    bytes,
  };
}

/** What an attachment is: by its bytes where they tell, by what the sender declares for a few harmless kinds, else unknown. */
function innerType(bytes: Uint8Array, declared: string | null): string {
  const { type } = sniff(bytes);
  if (type !== 'unknown') return mediaTypes[type];
  return isDeclarable(declared) && declared !== mediaTypes.xml ? declared : unknownType;
}
