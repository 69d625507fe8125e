import { decodeAs, encodingOf } from './decode';
import { maximumBytes } from './limits';
import { Refusal, type RefusalCode } from './refusal';

/** What a file is by its bytes; its name and declared type prove nothing (D-27). */
export type Sniffed =
  | { readonly type: 'xml' | 'pdf' | 'png' | 'jpeg'; readonly refusal: null }
  | { readonly type: 'unknown'; readonly refusal: Refusal };

export type FileType = Sniffed['type'];

/** The media type to keep and serve a file with. */
export const mediaTypes = {
  xml: 'application/xml',
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
} as const;

/** What the bytes are, or why they are refused: `empty`, `too_large`, `zip`, `html`, `svg`, `encoding`, `unknown_type`. */
export function sniff(bytes: Uint8Array): Sniffed {
  if (bytes.length === 0) return refused('empty');
  if (bytes.length > maximumBytes) return refused('too_large', { megabytes: 10 });
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return { type: 'png', refusal: null };
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return { type: 'jpeg', refusal: null };
  // Office files are ZIP too: what is inside cannot be shown, so neither is taken.
  if (startsWith(bytes, [0x50, 0x4b]) && [3, 5, 7].includes(bytes[2] ?? 0)) return refused('zip');
  if (/^\s*%PDF-\d/.test(latin(bytes.subarray(0, 64)).replace(/^\u00ef\u00bb\u00bf/, ''))) {
    return { type: 'pdf', refusal: null };
  }
  return sniffText(bytes);
}

function sniffText(bytes: Uint8Array): Sniffed {
  const head = headOf(bytes);
  if (head instanceof Refusal) return { type: 'unknown', refusal: head };
  const root = afterProlog(head);
  if (root === null) return refused('unknown_type');
  if (/^<(?:!doctype\s+)?(?:[\w-]+:)?(?:html|head|body|script)\b/i.test(root)) return refused('html');
  if (/^<(?:!doctype\s+)?(?:[\w-]+:)?svg\b/i.test(root)) return refused('svg');
  return { type: 'xml', refusal: null };
}

/** The beginning of a text, or the refusal of one that begins as XML in an encoding that is not read. */
function headOf(bytes: Uint8Array): string | Refusal {
  const head = bytes.subarray(0, 4096);
  try {
    return decodeAs(encodingOf(bytes), head, true);
  } catch (error) {
    const isXml = /^\s*<\?xml\s/.test(latin(head.subarray(0, 64)));
    if (!isXml) return new Refusal('unknown_type');
    return error instanceof Refusal ? error : new Refusal('encoding', { encoding: encodingOf(bytes) });
  }
}

/** What follows declaration, comments and white space, from its `<` on; null when the text does not begin as markup. */
function afterProlog(head: string): string | null {
  let rest = head.replace(/^[\ufeff\s]+/, '');
  while (rest.startsWith('<?') || rest.startsWith('<!--')) {
    const end = rest.startsWith('<?') ? '?>' : '-->';
    const close = rest.indexOf(end);
    if (close < 0) return rest;
    rest = rest.slice(close + end.length).trimStart();
  }
  return /^<[!\p{L}_:]/u.test(rest) ? rest : rest === '' && head.trimStart().startsWith('<') ? head : null;
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, place) => bytes[place] === byte);
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function refused(code: RefusalCode, values = {}): Sniffed {
  return { type: 'unknown', refusal: new Refusal(code, values) };
}
