import { deflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EmbeddedXml, embeddedXml } from '@/lib/documents/ubl/pdf-in';
import { takeIn } from '@/lib/documents/ubl/take-in';
import { bytes, timed, ubl } from './fixtures';
import { describeSamples, listSamples, sampleBytes } from './samples';

const xml = ubl('Invoice', '<cbc:ID>F1</cbc:ID>');

/** A PDF made by another library, with files attached. */
async function pdf(files: Record<string, string | Uint8Array>, useObjectStreams = true): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage().drawText('Factuur F1');
  for (const [name, content] of Object.entries(files)) {
    await document.attach(typeof content === 'string' ? bytes(content) : content, name, { mimeType: 'text/xml' });
  }
  return document.save({ useObjectStreams });
}

const found = (result: EmbeddedXml) =>
  result.outcome === 'found' ? [result.fileName, new TextDecoder().decode(result.bytes)] : result.outcome;

describe('XML inside a PDF', () => {
  test.each([true, false])('is found (objects packed: %s)', async (isPacked) => {
    expect(found(embeddedXml(await pdf({ 'factur-x.xml': xml }, isPacked)))).toEqual(['factur-x.xml', xml]);
  });

  test.each(['factur-x.xml', 'ZUGFeRD-invoice.xml', 'xrechnung.xml', 'order-x.xml'])(
    '%s counts before other XML',
    async (name) => {
      expect(found(embeddedXml(await pdf({ 'other.xml': '<a/>', [name]: xml, 'third.xml': '<b/>' })))).toEqual([
        name,
        xml,
      ]);
    },
  );

  test('the only XML counts whatever its name, beside files of other kinds', async () => {
    expect(found(embeddedXml(await pdf({ 'uren.csv': 'a;b', 'Factuur é.xml': xml })))).toEqual(['Factuur é.xml', xml]);
  });

  test('of several unknown ones none is taken', async () => {
    expect(embeddedXml(await pdf({ 'one.xml': xml, 'two.xml': xml })).outcome).toBe('several');
  });

  test('a name that lies, no file at all, no XML', async () => {
    expect(embeddedXml(await pdf({ 'picture.xml': 'PK\x03\x04' })).outcome).toBe('none');
    expect(embeddedXml(await pdf({})).outcome).toBe('none');
    expect(embeddedXml(await pdf({ 'uren.csv': 'a;b' })).outcome).toBe('none');
  });

  test('a PDF is taken in with its document, and without when there is none', async () => {
    const { type, document, embedded } = takeIn(await pdf({ 'factur-x.xml': xml }));
    expect([type, document?.model.number, embedded?.fileName]).toEqual(['pdf', 'F1', 'factur-x.xml']);
    expect(takeIn(await pdf({}))).toEqual({
      type: 'pdf',
      document: null,
      embedded: null,
      problem: null,
      mayAct: false,
    });
    expect(takeIn(await pdf({ 'factur-x.xml': '<!DOCTYPE a><a/>' })).problem?.code).toBe('doctype');
  });

  test('a later revision counts', async () => {
    const first = Buffer.from(await pdf({ 'factur-x.xml': ubl('Invoice', '<cbc:ID>old</cbc:ID>') }, false)).toString(
      'latin1',
    );
    const specification = /(\d+) 0 obj\s*<<[^>]*\/Type \/Filespec/.exec(first)?.[1];
    const content = deflateSync(xml);
    const later = `\n900 0 obj <</Type/EmbeddedFile/Filter[/FlateDecode]/Length 901 0 R>> stream\r\n${content.toString('latin1')}\r\nendstream endobj 901 0 obj ${content.length} endobj ${specification} 0 obj <</Type/Filespec /UF <FEFF${Buffer.from('factur-x.xml', 'utf16le').swap16().toString('hex')}> /EF 902 0 R>> endobj 902 0 obj <</F 900 0 R>> endobj`;
    expect(found(embeddedXml(Buffer.from(first + later, 'latin1')))).toEqual(['factur-x.xml', xml]);
  });

  test('an encrypted PDF says so', async () => {
    const document = await PDFDocument.create();
    document.addPage();
    await document.attach(bytes(xml), 'factur-x.xml');
    document.encrypt({ userPassword: 'x', ownerPassword: 'y' });
    expect(embeddedXml(await document.save()).outcome).toBe('encrypted');
    expect(takeIn(await document.save()).document).toBeNull();
  });

  describeSamples('of others', () => {
    test('what another library lists, we list', async () => {
      for (const sample of listSamples().filter(({ file }) => file.endsWith('.pdf'))) {
        const content = sampleBytes(sample);
        const [theirs] = (await PDFDocument.load(content)).getAttachments();
        expect(found(embeddedXml(content))).toEqual([theirs?.name, new TextDecoder().decode(theirs?.data)]);
      }
    });
  });

  test('a stream that ends with a line break keeps it', async () => {
    const content = `${xml}\n\n`;
    const written = Buffer.from(
      `%PDF-1.7\n1 0 obj<</Length ${content.length}>>stream\n${content}\nendstream endobj 2 0 obj<</F(a.xml)/EF<</F 1 0 R>>>>endobj`,
    );
    expect(found(embeddedXml(written))).toEqual(['a.xml', content]);
    const unknown = Buffer.from(written.toString().replace(/\/Length \d+/, '/Length 5'));
    expect(found(embeddedXml(unknown))).toEqual(['a.xml', content]);
  });
});

