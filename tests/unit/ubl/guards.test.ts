import { describe, expect, test } from 'vitest';
import { decode } from '@/lib/documents/ubl/decode';
import { readEDocument } from '@/lib/documents/ubl/read';
import { parseTree } from '@/lib/documents/ubl/tree';
import { bytes, refusalOf, timed, ubl } from './fixtures';

const read = (text: string) => readEDocument(bytes(text));
const invoice = (content: string) => read(ubl('Invoice', content));

describe('A document type declaration is refused', () => {
  const root = ubl('Invoice', '<cbc:ID>&x;</cbc:ID>', '');
  test.each([
    ['bare', '<!DOCTYPE Invoice>'],
    ['behind a remark', '<!-- harmless --><!DOCTYPE Invoice>'],
    ['behind a remark that hides one', '<!-- <!DOCTYPE a> --><?pi <!DOCTYPE b> ?>\n<!DOCTYPE Invoice>'],
    ['with an external entity', '<!DOCTYPE Invoice [<!ENTITY x SYSTEM "file:///etc/hostname">]>'],
    ['with a parameter entity', '<!DOCTYPE Invoice [<!ENTITY % x SYSTEM "http://127.0.0.1:1/x.dtd"> %x;]>'],
    ['with an external subset', '<!DOCTYPE Invoice SYSTEM "http://127.0.0.1:1/x.dtd">'],
  ])('%s', (_, declaration) => {
    expect(refusalOf(() => read(`<?xml version="1.0"?>${declaration}${root}`)).code).toBe('doctype');
  });

  test('a billion laughs cost nothing', () => {
    const levels = Array.from({ length: 30 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
    const text = `<!DOCTYPE Invoice [<!ENTITY l0 "ha">${levels}]>${ubl('Invoice', '<cbc:ID>&l30;</cbc:ID>', '')}`;
    expect(timed(() => expect(refusalOf(() => read(text)).code).toBe('doctype'))).toBeLessThan(500);
  });

  test('one of nine megabytes without an end costs nothing', () => {
    const text = `<!DOCTYPE Invoice [${'"\''.repeat(4_500_000)}`;
    expect(timed(() => expect(refusalOf(() => read(text)).code).toBe('doctype'))).toBeLessThan(1000);
  });

  test('the words as text are no declaration', () => {
    expect(invoice('<cbc:ID><![CDATA[<!DOCTYPE x>]]></cbc:ID>').model.number).toBe('<!DOCTYPE x>');
  });
});

describe('Size and shape are bounded', () => {
  const nested = (depth: number) => invoice('<cac:Party>'.repeat(depth) + '</cac:Party>'.repeat(depth));

  test('64 elements deep is read, 65 is refused', () => {
    expect(nested(63).model.kind).toBe('invoice');
    expect(refusalOf(() => nested(64))).toMatchObject({ code: 'too_deep', values: { limit: 64 } });
  });

  test('100,000 elements deep costs nothing', () => {
    expect(timed(() => expect(refusalOf(() => nested(100_000)).code).toBe('too_deep'))).toBeLessThan(500);
  });

  test('more than 200,000 elements are refused', () => {
    const wide = () => invoice('<cbc:Note/>'.repeat(200_000));
    expect(timed(() => expect(refusalOf(wide).code).toBe('too_many_elements'))).toBeLessThan(1000);
  });

  test.each([
    ['remarks', '<!---->'],
    ['instructions', '<?a?>'],
    ['character sections', '<![CDATA[]]>'],
  ])('a million %s are refused', (_, aside) => {
    const many = () => invoice(aside.repeat(800_000));
    expect(timed(() => expect(refusalOf(many).code).toBe('too_many_elements'))).toBeLessThan(1000);
  });

  test('20,000 attributes are refused, 256 are read', () => {
    const attributes = (count: number) => Array.from({ length: count }, (_, n) => ` a${n}="1"`).join('');
    const many = (count: number) => invoice(`<cbc:ID${attributes(count)}>7</cbc:ID>`);
    expect(many(256).model.number).toBe('7');
    expect(timed(() => expect(refusalOf(() => many(20_000)).code).toBe('too_many_attributes'))).toBeLessThan(500);
  });

  test('10,001 lines are refused, 10,000 are read', () => {
    const lines = (count: number) => () => invoice('<cac:InvoiceLine/>'.repeat(count));
    expect(lines(10_000)().model.lines).toHaveLength(10_000);
    expect(refusalOf(lines(10_001))).toMatchObject({ code: 'too_many_lines', values: { limit: 10_000 } });
  });

  test('501 attachments are refused', () => {
    const many = () => invoice('<cac:AdditionalDocumentReference/>'.repeat(501));
    expect(refusalOf(many)).toMatchObject({ code: 'too_many_attachments', values: { limit: 500 } });
  });

  test('more than ten megabytes are refused unread', () => {
    const large = () => readEDocument(new Uint8Array(10 * 1024 * 1024 + 1).fill(0x20));
    expect(refusalOf(large)).toMatchObject({ code: 'too_large', values: { megabytes: 10 } });
  });

  test('five megabytes of text are read, and shortened in the model with a warning', () => {
    const text = 'Groot & klein. '.repeat(340_000);
    let model = invoice('').model;
    const note = `<cbc:Note>${text.replaceAll('&', '&amp;')}</cbc:Note><cbc:ID>${'9'.repeat(400)}</cbc:ID>`;
    expect(timed(() => (model = invoice(note).model))).toBeLessThan(1000);
    expect(model.notes[0]).toBe(text.slice(0, 20_000));
    expect(model.number).toBe('9'.repeat(255));
    expect(model.warnings.filter((each) => each.code === 'text_shortened').map((each) => each.field)).toEqual([
      'number',
      'notes.0',
    ]);
  });

  test('a text is never cut through a character', () => {
    expect(invoice(`<cbc:ID>${'9'.repeat(254)}😀</cbc:ID>`).model.number).toBe('9'.repeat(254));
  });
});

describe('Names in a file mean nothing to the language', () => {
  test('reserved names pass through as names', () => {
    const content =
      '<cbc:__proto__ polluted="1">1</cbc:__proto__><cbc:constructor>2</cbc:constructor><cbc:ID __proto__="x" constructor="y" schemeID="z">5</cbc:ID>';
    expect(invoice(content).model.number).toBe('5');
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    const [first, , id] = parseTree(ubl('Invoice', content)).children;
    expect(first?.name).toBe('__proto__');
    expect(Object.getPrototypeOf(id?.attributes)).toBeNull();
    expect({ ...id?.attributes }).toEqual(
      Object.assign(Object.create(null), { ['__proto__']: 'x', constructor: 'y', schemeID: 'z' }),
    );
  });

  test('a root named as a property of all objects is not known for it', () => {
    expect(read(ubl('constructor', '')).model.kind).toBe('other');
    expect(read(ubl('__proto__', '')).model.kind).toBe('other');
  });
});

describe('XML that is not well-formed is refused with line and column', () => {
  test.each([
    ['a missing end', '<a>\n<b></a>', 2],
    ['two roots', '<a/>\n<b/>', 2],
    ['an undeclared entity', '<a>\n\n&nbsp;</a>', 3],
    ['an undeclared prefix', '<a>\n<x:b/></a>', 2],
    ['an attribute twice', '<a b="1" b="2"/>', 1],
    ['an attribute twice by namespace', '<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>', 1],
    ['a NUL by number', '<a>&#0;</a>', 1],
    ['a NUL as it is', '<a>\0</a>', 1],
    ['half a character by number', '<a>&#xD800;</a>', 1],
    ['a control character in XML 1.1', '<?xml version="1.1"?><a>&#1;</a>', 1],
    ['nothing but a declaration', '<?xml version="1.0"?>', 1],
    ['text behind the root', '<a/>x', 1],
    ['no end at all', '<a><b', 1],
  ])('%s', (_, text, line) => {
    const refusal = refusalOf(() => read(text));
    expect(refusal.code).toBe('not_well_formed');
    expect(refusal.values.line).toBe(line);
    expect(String(refusal.values.detail).length).toBeLessThanOrEqual(80);
  });

  test('what is no document we know is named', () => {
    expect(refusalOf(() => read('<Invoice xmlns="urn:example:other"/>'))).toMatchObject({
      code: 'unknown_xml',
      values: { root: 'Invoice', namespace: 'urn:example:other' },
    });
    const mixed = '<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>';
    expect(refusalOf(() => read(mixed)).code).toBe('unknown_xml');
    expect(String(refusalOf(() => read(`<a xmlns="${'u'.repeat(500)}"/>`)).values.namespace)).toHaveLength(80);
  });
});

describe('Encodings', () => {
  const text = (encoding: string | null) =>
    ubl('Invoice', '<cbc:ID>é€ß</cbc:ID>', encoding === null ? '' : `<?xml version="1.0" encoding="${encoding}"?>`);
  const utf16be = (written: string) => Buffer.from(written, 'utf16le').swap16();
  const number = (content: Uint8Array) => readEDocument(content).model.number;

  test.each([
    ['UTF-8 without a word', bytes(text(null))],
    ['UTF-8 by its mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes(text('utf-8'))])],
    ['UTF-8 by declaration', bytes(text('UTF-8'))],
    [
      'UTF-8 in single quotes',
      bytes(text(null).replace(/^/, "<?xml version='1.0' encoding='utf-8' standalone='yes'?>")),
    ],
    ['UTF-16, little end first', Uint8Array.from([0xff, 0xfe, ...Buffer.from(text('UTF-16'), 'utf16le')])],
    ['UTF-16, big end first', Uint8Array.from([0xfe, 0xff, ...utf16be(text('UTF-16'))])],
    ['UTF-16 without a mark', Uint8Array.from(Buffer.from(text(null), 'utf16le'))],
    ['UTF-16 without a mark, big end first', Uint8Array.from(utf16be(text(null)))],
  ])('%s', (_, content) => {
    expect(number(content)).toBe('é€ß');
  });

  test('the mark counts for more than the declaration', () => {
    expect(number(Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes(text('ISO-8859-1'))]))).toBe('é€ß');
  });

  test('Latin-1, Latin-9 and Windows-1252', () => {
    const latin = (encoding: string, code: number) =>
      Uint8Array.from(
        Buffer.from(
          ubl(
            'Invoice',
            `<cbc:ID>\xe9${String.fromCharCode(code)}</cbc:ID>`,
            `<?xml version="1.0" encoding="${encoding}"?>`,
          ),
          'latin1',
        ),
      );
    expect(number(latin('ISO-8859-1', 0xdf))).toBe('éß');
    expect(number(latin('iso-8859-15', 0xa4))).toBe('é€');
    expect(number(latin('Windows-1252', 0x80))).toBe('é€');
  });

  test.each([
    [
      'Latin-1 that says it is UTF-8',
      Uint8Array.from(Buffer.from(text('UTF-8').replace('é€ß', '\xe9'), 'latin1')),
      'utf-8',
    ],
    ['a character cut short', Uint8Array.from([...bytes('<a>'), 0xe2, 0x82]), 'utf-8'],
    ['an overlong form', Uint8Array.from([...bytes('<a>'), 0xc0, 0xaf, ...bytes('</a>')]), 'utf-8'],
    ['UTF-16 with half a pair', Uint8Array.from([0xff, 0xfe, ...Buffer.from('<a>\ud800</a>', 'utf16le')]), 'utf-16le'],
    ['UTF-16 with half a unit', Uint8Array.from([0xff, 0xfe, ...Buffer.from('<a/>', 'utf16le'), 0x20]), 'utf-16le'],
    ['UTF-32', Uint8Array.of(0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0), 'utf-32'],
    ['UTF-7', bytes('<?xml version="1.0" encoding="utf-7"?><a/>'), 'utf-7'],
    ['one that does not exist', bytes(`<?xml version="1.0" encoding="${'x'.repeat(150)}"?><a/>`), `${'x'.repeat(79)}…`],
    ['UTF-16 that is none', bytes('<?xml version="1.0" encoding="utf-16"?><a/>'), 'utf-16'],
  ])('refuses %s', (_, content, encoding) => {
    expect(refusalOf(() => decode(content))).toMatchObject({ code: 'encoding', values: { encoding } });
  });

  test('nothing at all is refused', () => {
    expect(refusalOf(() => decode(new Uint8Array(0))).code).toBe('empty');
  });
});
