import { describe, expect, test } from 'vitest';
import { generateDocument } from '@/db/seed/generate';
import { suppliers } from '@/db/seed/suppliers';
import { checkInvoice } from '@/lib/documents/ubl/check';
import { emptyDocument, emptyLine, emptyParty } from '@/lib/documents/ubl/empty';
import type { RuleId } from '@/lib/documents/ubl/finding';
import { isChamberOfCommerceNumber, isIban, isOin } from '@/lib/documents/ubl/identifiers';
import type { EDocument, Line, Party } from '@/lib/documents/ubl/model';
import { withTotals } from '@/lib/documents/ubl/totals';

const [one, , other] = suppliers;
if (!one || !other) throw new Error('No suppliers');
const wish = {
  seller: one.party,
  buyer: other.party,
  trade: 'office',
  iban: one.iban,
  date: '2026-11-21',
  seed: 5,
} as const;
const sound = generateDocument({ ...wish, kind: 'invoice' });
const credit = generateDocument({ ...wish, kind: 'credit_note' });

const party = (change: Partial<Party>, of = sound.seller): Party => ({ ...of, ...change });
const address = (change: Partial<Party['address']>, of = sound.seller): Party => ({
  ...of,
  address: { ...of.address, ...change },
});
const means = (change: object) => ({ paymentMeans: [{ ...sound.paymentMeans[0]!, ...change }] });
const lined = (change: Partial<Line>): EDocument =>
  withTotals({ ...sound, lines: [{ ...sound.lines[0]!, ...change }], allowancesCharges: [] });
const taxed = (vatCategory: string, vatRate: string | null = '0') => lined({ vatCategory, vatRate });

test('a sound invoice and a sound credit note have no findings', () => {
  expect(checkInvoice(sound)).toEqual([]);
  expect(checkInvoice(credit)).toEqual([]);
});

describe('One thing wrong, one finding', () => {
  const cases: [RuleId, string, EDocument][] = [
    ['BR-03', 'issueDate', { ...sound, issueDate: null }],
    ['BR-05', 'currency', { ...sound, currency: null }],
    ['BR-06', 'seller.name', { ...sound, seller: party({ name: null }) }],
    ['BR-07', 'buyer.name', { ...sound, buyer: party({ name: null }, sound.buyer) }],
    ['BR-11', 'buyer.address.country', { ...sound, buyer: address({ country: null }, sound.buyer) }],
    ['PEPPOL-EN16931-R003', 'buyerReference', { ...sound, buyerReference: null, orderReference: null }],
    ['NL-R-001', 'precedingInvoices.0.number', { ...credit, precedingInvoices: [] }],
    ['NL-R-001', 'precedingInvoices.0.number', { ...sound, typeCode: '384' }],
    ['NL-R-002', 'seller.address.street', { ...sound, seller: address({ street: null }) }],
    ['NL-R-002', 'seller.address.city', { ...sound, seller: address({ city: null }) }],
    ['NL-R-002', 'seller.address.postcode', { ...sound, seller: address({ postcode: null }) }],
    ['NL-R-004', 'buyer.address.street', { ...sound, buyer: address({ street: null }, sound.buyer) }],
    ['NL-R-003', 'seller.legalId', { ...sound, seller: party({ legalId: null }) }],
    ['NL-R-003', 'seller.legalId', { ...sound, seller: party({ legalId: { value: '1234567', scheme: '0106' } }) }],
    ['NL-R-003', 'seller.legalId', { ...sound, seller: party({ legalId: { value: '12345678', scheme: '0088' } }) }],
    ['NL-R-005', 'buyer.legalId', { ...sound, buyer: party({ legalId: null }, sound.buyer) }],
    [
      'NL-R-005',
      'buyer.legalId',
      { ...sound, buyer: party({ legalId: { value: '0190', scheme: '0190' } }, sound.buyer) },
    ],
    ['NL-R-007', 'paymentMeans.0.code', { ...sound, paymentMeans: [] }],
    ['NL-R-008', 'paymentMeans.0.code', { ...sound, ...means({ code: '10' }) }],
    ['NL-R-009', 'orderReference', { ...lined({ orderLine: '1' }), orderReference: null, buyerReference: 'x' }],
    ['BR-50', 'paymentMeans.0.iban', { ...sound, ...means({ code: '30', iban: null }) }],
    ['IBAN', 'paymentMeans.0.iban', { ...sound, ...means({ iban: 'NL91ABNA0417164301' }) }],
    ['PEPPOL-EN16931-R061', 'paymentMeans.0.mandate', { ...sound, ...means({ code: '59', mandate: null }) }],
    ['BR-CO-25', 'dueDate', { ...sound, dueDate: null, paymentTerms: null }],
    ['BR-CO-16', 'totals.payable', { ...sound, totals: { ...sound.totals, payable: '1.00' } }],
    ['BR-CO-09', 'seller.vatId', { ...sound, seller: party({ vatId: '123456789B01' }) }],
    ['BR-16', 'lines', withTotals({ ...sound, lines: [], allowancesCharges: [] })],
    ['BR-22', 'lines.0.quantity', lined({ quantity: null })],
    ['BR-23', 'lines.0.unit', lined({ unit: null })],
    ['BR-25', 'lines.0.name', lined({ name: null })],
    ['BR-26', 'lines.0.price', lined({ price: null })],
    ['BR-27', 'lines.0.price', lined({ price: '-5' })],
    ['BR-CO-04', 'lines.0.vatCategory', lined({ vatCategory: null })],
    ['BR-S-05', 'lines.0.vatRate', lined({ vatCategory: 'S', vatRate: '0' })],
    ['BR-S-02', 'seller.vatId', { ...sound, seller: party({ vatId: null }) }],
    ['BR-E-10', 'vat.0.exemptionReason', taxed('E')],
    [
      'BR-AE-02',
      'buyer.vatId',
      {
        ...taxed('AE'),
        buyer: party({
          vatId: null,
          legalId: null,
          address: { ...sound.buyer.address, country: 'BE' },
          endpoint: { value: 'x', scheme: 'EM' },
        }),
      },
    ],
    ['BR-O-02', 'seller.vatId', taxed('O', null)],
    [
      'PEPPOL-EN16931-R010',
      'buyer.endpoint',
      {
        ...sound,
        buyer: party(
          { endpoint: null, legalId: null, address: { ...sound.buyer.address, country: 'DE' } },
          sound.buyer,
        ),
      },
    ],
    [
      'PEPPOL-EN16931-R020',
      'seller.endpoint',
      {
        ...sound,
        seller: party({ endpoint: null, legalId: null, address: { ...sound.seller.address, country: 'DE' } }),
      },
    ],
  ];

  test.each(cases)('%s at %s', (code, path, model) => {
    expect(checkInvoice(model).map((finding) => [finding.code, finding.path])).toEqual([[code, path]]);
  });
});

