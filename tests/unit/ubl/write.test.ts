import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyDocument, emptyLine, emptyParty } from '@/lib/documents/ubl/empty';
import type { EDocument } from '@/lib/documents/ubl/model';
import { readEDocument } from '@/lib/documents/ubl/read';
import { parseTree, type XmlElement } from '@/lib/documents/ubl/tree';
import { withDefaults, writeUbl } from '@/lib/documents/ubl/write';
import { anyDocument } from './arbitrary';
import { describeSamples, listSamples, sampleBytes } from './samples';

const text = (model: EDocument) => new TextDecoder().decode(writeUbl(model));
const kinds = ['invoice', 'credit_note', 'order', 'order_response'] as const;

describe('What is written is read back', () => {
  test.each(kinds)('every field: %s', (kind) => {
    fc.assert(
      fc.property(anyDocument(kind), ({ model, files }) => {
        const back = readEDocument(writeUbl(model, files));
        expect({ ...back.model, warnings: [] }).toEqual(withDefaults(model));
        expect(back.attachments).toEqual(files);
      }),
      { numRuns: 300 },
    );
  });

  test('and writing it again gives the same bytes', () => {
    fc.assert(
      fc.property(anyDocument('invoice'), ({ model, files }) => {
        const written = writeUbl(model, files);
        const back = readEDocument(written);
        expect(Buffer.compare(writeUbl(back.model, back.attachments), written)).toBe(0);
      }),
      { numRuns: 100 },
    );
  });
});

describe('The text', () => {
  const invoice: EDocument = { ...emptyDocument, number: 'F1', currency: 'EUR' };

  test('declares Peppol BIS unless told otherwise', () => {
    expect(text(invoice)).toContain(
      '<cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0</cbc:CustomizationID>',
    );
    expect(text({ ...invoice, customizationId: 'urn:x' })).toContain('<cbc:CustomizationID>urn:x<');
    expect(text({ ...invoice, kind: 'credit_note' })).toMatch(/<CreditNote [\s\S]*<cbc:CreditNoteTypeCode>381</);
    expect(text({ ...invoice, kind: 'order' })).toMatch(/<Order [\s\S]*trns:order:3[\s\S]*<cbc:OrderTypeCode>220</);
    expect(text({ ...invoice, kind: 'order_response' })).toMatch(
      /<OrderResponse [\s\S]*trns:order_response:3[\s\S]*<cbc:OrderResponseCode>AB</,
    );
  });

  test('gives a party its legal number as address on the network', () => {
    const seller = { ...emptyParty, name: 'A', legalId: { value: '12345678', scheme: '0106' } };
    expect(text({ ...invoice, seller })).toContain('<cbc:EndpointID schemeID="0106">12345678</cbc:EndpointID>');
    const foreign = { ...seller, legalId: { value: '5', scheme: '0208' } };
    expect(text({ ...invoice, seller: foreign })).not.toContain('EndpointID');
  });

  test('leaves out what XML forbids and escapes the rest', () => {
    expect(text({ ...invoice, number: 'a\0\u0008b\ud800c\ufffe<&>"\r' })).toContain(
      '<cbc:ID>abc&lt;&amp;&gt;"&#13;</cbc:ID>',
    );
    const identifiers = [{ value: '1', scheme: 'x"y<z&\n' }];
    expect(text({ ...invoice, seller: { ...emptyParty, identifiers } })).toContain(
      '<cbc:ID schemeID="x&quot;y&lt;z&amp;&#10;">1</cbc:ID>',
    );
  });

  test('amounts have two places at least, and lose none', () => {
    const amounts = (payable: string) =>
      /<cbc:PayableAmount currencyID="EUR">(.*)</.exec(
        text({ ...invoice, totals: { ...emptyDocument.totals, payable } }),
      )?.[1];
    expect(['5', '5.5', '5.25', '5.125', '-0.00'].map(amounts)).toEqual(['5.00', '5.50', '5.25', '5.125', '0.00']);
  });

  test('refuses to write what would be nonsense', () => {
    const totals = { ...emptyDocument.totals, payable: '5,00' };
    expect(() => text({ ...invoice, totals })).toThrow('decimal');
    expect(() => text({ ...invoice, currency: null, totals: { ...totals, payable: '5' } })).toThrow('currency');
    expect(() => text({ ...invoice, kind: 'other' })).toThrow('Only invoices');
  });

  test('an empty group leaves no trace', () => {
    const written = text({ ...invoice, lines: [{ ...emptyLine, id: '1', name: 'x' }] });
    expect(written).not.toMatch(/PayeeParty|Delivery|PaymentMeans|TaxTotal|Price|Contact|Country/);
  });
});

describeSamples('The order of elements', () => {
  const samples = listSamples().filter(({ file }) => file.endsWith('.xml') && !file.startsWith('hostile/'));

  /** Every pair of names that stand in this order under a parent, as 'parent: first, then'. */
  function pairsOf(element: XmlElement, pairs: Set<string>): Set<string> {
    const names = [...new Set(element.children.map((child) => child.name))];
    for (const [place, name] of names.entries()) {
      for (const then of names.slice(place + 1)) pairs.add(`${element.name}: ${name}, ${then}`);
    }
    for (const child of element.children) pairsOf(child, pairs);
    return pairs;
  }

  test('is that of the documents of others', () => {
    const theirs = new Set<string>();
    for (const sample of samples) {
      const root = parseTree(new TextDecoder().decode(sampleBytes(sample)));
      if (root.namespace.includes('ubl')) pairsOf(root, theirs);
    }
    let compared = 0;
    for (const kind of kinds) {
      for (const { model, files } of fc.sample(anyDocument(kind), { numRuns: 150, seed: 7 })) {
        for (const pair of pairsOf(parseTree(new TextDecoder().decode(writeUbl(model, files))), new Set())) {
          const [parent, first, then] = pair.split(/: |, /);
          if (theirs.has(`${parent}: ${then}, ${first}`))
            throw new Error(`In ${parent}, ${then} comes before ${first}`);
          if (theirs.has(pair)) compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(10_000);
  });
});
