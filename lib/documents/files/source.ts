import { decode } from '../ubl/decode';
import { cut } from '../ubl/values';

/** More of a source nobody reads on a screen: the rest is in the download. In UTF-16 units. */
export const sourceLimit = 200_000;

/** The text of an XML file for the eye, indented by its elements, cut at 200,000 characters; null when it cannot be decoded. */
export function sourceOf(bytes: Uint8Array): { text: string; isCut: boolean } | null {
  try {
    const text = indented(decode(bytes));
    return { text: cut(text, sourceLimit), isCut: text.length > sourceLimit };
  } catch {
    return null;
  }
}

/** A comment, a marked section or a tag, and the text behind it. */
const markup = /(<!--.*?-->|<!\[CDATA\[.*?\]\]>|<[^>]*>)([^<]*)/gs;

/** Puts each element on a line of its own and indents it; the text inside an element stays as it is. */
function indented(xml: string): string {
  let depth = 0;
  let shown = '';
  let isOpen = false;
  for (const [, tag = '', text = ''] of xml.matchAll(markup)) {
    const isEnd = tag.startsWith('</');
    if (isEnd) depth -= 1;
    if (!(isEnd && isOpen)) shown += `\n${'  '.repeat(Math.max(0, depth))}`;
    shown += tag + text.trim();
    isOpen = !isEnd && !/^<[?!]|\/>$/.test(tag);
    if (isOpen) depth += 1;
    if (shown.length > sourceLimit * 2) break;
  }
  return shown.trim() || xml;
}
