import { maximumBytes } from './limits';
import { type PdfObjects, pdfObjects } from './pdf-objects';
import { type PdfDictionary, textOf, Unreadable } from './pdf-values';
import { attempt } from './pdf-walk';
import { sniff } from './sniff';
import { fileNameOf } from './values';

/** The XML that a PDF carries, or why there is none to read. */
export type EmbeddedXml =
  | { readonly outcome: 'found'; readonly fileName: string; readonly bytes: Uint8Array }
  | { readonly outcome: 'none' | 'several' | 'encrypted' | 'unreadable' };

/** The names that Factur-X, ZUGFeRD, XRechnung and Order-X give to the XML inside a PDF. */
const knownNames = ['factur-x.xml', 'zugferd-invoice.xml', 'xrechnung.xml', 'order-x.xml'];

/** More embedded files than this are not looked through. */
const maximumFiles = 200;

/** What there is in a PDF: its XML, and whether opening it may do something. Never throws; its work is bounded. */
export function lookInside(bytes: Uint8Array): { xml: EmbeddedXml; mayAct: boolean } {
  const objects =
    bytes.length <= maximumBytes &&
    attempt(() => pdfObjects(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
  if (!objects) return { xml: { outcome: 'unreadable' }, mayAct: true };
  return { xml: attempt(() => xmlIn(objects)) ?? { outcome: 'unreadable' }, mayAct: objects.mayAct };
}

/** The XML embedded in a PDF: the one with a known name, else the only XML there is. Never throws; its work is bounded. */
export const embeddedXml = (bytes: Uint8Array): EmbeddedXml => lookInside(bytes).xml;

function xmlIn(objects: PdfObjects): EmbeddedXml {
  if (objects.isEncrypted) return { outcome: 'encrypted' };
  return objects.fileSpecifications.length === 0 ? { outcome: 'none' } : choose(objects);
}

type Candidate = { readonly fileName: string; readonly specification: PdfDictionary };

function choose(objects: PdfObjects): EmbeddedXml {
  // From the last to the first: of two with one name the later revision counts.
  const candidates = objects.fileSpecifications
    .slice(-maximumFiles)
    .reverse()
    .map((specification) => ({ fileName: nameOfFile(objects, specification), specification }))
    .filter(({ fileName }) => fileName.toLowerCase().endsWith('.xml'));
  for (const known of knownNames) {
    const candidate = candidates.find(({ fileName }) => fileName.toLowerCase() === known);
    if (candidate) return { outcome: 'found', fileName: candidate.fileName, bytes: contentOf(objects, candidate) };
  }
  const [only, ...others] = candidates;
  if (!only || others.length > 0) return { outcome: only ? 'several' : 'none' };
  const bytes = contentOf(objects, only);
  return sniff(bytes).type === 'xml' ? { outcome: 'found', fileName: only.fileName, bytes } : { outcome: 'none' };
}

function nameOfFile(objects: PdfObjects, specification: PdfDictionary): string {
  for (const key of ['UF', 'F']) {
    const value = objects.resolve(specification.get(key));
    if (typeof value === 'object' && value !== null && 'string' in value) return fileNameOf(textOf(value)) ?? '';
  }
  return '';
}

function contentOf(objects: PdfObjects, { specification }: Candidate): Uint8Array {
  const embedded = objects.resolve(specification.get('EF'));
  if (!(embedded instanceof Map)) throw new Unreadable();
  return new Uint8Array(objects.stream(embedded.get('F') ?? embedded.get('UF'), maximumBytes));
}
