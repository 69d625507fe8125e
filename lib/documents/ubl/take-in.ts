import { lookInside } from './pdf-in';
import { type ReadDocument, readEDocument } from './read';
import { Refusal } from './refusal';
import { type FileType, sniff } from './sniff';

/** What a file turned out to be: an e-document, a PDF with or without one inside, or an image. */
export type TakenIn = {
  readonly type: Exclude<FileType, 'unknown'>;
  /** Null for a plain PDF or image, which stays a plain document. */
  readonly document: ReadDocument | null;
  /** The XML inside a PDF, kept even where it could not be read. */
  readonly embedded: { readonly fileName: string; readonly bytes: Uint8Array } | null;
  /** Why the XML inside a PDF could not be read; the PDF itself is taken in all the same. */
  readonly problem: Refusal | null;
  /** True for a PDF that may do something when it is opened, or that could not be looked into. */
  readonly mayAct: boolean;
};

/** Looks at a file by its content alone. Throws a Refusal for what is neither readable XML, PDF, PNG nor JPEG. */
export function takeIn(bytes: Uint8Array): TakenIn {
  const { type, refusal } = sniff(bytes);
  if (type === 'unknown') throw refusal;
  if (type === 'xml') return { type, document: readEDocument(bytes), embedded: null, problem: null, mayAct: false };
  const nothing = { type, document: null, embedded: null, problem: null, mayAct: false };
  if (type !== 'pdf') return nothing;
  const { xml: found, mayAct } = lookInside(bytes);
  if (found.outcome !== 'found') return { ...nothing, mayAct };
  const embedded = { fileName: found.fileName, bytes: found.bytes };
  try {
    return { type, document: readEDocument(found.bytes), embedded, problem: null, mayAct };
  } catch (error) {
    if (error instanceof Refusal) return { type, document: null, embedded, problem: error, mayAct };
    throw error;
  }
}
