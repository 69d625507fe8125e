import { crc32 } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Attachment, EDocument } from '@/lib/documents/ubl/model';
import { writeUbl } from '@/lib/documents/ubl/write';
import { eDocument } from '../../e-documents';
import { hostileNames, hostileTexts, markup, scriptOf } from './hostile-markup';
import { joined, livingPdf, type Made, polyglotPdf, utf8 } from './hostile-pdf';
import type { Random } from './random';
import { filledWith, wordyDocument } from './wordy-document';

// Files made to run a script in the browser of whoever opens them, each in its own way (T-62).

export type HostileFile = Made & {
  /** How it tries. */
  way: Way;
  name: string;
};

const sound = (number: string) => new TextDecoder().decode(writeUbl(eDocument({ number })));
/** The same e-document with something put in behind the tag that opens it. */
const withInside = (xml: string, inside: string) => xml.replace(/(<Invoice[^>]*>)/, (tag) => tag + inside);
const xhtml = 'http://www.w3.org/1999/xhtml';
const svg = 'http://www.w3.org/2000/svg';

/** Markup that stands for itself, as a file; with what it has to be taken for. */
const pages: readonly ((script: string) => [text: string, runsAs: string])[] = [
  (script) => [`<svg xmlns="${svg}" onload="${script}"/>`, 'image/svg+xml'],
  (script) => [`<?xml version="1.0"?><svg xmlns="${svg}"><script>${script}</script></svg>`, 'image/svg+xml'],
  (script) => [
    `<svg xmlns="${svg}"><animate onbegin="${script}" attributeName="x" dur="1s"/><rect/></svg>`,
    'image/svg+xml',
  ],
  (script) => [
    `<!-- --><s:svg xmlns:s="${svg}"><s:foreignObject><script xmlns="${xhtml}">${script}</script></s:foreignObject></s:svg>`,
    'image/svg+xml',
  ],
  (script) => [`<!doctype html><title>x</title><script>${script}</script>`, 'text/html'],
  (script) => [`\n\n<!-- x --><body onpageshow="${script}">`, 'text/html'],
  (script) => [`x <img src=x onerror="${script}">`, 'text/html'],
  (script) => [`a;b\n1;<img src=x onerror="${script}">\n`, 'text/html'],
  (script) => [
    `<?xml version="1.0"?><html xmlns="${xhtml}"><script>${script}</script></html>`,
    'application/xhtml+xml',
  ],
  (script) => [
    `<feed xmlns="http://www.w3.org/2005/Atom"><x:script xmlns:x="${xhtml}">${script}</x:script></feed>`,
    'application/xml',
  ],
  (script) => [`GIF89a/*\x01\x00*/=1;/*<script>${script}</script>*/`, 'text/html'],
  (script) => [`MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<script>${script}</script>`, 'text/html'],
  (script) => [`<script>${script}</script>\n%PDF-1.7\n`, 'text/html'],
  (script) => [`PK\x03\x04<script>${script}</script>`, 'text/html'],
];

const ofPage = (random: Random, script: string): Made => {
  const [text, runsAs] = random.pick(pages)(script);
  return { bytes: utf8(text), runsAs };
};

/** Sound e-documents with living elements inside them: they are taken in, and would run where XML is drawn. */
const livingXml: readonly ((script: string) => string)[] = [
  (script) => withInside(sound('L-1'), `<h:script xmlns:h="${xhtml}">${script}</h:script>`),
  (script) => withInside(sound('L-2'), `<s:svg xmlns:s="${svg}" onload="${script}"/>`),
  (script) => withInside(sound('L-3'), `<s:svg xmlns:s="${svg}"><s:script>${script}</s:script></s:svg>`),
  (script) => withInside(sound('L-4'), `<h:img xmlns:h="${xhtml}" src="x" onerror="${script}"/>`),
  (script) =>
    sound('L-5').replace('<cbc:ID>', `<cbc:Note><b xmlns="${xhtml}"><script>${script}</script></b></cbc:Note><cbc:ID>`),
];

/** The same with a stylesheet that makes a page of it; browsers are about to lose these, so the positive control does not count on them. */
const styledXml = (random: Random, script: string): string => {
  const style = (id: string) =>
    `<xsl:stylesheet ${id} version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/"><html xmlns="${xhtml}"><script>${script}</script></html></xsl:template></xsl:stylesheet>`;
  const isInside = random.chance(0.5);
  const href = isInside ? '#s' : `data:text/xsl;base64,${Buffer.from(style('')).toString('base64')}`;
  const xml = sound('L-6').replace(/^<\?xml.*?\?>/, `$&<?xml-stylesheet type="text/xsl" href="${href}"?>`);
  return isInside ? withInside(xml, style('xml:id="s"')) : xml;
};

