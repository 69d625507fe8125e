import type { Random } from './random';

// Files that look like e-documents and are none, made from those that the product writes itself.

const text = new TextEncoder();

/** Declarations and attacks that stand before the root element, or take its place. */
const openings: ((root: string, random: Random) => string)[] = [
  (root) => `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${root}`,
  (root) => `<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">${root}`,
  (root) => `<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:1/a"> %a;]>${root}`,
  (root) =>
    `<!DOCTYPE x [<!ENTITY a0 "ha">${Array.from({ length: 20 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`).join('')}]>${root}`,
  (root, random) => `<!DOCTYPE x [<!ENTITY a "${'x'.repeat(random.below(20_000))}">]>${root}`,
  (root) => `<!--<!DOCTYPE a>--><?pi <!DOCTYPE b>?>${root}`,
  (root) => `<?xml version="1.1" encoding="UTF-8"?>${root}`,
  (root) => `<?xml version="1.0" encoding="utf-7"?>${root.replaceAll('<', '+ADw-')}`,
  (root) => `<?xml version="1.0" encoding="ebcdic"?>${root}`,
  (root) => `<?xml version="1.0" encoding="UTF-16"?>${root}`,
  (root) => `<?xml version="1.0" encoding="${'x'.repeat(300)}"?>${root}`,
  (root) => `<?xml-stylesheet type="text/xsl" href="http://127.0.0.1:1/x.xsl"?>${root}`,
  (root) => `  \n${root}`,
  (root) => `\ufeff\ufeff${root}`,
  (root) => `${root}${root}`,
  (root) => `<html><body>${root}</body></html>`,
  (root) => `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${root}</svg>`,
];

/** What stands between two elements. */
const insides: ((random: Random) => string)[] = [
  () => '&a;',
  () => '&a20;',
  () => '&#0;',
  () => '&#xD800;',
  () => '&#x110000;',
  (random) => '&#65;'.repeat(random.below(2000)),
  (random) => '<a>'.repeat(random.below(200)),
  (random) => '<a>'.repeat(60) + '</a>'.repeat(random.below(61)),
  (random) => `<a ${Array.from({ length: random.below(400) }, (_, at) => `b${at}="x"`).join(' ')}/>`,
  (random) => `<a xmlns:${'p'.repeat(1 + random.below(2000))}="u"/>`,
  (random) => `<a>${'x'.repeat(random.below(50_000))}</a>`,
  (random) => '<!---->'.repeat(random.below(500)),
  (random) => `<![CDATA[${']'.repeat(random.below(2000))}]]>`,
  () => '<![CDATA[',
  () => '<!--',
  () => '<?a',
  () => '\0',
  () => '\ufffe',
  () => '\u202e\u200b',
  () => '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>',
  () => '<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="x http://127.0.0.1:1/x.xsd"/>',
  () => '<cbc:__proto__ polluted="1">1</cbc:__proto__>',
  () => '<constructor><prototype/></constructor>',
  () => 'NaN',
  () => '-0',
  () => '1e400',
  () => '9'.repeat(400),
  () => '0000-00-00',
  () => '=cmd()',
];

/** A file made of a sound one, with some of what makes XML dangerous or broken; in one of many encodings. */
export function spoiledXml(sound: string, random: Random): Uint8Array {
  let xml = sound;
  const root = () => xml.replace(/^\s*<\?xml[^>]*\?>/, '');
  if (random.chance(0.3)) xml = random.pick(openings)(root(), random);
  for (let times = random.below(3); times > 0; times--) xml = withPart(xml, random);
  if (random.chance(0.25)) xml = shuffled(xml, random);
  return damaged(encoded(xml, random), random);
}

/** Something put in where a tag ends. */
function withPart(xml: string, random: Random): string {
  const at = xml.indexOf('>', random.below(xml.length)) + 1;
  return xml.slice(0, at) + random.pick(insides)(random) + xml.slice(at);
}

/** A piece left out, written twice, or moved elsewhere. */
function shuffled(xml: string, random: Random): string {
  const [from, length] = [random.below(xml.length), random.below(500)];
  const piece = xml.slice(from, from + length);
  const kind = random.below(3);
  if (kind === 0) return xml.slice(0, from) + xml.slice(from + length);
  if (kind === 1) return xml.slice(0, from) + piece.repeat(1 + random.below(20)) + xml.slice(from);
  const to = random.below(xml.length);
  return xml.slice(0, to) + piece + xml.slice(to);
}

function encoded(xml: string, random: Random): Uint8Array {
  const wide = () => Buffer.from(xml, 'utf16le');
  const kind = random.below(20);
  if (kind === 0) return Buffer.concat([Uint8Array.of(0xff, 0xfe), wide()]);
  if (kind === 1) return Buffer.concat([Uint8Array.of(0xfe, 0xff), wide().swap16()]);
  if (kind === 2) return wide();
  if (kind === 3) return Buffer.from(xml, 'latin1');
  if (kind === 4) return Buffer.from([...xml.slice(0, 5000)].flatMap((sign) => [sign.codePointAt(0)! & 0xff, 0, 0, 0]));
  if (kind === 5) return Buffer.concat([Uint8Array.of(0xef, 0xbb, 0xbf), text.encode(xml)]);
  return text.encode(xml);
}

/** Bits turned over, an end that is missing, or nothing. */
function damaged(bytes: Uint8Array, random: Random): Uint8Array {
  const kind = random.below(6);
  if (kind === 0) return bytes.subarray(0, random.below(bytes.length));
  if (kind > 1) return bytes;
  const turned = Uint8Array.from(bytes);
  for (let times = 1 + random.below(8); times > 0 && turned.length > 0; times--) {
    const at = random.below(turned.length);
    turned[at] = turned[at]! ^ (1 << random.below(8));
  }
  return turned;
}

/** The few that are as large as may be, each made for one of the limits: what takes longest. */
export function largeXml(wrap: (content: string) => string): Uint8Array[] {
  const full = (part: string, most = 9_500_000) => part.repeat(Math.floor(most / part.length));
  return [
    full('<a>'),
    wrap(full('<cbc:Note/>')),
    wrap(full('<!---->')),
    wrap(`<cbc:Note>${full('&#65;')}</cbc:Note>`),
    wrap(`<cbc:Note>${full('&amp;')}</cbc:Note>`),
    wrap(`<cbc:Note>${full('é')}</cbc:Note>`),
    wrap(`<cbc:Note a="${full('x')}"/>`),
    wrap(`<a ${full('b="1" ')}/>`),
    wrap(`<a${full('x')}/>`),
    wrap(full('<cac:InvoiceLine><cbc:ID>1</cbc:ID></cac:InvoiceLine>', 480_000)),
    wrap(full('<cac:InvoiceLine/>', 180_000)),
    wrap(full('<cac:AllowanceCharge><cbc:Amount>1</cbc:Amount></cac:AllowanceCharge>')),
    wrap(`<cbc:ID>${full(' ')}</cbc:ID>`),
    wrap(`<![CDATA[${full(']')}]]>`),
    `<!--${full('-')}`,
    `<?xml ${full('a')}`,
    `<!DOCTYPE ${full('"\'')}`,
    full('<'),
    full('&'),
    full('\n'),
    `<?xml version="1.0"?>${full('<?x?>')}`,
  ].map((xml) => text.encode(xml));
}
