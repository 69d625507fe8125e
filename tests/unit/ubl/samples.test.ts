import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { EDocument, WarningCode } from '@/lib/documents/ubl/model';
import { embeddedXml } from '@/lib/documents/ubl/pdf-in';
import { readEDocument } from '@/lib/documents/ubl/read';
import { takeIn } from '@/lib/documents/ubl/take-in';
import { refusalOf, timed } from './fixtures';
import { type Facts, naiveFacts } from './naive';
import { describeSamples, listSamples, type Sample, sampleBytes } from './samples';

const samples = listSamples();
const isHostile = ({ file }: Sample) => file.startsWith('hostile/');
const documents = samples.filter((sample) => sample.file.endsWith('.xml') && !isHostile(sample));
const pdfs = samples.filter((sample) => sample.file.endsWith('.pdf'));
const hostile = samples.filter(isHostile);
const named = (list: readonly Sample[]) => list.map((sample) => [sample.file, sample] as const);

describeSamples('Documents of others', () => {
  test('are the sixty of the manifest', () => {
    expect([documents.length, pdfs.length, hostile.length]).toEqual([49, 3, 8]);
  });

  test.each(named(documents))('%s shows what is in the file', (_, sample) => {
    const content = sampleBytes(sample);
    const naive = naiveFacts(new TextDecoder().decode(content));
    let model = null as EDocument | null;
    expect(timed(() => (model = readEDocument(content).model))).toBeLessThan(1000);
    expect(factsOf(model as unknown as EDocument)).toEqual(naive);
    expect(naive.number).not.toBeNull();
    expect(naive.issueDate).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(naive.seller).not.toBeNull();
    expect(naive.buyer).not.toBeNull();
    expect(model?.rootName).toBe(sample.root ?? model?.rootName);
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });

  test.each(named(documents))('%s is said not to add up only where the official rules say so', (_, sample) => {
    const fatal = Object.values(sample.official ?? {}).flatMap((report) => report?.fatal ?? []);
    if (!sample.official?.en16931_1_3_16) return;
    const said = readEDocument(sampleBytes(sample)).model.warnings.map((warning) => warning.code);
    for (const [code, rule] of Object.entries(rules)) {
      if (said.includes(code as WarningCode)) expect(fatal).toContain(rule);
    }
  });

  test.each(named(pdfs))('%s gives up the XML inside, byte for byte', (_, sample) => {
    const content = sampleBytes(sample);
    let found = embeddedXml(new Uint8Array(0));
    expect(timed(() => (found = embeddedXml(content)))).toBeLessThan(1000);
    if (found.outcome !== 'found') throw new Error(found.outcome);
    const [embedded] = sample.embedded ?? [];
    expect(found.fileName).toBe(embedded?.name);
    expect(found.bytes).toHaveLength(embedded?.bytes ?? -1);
    expect(createHash('sha256').update(found.bytes).digest('hex')).toBe(embedded?.sha256);
  });

  test('a PDF yields the picture and the document', () => {
    const simple = pdfs.find(({ file }) => file.endsWith('EN16931_Einfach.pdf')) as Sample;
    const { type, document, problem } = takeIn(sampleBytes(simple));
    expect([type, problem, document?.model.number, document?.model.totals.payable]).toEqual([
      'pdf',
      null,
      '471102',
      '529.87',
    ]);
  });

  test('a PDF whose XML cannot be read is taken in as a PDF, with the reason', () => {
    const faulty = pdfs.find(({ file }) => file.includes('invalid-xml-encoding')) as Sample;
    const { type, document, embedded, problem } = takeIn(sampleBytes(faulty));
    expect([type, document, embedded?.fileName, problem?.code]).toEqual(['pdf', null, 'factur-x.xml', 'encoding']);
  });

  test('an invoice says the same in both syntaxes', () => {
    const one = (end: string) => {
      const sample = documents.find(({ file }) => file.endsWith(end)) as Sample;
      const { lines, totals, number, issueDate, seller } = readEDocument(sampleBytes(sample)).model;
      const cents = (amount: string | null) => (amount === null ? null : Number(amount).toFixed(2));
      return {
        number,
        issueDate,
        name: seller.name,
        vatId: seller.vatId,
        payable: cents(totals.payable),
        lines: lines.map(({ id, name, net, price, quantity }) => [id, name, ...[net, price, quantity].map(cents)]),
      };
    };
    expect(one('EN16931_Einfach.cii.xml')).toEqual(one('EN16931_Einfach.ubl.xml'));
    expect(one('01.01a-INVOICE_uncefact.xml')).toEqual({ ...one('01.01a-INVOICE_ubl.xml') });
  });
});

describeSamples('Hostile files', () => {
  const answers: Record<string, (sample: Sample) => void> = {
    'xxe-external-entity.xml': refused('doctype'),
    'billion-laughs.xml': refused('doctype'),
    'doctype-only.xml': refused('doctype'),
    'deep-nesting-2000.xml': refused('too_deep'),
    'not-well-formed.xml': refused('not_well_formed', { line: 2 }),
    'wrong-namespace.xml': refused('unknown_xml', { root: 'Invoice', namespace: 'urn:example:other' }),
    'reserved-names.xml': (sample) => {
      expect(takeIn(sampleBytes(sample)).document?.model.number).toBe('1');
      expect(Object.keys({})).toEqual([]);
      expect(({} as { constructor: unknown }).constructor).toBe(Object);
    },
    'script-in-note.xml': (sample) => {
      const model = takeIn(sampleBytes(sample)).document?.model;
      expect(model?.number).toBe('<img src=x onerror=alert(1)>');
      expect(model?.notes).toEqual(['<script>alert(1)</script>']);
    },
  };

  test.each(named(hostile))('%s is answered at once', (file, sample) => {
    const answer = answers[file.replace('hostile/', '')];
    if (!answer) throw new Error(`No answer is written down for ${file}, expected: ${sample.expected}`);
    expect(timed(() => answer(sample))).toBeLessThan(1000);
  });

  function refused(code: string, values: Record<string, string | number> = {}) {
    return (sample: Sample) => {
      const refusal = refusalOf(() => takeIn(sampleBytes(sample)));
      expect(refusal).toMatchObject({ code, values });
    };
  }
});

/** The rules of EN 16931 that our warnings on sums follow. */
const rules: Partial<Record<WarningCode, string>> = {
  lines_do_not_add_up: 'BR-CO-10',
  allowances_do_not_add_up: 'BR-CO-11',
  charges_do_not_add_up: 'BR-CO-12',
  exclusive_does_not_add_up: 'BR-CO-13',
  vat_does_not_add_up: 'BR-CO-14',
  inclusive_does_not_add_up: 'BR-CO-15',
  payable_does_not_add_up: 'BR-CO-16',
};

function factsOf({ totals, seller, buyer, ...model }: EDocument): Facts {
  return {
    number: model.number,
    issueDate: model.issueDate,
    dueDate: model.dueDate,
    currency: model.currency,
    seller: seller.name,
    buyer: buyer.name,
    sellerVatId: seller.vatId,
    sellerLegalId: seller.legalId?.value ?? null,
    buyerCity: buyer.address.city,
    lines: totals.lines,
    exclusive: totals.exclusive,
    vat: totals.vat,
    inclusive: totals.inclusive,
    payable: totals.payable,
    lineCount: model.lines.length,
    firstQuantity: model.lines[0]?.quantity ?? null,
    iban: model.paymentMeans.find((means) => means.iban !== null)?.iban ?? null,
  };
}
