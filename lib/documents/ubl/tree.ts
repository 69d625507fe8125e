import { type SaxesOptions, SaxesParser } from 'saxes';
import { excerpt, Refusal } from './refusal';

/** One element, known by namespace and local name; `text` is its own text, `attributes` those without a namespace. */
export type XmlElement = {
  readonly namespace: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
};

const limits = { depth: 64, elements: 200_000, attributes: 256, asides: 50_000 } as const;
const none: Readonly<Record<string, string>> = Object.freeze(Object.create(null));
// XML 1.0 whatever a file declares: 1.1 would let control characters in.
const options = { xmlns: true, position: true, defaultXMLVersion: '1.0', forceXMLVersion: true } as const;

/** The root element. Refuses any DOCTYPE, nesting, elements and attributes beyond the limits, and the first error in the XML. */
export function parseTree(xml: string): XmlElement {
  if (hasDoctype(xml)) throw new Refusal('doctype');
  const parser = new SaxesParser(options);
  const root = collect(parser);
  parser.write(xml).close();
  const element = root();
  if (!element)
    throw new Refusal('not_well_formed', { line: parser.line, column: parser.column, detail: 'no element' });
  return element;
}

/** Hangs the handlers on a parser and returns where the root will be. */
function collect(parser: SaxesParser<SaxesOptions & typeof options>): () => XmlElement | undefined {
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  let elements = 0;
  let attributes = 0;
  let asides = 0;
  const aside = () => {
    asides += 1;
    if (asides > limits.asides) throw new Refusal('too_many_elements', { limit: limits.asides });
  };
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on('error', (error) => {
    throw new Refusal('not_well_formed', { line: parser.line, column: parser.column, detail: detailOf(error) });
  });
  parser.on('doctype', () => {
    throw new Refusal('doctype');
  });
  parser.on('comment', aside);
  parser.on('processinginstruction', aside);
  parser.on('opentagstart', () => {
    attributes = 0;
    elements += 1;
    if (elements > limits.elements) throw new Refusal('too_many_elements', { limit: limits.elements });
    if (open.length >= limits.depth) throw new Refusal('too_deep', { limit: limits.depth });
  });
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > limits.attributes) throw new Refusal('too_many_attributes', { limit: limits.attributes });
  });
  parser.on('opentag', (tag) => {
    const element = { namespace: tag.uri, name: tag.local, attributes: plain(tag.attributes), children: [], text: '' };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', addText);
  parser.on('cdata', (text) => {
    aside();
    addText(text);
  });
  return () => root;
}

type TagAttributes = Record<string, { prefix: string; local: string; value: string }>;

/** Attributes without a prefix, on an object without a prototype, so that no name in a file can mean anything to the language. */
function plain(given: TagAttributes): Readonly<Record<string, string>> {
  let own: Record<string, string> | undefined;
  for (const name in given) {
    const attribute = given[name];
    if (attribute?.prefix !== '' || name === 'xmlns') continue;
    own ??= Object.create(null) as Record<string, string>;
    own[attribute.local] = attribute.value;
  }
  return own ?? none;
}

/** True when a DOCTYPE stands before the root element. Looked up ahead of the parser, which would read a long one to its end. */
function hasDoctype(xml: string): boolean {
  let at = 0;
  for (;;) {
    at = xml.indexOf('<', at);
    if (at < 0) return false;
    const end = xml.startsWith('<?', at) ? '?>' : xml.startsWith('<!--', at) ? '-->' : null;
    if (end === null) return xml.startsWith('<!DOCTYPE', at);
    const close = xml.indexOf(end, at + 2);
    if (close < 0) return false;
    at = close + end.length;
  }
}

function detailOf(error: Error): string {
  return excerpt(error.message.replace(/^\d+:\d+: /, ''));
}