describe('A broken or hostile PDF', () => {
  const specification = '9 0 obj<</F(factur-x.xml)/EF<</F 1 0 R>>>>endobj';
  const made = (content: string | Buffer) =>
    Buffer.concat([Buffer.from('%PDF-1.7\n'), typeof content === 'string' ? Buffer.from(content, 'latin1') : content]);

  test('never makes anything throw, wherever it is cut or damaged', async () => {
    const sound = await pdf({ 'factur-x.xml': xml, 'b.xml': '<b/>' });
    const outcomes = new Set<string>();
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { maxLength: 12 }),
        fc.nat(sound.length),
        (hits, end) => {
          const broken = sound.slice(0, Math.max(end, 9));
          for (const [at, byte] of hits) if (at < broken.length) broken[at] = byte;
          outcomes.add(embeddedXml(broken).outcome);
        },
      ),
      { numRuns: 500 },
    );
    expect(outcomes).toContain('found');
    expect(outcomes).toContain('none');
  });

  test('any bytes at all', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '1 0 obj',
            '<<',
            '>>',
            '[',
            ']',
            '(',
            ')',
            '<',
            '>',
            '/EF',
            '/F',
            ' 1 0 R',
            'stream\n',
            'endstream',
            'endobj',
            '\\',
            '%',
            '\n',
            'trailer',
            '/Type/ObjStm/N 3/First 5',
            ' 7 ',
          ),
          { maxLength: 40 },
        ),
        (parts) => {
          embeddedXml(made(parts.join('')));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['a stream that is not there', specification],
    ['a stream in a form nobody knows', `1 0 obj<</Filter/JBIG2Decode>>stream\nx\nendstream ${specification}`],
    [
      'a stream that is not what it says',
      `1 0 obj<</Filter/FlateDecode>>stream\nnot deflated\nendstream ${specification}`,
    ],
    [
      'a reference that goes in circles',
      '1 0 obj 2 0 R endobj 2 0 obj 1 0 R endobj 9 0 obj<</F(factur-x.xml)/EF 1 0 R>>endobj',
    ],
    ['an object that is its own file', '9 0 obj<</F(factur-x.xml)/EF<</F 9 0 R>>>>endobj'],
  ])('%s', (_, content) => {
    expect(embeddedXml(made(content)).outcome).toBe('unreadable');
    expect(takeIn(made(content))).toMatchObject({ type: 'pdf', document: null, embedded: null });
  });

  test('XML that swells beyond ten megabytes is not read', () => {
    const bomb = deflateSync(Buffer.alloc(60_000_000, 0x20), { level: 9 });
    const content = Buffer.concat([
      made(`1 0 obj<</Filter/FlateDecode/Length ${bomb.length}>>stream\n`),
      bomb,
      Buffer.from(`\nendstream ${specification}`),
    ]);
    expect(timed(() => expect(embeddedXml(content).outcome).toBe('unreadable'))).toBeLessThan(1000);
  });

  test('packed objects that swell are passed over, many of them end the reading', () => {
    const packed = (size: number) => {
      const bomb = deflateSync(Buffer.alloc(size, 0x20), { level: 9 });
      return Buffer.concat([
        Buffer.from(`5 0 obj<</Type/ObjStm/N 1/First 10/Filter/FlateDecode/Length ${bomb.length}>>stream\n`),
        bomb,
        Buffer.from('\nendstream endobj\n'),
      ]);
    };
    const rest = Buffer.from(`1 0 obj<</Length ${xml.length}>>stream\n${xml}\nendstream endobj ${specification}`);
    const one = made(Buffer.concat([packed(100_000_000), rest]));
    expect(timed(() => expect(embeddedXml(one).outcome).toBe('found'))).toBeLessThan(1000);
    for (const size of [15_000_000, 25_000_000]) {
      const bomb = packed(size);
      const many = made(Buffer.concat([...Array.from({ length: 300 }, () => bomb), rest]));
      expect(timed(() => expect(embeddedXml(many).outcome).toBe('unreadable'))).toBeLessThan(1000);
    }
  });

  test.each([
    ['streams without an end', (n: number) => `${n} 0 obj<<>>stream\n`],
    ['dictionaries without an end', () => '1 0 obj<<'],
    ['strings without an end', () => '1 0 obj('],
    ['digits without an end', () => '1 0 obj<'],
    ['remarks without an end', () => '1 0 obj%'],
    ['arrays in arrays', (n: number) => (n === 0 ? '1 0 obj' : '[[[[[[[[[[[[[[[')],
    ['empty objects', (n: number) => `${n} 0 obj 1 endobj `],
    ['the word alone', () => 'obj obj obj obj '],
    ['trailers without an end', () => 'trailer<<'],
    ['one endless list', (n: number) => (n === 0 ? '1 0 obj[' : '1 2 3 4 5 6 7 8 ')],
    ['one endless string', (n: number) => (n === 0 ? '1 0 obj(' : 'aaaaaaaaaaaaaaa\\')],
  ])('ten megabytes of %s are done within a second', (_, part) => {
    let content = '';
    for (let n = 0; content.length < 10_000_000; n += 1) content += part(n);
    const file = made(content.slice(0, 10_000_000));
    expect(timed(() => embeddedXml(file))).toBeLessThan(1000);
  });
});
