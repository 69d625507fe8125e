import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listedClients } from '@/lib/authorisation-requests/many/listed';
import { csvLine, csvRows } from '@/lib/csv';

const cells = (text: string) => csvRows(text).map((row) => row.cells);

describe('rows of a CSV text', () => {
  test.each([
    [
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a;b\r\nc;d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a\tb\rc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['\ufeffa;b', [['a', 'b']]],
    ['Jansen, Fatima;f@x.nl', [['Jansen, Fatima', 'f@x.nl']]],
    ['"Jansen; Fatima";f@x.nl', [['Jansen; Fatima', 'f@x.nl']]],
    ['"a ""b"" c",d', [['a "b" c', 'd']]],
    [
      '"two\nlines",x\nnext,y',
      [
        ['two\nlines', 'x'],
        ['next', 'y'],
      ],
    ],
    [
      'a,b\n\n , \nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['"" , x', [['', 'x']]],
    ['5" pipe,b', [['5" pipe', 'b']]],
    ['', []],
  ])('%j', (text, expected) => {
    expect(cells(text)).toEqual(expected);
  });

  test('a quote that is never closed does not swallow what follows', () => {
    expect(cells('"open,b\nc,d\ne,f')).toEqual([
      ['"open', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ]);
  });

  test('each row says on which line of the text it begins', () => {
    expect(csvRows('a,b\n\n"two\nlines",x\nlast,y').map(({ line }) => line)).toEqual([1, 3, 5]);
  });

  test('what is written as CSV is read back, whatever it is', () => {
    const cell = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .map((text) => `x${text.trim().replaceAll('\r', '')}`.trim());
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 10 }), (rows) => {
        // A heading of commas tells the separator, whatever the first row holds.
        const text = [['a', 'b', 'c', 'd', 'e'], ...rows].map((row) => csvLine(row)).join('');
        expect(cells(text).slice(1)).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });

  test('half a million characters of anything take no longer than a moment', () => {
    for (const part of ['"', '"a,"', '""', '",', '"\n', ',"x""', ';', '\n']) {
      const start = performance.now();
      csvRows(part.repeat(Math.ceil(500_000 / part.length)));
      expect(performance.now() - start, JSON.stringify(part)).toBeLessThan(2000);
    }
  });
});

describe('a list of clients', () => {
  const row = { clientName: 'Fatima Jansen', email: 'fatima@jansen.example', organisationName: 'Bakkerij Jansen BV' };

  test('by place without a heading, by name with one, in either language', () => {
    for (const text of [
      'Fatima Jansen;fatima@jansen.example;Bakkerij Jansen BV;10000001;Boekhoud 3000',
      'E-mailadres;KvK-nummer;Naam;Softwarepakket;Bedrijf;Plaats\nfatima@jansen.example;10000001;Fatima Jansen;Boekhoud 3000;Bakkerij Jansen BV;Breda',
      'Name,Email address,Company,Chamber of Commerce number,Software package\nFatima Jansen,fatima@jansen.example,Bakkerij Jansen BV,10000001,Boekhoud 3000',
    ]) {
      const [only, ...others] = listedClients(text);
      expect(others).toEqual([]);
      expect(only!.client).toEqual({ ...row, legalNumber: '10000001', softwarePackage: 'Boekhoud 3000' });
    }
  });

  test('formulas stay text, and what letters must not carry is refused', () => {
    const [formula, header, bidi] = listedClients(
      '=HYPERLINK("x");a@b.nl;Org\n"X\nBcc: all@b.nl";c@b.nl;Org\nA\u202eB;d@b.nl;Org',
    );
    expect(formula!.client).toMatchObject({ clientName: '=HYPERLINK("x")' });
    expect(header).toMatchObject({ client: null, faults: [{ field: 'clientName', fault: 'unprintable' }] });
    expect(bidi).toMatchObject({ client: null, faults: [{ field: 'clientName', fault: 'unprintable' }] });
  });
});

describe('what a spreadsheet would run (T-64, D-28)', () => {
  test.each(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])(
    'a text that begins with %j is shown and not run',
    (sign) => {
      const [[shown]] = csvRows(csvLine([`${sign}1+2`])).map(({ cells }) => cells) as [[string]];
      expect(shown.startsWith("'")).toBe(true);
      expect(csvLine([`${sign}cmd|' /C calc'!A0`])).toMatch(/^"?'/);
    },
  );

  test('numbers stay numbers, and every other text what it is', () => {
    expect(csvLine([-5, 1.5, null, 'a=b', "'quoted'", ' =1'])).toBe("-5,1.5,,a=b,'quoted', =1\r\n");
  });
});