describe('VAT across the border', () => {
  const abroad = address({ country: 'DE' }, { ...sound.buyer, vatId: 'DE123456789' });
  const within = (change: Partial<EDocument>): EDocument => ({
    ...taxed('K'),
    buyer: abroad,
    period: null,
    delivery: null,
    ...change,
  });
  const codes = (model: EDocument) => checkInvoice(model).map((finding) => finding.code);

  test('within the Union: VAT id of the buyer, a day and a country of delivery', () => {
    expect(codes(within({}))).toEqual(['BR-IC-11', 'BR-IC-12']);
    const delivery = { date: '2026-11-20', period: null, name: null, locationId: null, address: abroad.address };
    expect(codes(within({ delivery }))).toEqual([]);
    expect(codes(within({ delivery, buyer: { ...abroad, vatId: null } }))).toEqual(['BR-IC-02']);
  });

  test('a reason without a code, or a code without a reason, is enough', () => {
    const vat = (change: object) => ({ vat: [{ ...taxed('G').vat[0]!, exemptionReasonCode: null, ...change }] });
    expect(codes({ ...taxed('G'), ...vat({}) })).toEqual(['BR-G-10']);
    expect(codes({ ...taxed('G'), ...vat({ exemptionReason: 'Uitvoer' }) })).toEqual([]);
    expect(codes(taxed('G'))).toEqual([]);
  });

  test('out of scope and taxed do not go together', () => {
    const model = withTotals({
      ...sound,
      lines: [sound.lines[0]!, { ...sound.lines[0]!, vatCategory: 'O', vatRate: null }],
      allowancesCharges: [],
    });
    expect(codes(model)).toEqual(['BR-O-02', 'BR-O-11']);
  });
});

test('an empty form names what is missing, and never throws', () => {
  const codes = checkInvoice({ ...emptyDocument, lines: [emptyLine], seller: emptyParty }).map(
    (finding) => finding.code,
  );
  expect(codes).toEqual(
    expect.arrayContaining(['BR-03', 'BR-05', 'BR-06', 'BR-07', 'BR-09', 'BR-11', 'BR-25', 'BR-CO-04']),
  );
});

test('identifiers', () => {
  expect(['12345678', '1234567', '123456789', '1234567a'].map(isChamberOfCommerceNumber)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(['00000001823288444000', '00000001', '12345678901234567890'].map(isOin)).toEqual([true, false, false]);
  expect(
    ['NL91ABNA0417164300', 'nl91 abna 0417 1643 00', 'DE89370400440532013000', 'BE68539007547034'].map(isIban),
  ).toEqual([true, true, true, true]);
  expect(['NL91ABNA0417164301', 'NL91ABNA041716430', 'XX', '', 'NL91ABNA0417164300X'].map(isIban)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});
