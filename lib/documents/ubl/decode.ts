import { maximumBytes } from './limits';
import { excerpt, Refusal } from './refusal';

/** Encodings a declaration may name. What calls itself Latin-1 is read as its superset, as browsers do: many mean the euro sign. */
const declared: ReadonlyMap<string, string> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['ascii', 'utf-8'],
  ['iso-8859-1', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['iso-8859-15', 'iso-8859-15'],
  ['windows-1252', 'windows-1252'],
]);

/** The text of an XML file: byte-order mark first, then the declaration, else UTF-8. Refuses `empty`, `too_large` and `encoding`. */
export function decode(bytes: Uint8Array): string {
  if (bytes.length === 0) throw new Refusal('empty');
  if (bytes.length > maximumBytes) throw new Refusal('too_large', { megabytes: 10 });
  const encoding = encodingOf(bytes);
  try {
    return decodeAs(encoding, bytes);
  } catch {
    throw new Refusal('encoding', { encoding });
  }
}

/** What Windows-1252 has in the places 80 to 9F. */
const windows = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** The text of bytes in an encoding that `encodingOf` names; `isHead` when they may break off within a character. Throws for what the encoding does not allow. */
export function decodeAs(encoding: string, bytes: Uint8Array, isHead = false): string {
  if (encoding !== 'windows-1252') return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: isHead });
  // By hand: TextDecoder of Node 20 takes it for plain Latin-1.
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin.replace(/[\x80-\x9f]/g, (sign) => windows[sign.charCodeAt(0) - 0x80] ?? sign);
}

/** The encoding of an XML file, by its usual name. Refuses `encoding` for one that is not read. */
export function encodingOf(bytes: Uint8Array): string {
  const [a, b, c, d] = bytes;
  const isWide = a === 0 && b === 0;
  if (isWide || (a === 0xff && b === 0xfe && c === 0 && d === 0)) throw new Refusal('encoding', { encoding: 'utf-32' });
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be';
  const name = declaredName(bytes);
  if (name === null) return 'utf-8';
  const label = declared.get(name.toLowerCase());
  if (label === undefined) throw new Refusal('encoding', { encoding: excerpt(name) });
  return label;
}

/** The encoding that the XML declaration names; the declaration itself is always plain ASCII here. */
function declaredName(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 256));
  return /^<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"'>]*)["']/.exec(head)?.[1] ?? null;
}