/** Images that are drawn, with markup where no eye looks. */
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/eL9GtQAAAABJRU5ErkJggg==',
  'base64',
);
function png(random: Random, text: string): Uint8Array {
  if (random.chance(0.5)) return joined(onePixel, text);
  const content = joined('tEXt', 'Comment\0', text);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(content.length - 4, 0);
  numbers.writeUInt32BE(crc32(content), 4);
  return joined(onePixel.subarray(0, 33), numbers.subarray(0, 4), content, numbers.subarray(4), onePixel.subarray(33));
}
function jpeg(random: Random, text: string): Uint8Array {
  const comment = joined('\xff\xd8\xff\xfe', String.fromCharCode(0, text.length + 2), text);
  return random.chance(0.5) ? joined(comment, '\xff\xd9') : joined('\xff\xd8\xff\xe0/*', text, '*/=1;\xff\xd9');
}

const ofImage =
  (draw: typeof png) =>
  (random: Random, script: string): Made => ({
    bytes: draw(random, random.pick([markup.script, markup.image, markup['SVG that loads']])!.of(script)),
    runsAs: 'text/html',
  });

/** A PDF with a hostile e-document inside, under a hostile name. */
async function eInvoice(random: Random, script: string): Promise<Made> {
  const pdf = await PDFDocument.create();
  pdf.addPage([200, 200]);
  const inner = random.chance(0.5) ? writeUbl(wordy(random, script)) : utf8(random.pick(livingXml)(script));
  await pdf.attach(inner, random.pick(['factur-x.xml', '../<svg onload=window.koppelWasHere?.(1)>.xml']), {
    mimeType: 'text/html',
  });
  return { bytes: await pdf.save({ useObjectStreams: random.chance(0.5) }), runsAs: null };
}

const wordy = (random: Random, script: string, kind: EDocument['kind'] = 'invoice') =>
  filledWith({ ...wordyDocument, kind }, () => random.pick(hostileTexts)(script));

const declared = [
  'text/html',
  'image/svg+xml',
  'application/xhtml+xml',
  'text/csv',
  'application/xml',
  'application/pdf',
  'text/html; charset=utf-7',
  'multipart/x-mixed-replace',
  'text/csv"\r\nX-Koppel-Was-Here: 1',
  'constructor',
];

/** An e-document that carries other hostile files under false types and names. */
async function carrier(random: Random, script: string): Promise<Made> {
  const inner = await Promise.all(
    [ofPage, random.pick([ofXml, ofPage]), random.pick([ofImage(png), ofImage(jpeg)]), livingPdf].map((make) =>
      make(random, script),
    ),
  );
  const attachments = inner.map(
    ({ bytes }): Attachment => ({
      id: random.pick(hostileTexts)(script),
      description: random.pick(hostileTexts)(script),
      uri: null,
      fileName: random.pick(hostileNames),
      mediaType: random.pick(declared),
      size: bytes.length,
    }),
  );
  const elsewhere = { ...attachments[0]!, fileName: null, mediaType: null, uri: `javascript:${script}`, size: null };
  const model = { ...eDocument({ number: `A-${random.below(1e6)}` }), attachments: [...attachments, elsewhere] };
  return {
    bytes: writeUbl(
      model,
      inner.map(({ bytes }, place) => ({ place, bytes })),
    ),
    runsAs: null,
  };
}

const ofXml = (random: Random, script: string): Made =>
  random.chance(0.25)
    ? { bytes: utf8(styledXml(random, script)), runsAs: null }
    : { bytes: utf8(random.pick(livingXml)(script)), runsAs: 'application/xml' };
const ofWords = (random: Random, script: string): Made => ({
  bytes: writeUbl(wordy(random, script, random.pick(['invoice', 'credit_note', 'order', 'order_response']))),
  runsAs: null,
});

const making = {
  'words of an e-document': ofWords,
  'files inside an e-document': carrier,
  'living elements in an e-document': ofXml,
  'a PDF with a script': livingPdf,
  'a PDF that is HTML too': polyglotPdf,
  'an e-document inside a PDF': eInvoice,
  'a PNG with markup': ofImage(png),
  'a JPEG with markup': ofImage(jpeg),
  'a page as a file': ofPage,
} satisfies Record<string, (random: Random, script: string) => Made | Promise<Made>>;
export type Way = keyof typeof making;
export const ways = Object.keys(making) as Way[];

/** The hostile file of this place: each way in its turn, the rest by chance. `mark` is what its script calls out. */
export async function hostileFile(at: number, mark: string, random: Random): Promise<HostileFile> {
  const way = ways[at % ways.length]!;
  return { way, name: random.pick(hostileNames), ...(await making[way](random, scriptOf(mark))) };
}
