import { deflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { lookInside } from '@/lib/documents/ubl/pdf-in';
import { invoicePdf } from '@/lib/documents/ubl/pdf-out';
import { takeIn } from '@/lib/documents/ubl/take-in';
import { eDocument, ublOf } from '../../e-documents';
import { livingPdf, polyglotPdf } from '../../proof/fuzz/hostile-pdf';
import { newRandom } from '../../proof/fuzz/random';
import { bytes, timed } from './fixtures';
import { dutchLabels } from './labels';
import { describeSamples, listSamples, sampleBytes } from './samples';

// A PDF that may do something when it is opened is told from one that is only read: a viewer runs its script whatever policy comes with it.

const mayAct = (content: Uint8Array) => lookInside(content).mayAct;
const packed = (objects: string, more = '/Filter/FlateDecode') => {
  const head = '4 0 ';
  const content = deflateSync(Buffer.from(`${head}${objects}`, 'latin1'));
  return `9 0 obj\n<</Type/ObjStm/N 1/First ${head.length}${more}/Length ${content.length}>>\nstream\n${content.toString('latin1')}\nendstream\nendobj\n`;
};
const file = (...objects: string[]) =>
  Buffer.from(`%PDF-1.7\n${objects.join('')}trailer\n<</Root 1 0 R>>\n%%EOF`, 'latin1');
const page = '1 0 obj\n<</Type/Catalog>>\nendobj\n';

describe('a PDF that may act', () => {
  test('has a script, wherever it stands and however it is written (200 files)', async () => {
    const random = newRandom();
    for (let at = 0; at < 200; at++) {
      const { bytes: content } = await livingPdf(random, 'app.alert(1)');
      expect(mayAct(content), `seed ${random.seed}, file ${at}`).toBe(true);
      expect(takeIn(content).mayAct).toBe(true);
    }
  });

  test.each<[string, Uint8Array]>([
    ['a script', file('1 0 obj\n<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>\nendobj\n')],
    ['its name in numbers', file('1 0 obj\n<</OpenAction<</S/#4a#61vaScript/JS(x)>>>>\nendobj\n')],
    ['a form that is a script', file('1 0 obj\n<</AcroForm<</XFA 2 0 R>>>>\nendobj\n')],
    [
      'a form that sends itself',
      file('1 0 obj\n<</OpenAction<</S/SubmitForm/F(http://elsewhere.example)>>>>\nendobj\n'),
    ],
    ['a program', file('1 0 obj\n<</OpenAction<</S/Launch/F(x.exe)>>>>\nendobj\n')],
    ['a script in a packed object', file(page, packed('<</S/JavaScript/JS(x)>>'))],
    [
      'one packed in a way that is not read',
      file(page, packed('<</S/JavaScript/JS(x)>>', '/Filter[/ASCIIHexDecode/FlateDecode]')),
    ],
    ['packed objects whose length is elsewhere', file(page, packed('<<>>').replace('/First 4', '/First 7 0 R'))],
    [
      'packed objects of a kind that is elsewhere',
      file(page, '5 0 obj\n/ObjStm\nendobj\n', packed('<<>>').replace('/Type/ObjStm', '/Type 5 0 R')),
    ],
    [
      'an object inside what seems to be a stream',
      file(page, '2 0 obj\n<</Length 60>>\nstream\n3 0 obj\n<</S/JavaScript/JS(x)>>\nendobj\nendstream\nendobj\n'),
    ],
    [
      'packed objects inside what seems to be a stream',
      file(page, `2 0 obj\n<<>>\nstream\n${packed('<<>>').replace('endstream', '')}`),
    ],
    ['too much to look into', file('1 0 obj\n[0]\nendobj\n'.repeat(150_001))],
  ])('has %s', (_, content) => expect(mayAct(content)).toBe(true));
});

test('ten megabytes of names are looked through within a second', () => {
  const full = Buffer.from('/J#61vaScrip'.repeat(870_000), 'latin1');
  expect(timed(() => mayAct(full))).toBeLessThan(1000);
});

describe('a PDF that is only read', () => {
  test('may have files, links, a title that is markup, and HTML around it (100 files)', async () => {
    const random = newRandom();
    for (let at = 0; at < 100; at++)
      expect(mayAct((await polyglotPdf(random, 'alert(1)')).bytes), `seed ${random.seed}, file ${at}`).toBe(false);
  });

  test.each([true, false])('packed or not (%s)', async (useObjectStreams) => {
    const pdf = await PDFDocument.create();
    pdf.addPage().drawText('/JavaScript, said a text');
    await pdf.attach(bytes('<a/>'), 'a.xml', { mimeType: 'text/xml' });
    expect(mayAct(await pdf.save({ useObjectStreams }))).toBe(false);
    expect(mayAct(file(page, packed('<</S/URI/URI(https://elsewhere.example)>>')))).toBe(false);
  });

  test('is what the portal prints itself', async () => {
    expect(mayAct(await invoicePdf(eDocument(), ublOf(), dutchLabels))).toBe(false);
  });
});

describeSamples('PDF files of others', () => {
  test('are only read', () => {
    const files = listSamples().filter(({ file: name }) => name.endsWith('.pdf'));
    expect(files.filter((one) => mayAct(sampleBytes(one))).map((one) => one.file)).toEqual([]);
  });
});
