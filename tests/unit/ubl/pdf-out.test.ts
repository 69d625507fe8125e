import { inflateSync } from 'node:zlib';
import { PDFDocument, PDFRawStream } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { generateDocument } from '@/db/seed/generate';
import { suppliers } from '@/db/seed/suppliers';
import type { EDocument } from '@/lib/documents/ubl/model';
import { embeddedXml } from '@/lib/documents/ubl/pdf-in';
import { invoicePdf } from '@/lib/documents/ubl/pdf-out';
import { printAmount, printable, printDate, printNumber } from '@/lib/documents/ubl/pdf-text';
import { withTotals } from '@/lib/documents/ubl/totals';
import { writeUbl } from '@/lib/documents/ubl/write';
import { anyDocument } from './arbitrary';
import { dutchLabels } from './labels';

const [seller, , buyer] = suppliers;
if (!seller || !buyer) throw new Error('No suppliers');
const invoice = generateDocument({
  seller: seller.party,
  buyer: buyer.party,
  trade: 'building',
  iban: seller.iban,
  date: '2026-11-21',
  seed: 12,
  kind: 'invoice',
});

const print = (model: EDocument, ubl = writeUbl(model)) => invoicePdf(model, ubl, dutchLabels);

/** What the pages say, as a reader would copy it, blanks left out. */
async function wordsOf(pdf: Uint8Array): Promise<string> {
  const document = await PDFDocument.load(pdf);
  const pages = document.getPages().map((page) => {
    const stream = page.node.Contents();
    if (!(stream instanceof PDFRawStream)) throw new Error('No content');
    const operators = inflateSync(stream.contents).toString('latin1');
    return [...operators.matchAll(/<([0-9a-f]*)>/g)]
      .map(([, hex]) => Buffer.from(hex ?? '', 'hex').toString('latin1'))
      .join('');
  });
  return pages
    .join('')
    .replace(/\x80/g, '€')
    .replace(/[\s\xa0]/g, '');
}

const bare = (text: string) => text.replace(/\s/g, '');

describe('A printed invoice', () => {
  test('says what the document says', async () => {
    const words = await wordsOf(await print(invoice));
    const expected = [
      'Factuur',
      invoice.number,
      invoice.seller.name,
      invoice.buyer.name,
      invoice.buyer.address.street,
      '21 november 2026',
      printDate(invoice.dueDate, 'nl'),
      ...invoice.lines.flatMap((line) => [
        line.name,
        printAmount(line.net, 'EUR', 'nl'),
        printNumber(line.quantity, 'nl'),
      ]),
      printAmount(invoice.totals.exclusive, 'EUR', 'nl'),
      printAmount(invoice.totals.vat, 'EUR', 'nl'),
      printAmount(invoice.totals.payable, 'EUR', 'nl'),
      seller.iban,
      `KvK ${invoice.seller.legalId?.value}`,
      'Pagina 1 van 1',
    ];
    for (const text of expected) expect(words).toContain(bare(text ?? 'nothing'));
  });

  test('carries its UBL, byte for byte, as an associated file', async () => {
    const ubl = writeUbl(invoice);
    const pdf = await print(invoice, ubl);
    const found = embeddedXml(pdf);
    if (found.outcome !== 'found') throw new Error(found.outcome);
    expect(found.fileName).toBe(`${invoice.number}.xml`);
    expect(Buffer.compare(found.bytes, ubl)).toBe(0);
    const [attachment] = (await PDFDocument.load(pdf)).getAttachments();
    expect([attachment?.mimeType, attachment?.afRelationship]).toEqual(['application/xml', 'Alternative']);
  });

  test('is the same when it is printed again', async () => {
    expect(Buffer.compare(await print(invoice), await print(invoice))).toBe(0);
  });

  test('goes on over pages and counts them', async () => {
    const lines = Array.from({ length: 120 }, (_, place) => ({ ...invoice.lines[0]!, id: String(place + 1) }));
    const long = withTotals({ ...invoice, lines });
    const pdf = await print(long);
    const { length } = (await PDFDocument.load(pdf)).getPages();
    expect(length).toBeGreaterThan(3);
    expect(await wordsOf(pdf)).toContain(bare(`Pagina ${length} van ${length}`));
  });

  test('a credit note asks for no payment', async () => {
    const words = await wordsOf(await print({ ...invoice, kind: 'credit_note', typeCode: '381' }));
    expect(words).not.toContain('Tennamevan');
    expect(await wordsOf(await print(invoice))).toContain('Tennamevan');
  });

  test('fetches and opens nothing, whatever the document says', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    const url = 'http://127.0.0.1:1/x.png';
    const hostile = {
      ...invoice,
      number: url,
      notes: [url, '/etc/passwd', '{ "image": "/etc/passwd" }'],
      seller: { ...invoice.seller, name: url },
    };
    expect((await print(hostile)).length).toBeGreaterThan(1000);
    expect(fetched).not.toHaveBeenCalled();
    fetched.mockRestore();
  });

  test('any document at all can be printed', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument('invoice'), async ({ model, files }) => {
        const pdf = await print(model, writeUbl(model, files));
        expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
        expect(embeddedXml(pdf).outcome).toBe('found');
      }),
      { numRuns: 15 },
    );
  });
});

describe('Printable text', () => {
  test.each([
    ['Crème brûlée € 5,–', 'Crème brûlée € 5,–'],
    ['Łódź Žižkov Győr', 'Lódz Žižkov Gyor'],
    ['naïve\u0301', 'naïvé'],
    ['日本 😀', '?? ?'],
    ['a\u202fb\tc', 'a b c'],
    ['a\u200bb\0c\u202ed', 'abcd'],
    ['ﬁn ½ ①', 'fin ½ 1'],
  ])('%j is printed as %j', (text, printed) => {
    expect(printable(text)).toBe(printed);
  });

  test('an endless word is broken', () => {
    expect(
      printable('x'.repeat(100))
        .split(' ')
        .map((part) => part.length),
    ).toEqual([36, 36, 28]);
  });

  test('amounts are printed exactly, in either language', () => {
    expect(bare(printAmount('999999999999999.99', 'EUR', 'nl'))).toBe('€999.999.999.999.999,99');
    expect(bare(printAmount('1234.5', 'EUR', 'en'))).toBe('€1,234.50');
    expect(bare(printAmount('0.12345', 'EUR', 'nl'))).toBe('€0,1235');
    expect(bare(printAmount('12', null, 'nl'))).toBe('12,00');
    expect([printAmount(null, 'EUR', 'nl'), printNumber(null, 'en'), printDate(null, 'en')]).toEqual(['', '', '']);
    expect([printNumber('1500.50', 'nl'), printNumber('1500.50', 'en')]).toEqual(['1.500,5', '1,500.5']);
    expect([printDate('2026-11-02', 'nl'), printDate('2026-11-02', 'en')]).toEqual([
      '2 november 2026',
      '2 November 2026',
    ]);
  });
});
