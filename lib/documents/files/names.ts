import { fileNameOf } from '../ubl/values';

/** Endings a file may be saved under, by what it is; the first is put behind a name that has none of them. */
const endings: Readonly<Record<string, readonly string[]>> = {
  'application/xml': ['xml'],
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'text/csv': ['csv'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
};

/** What a file is stored as when its bytes do not tell: nothing in particular. */
export const unknownType = 'application/octet-stream';

/** The media types that only their sender can vouch for, and that are harmless as a download. */
export const isDeclarable = (mediaType: string | null): mediaType is string =>
  mediaType !== null &&
  Object.hasOwn(endings, mediaType) &&
  !mediaType.startsWith('image/') &&
  mediaType !== 'application/pdf';

/**
 * The name a file is kept and saved under: a bare name that ends as its content is. Something called invoice.html,
 * whatever it is inside, would be opened as a page by whoever saved it.
 */
export function savedName(given: string, mediaType: string, otherwise = 'document'): string {
  const bareName = fileNameOf(given) ?? otherwise;
  // A file may call its type "constructor": only what stands in the list itself is known.
  const fitting = (Object.hasOwn(endings, mediaType) && endings[mediaType]) || ['bin'];
  const ending = /\.([^.]+)$/.exec(bareName)?.[1]?.toLowerCase() ?? '';
  return fitting.includes(ending) ? bareName : `${bareName}.${fitting[0]}`;
}

/** The header that has a browser save the file under its name, in any script (RFC 6266, RFC 5987). */
export function asAttachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
