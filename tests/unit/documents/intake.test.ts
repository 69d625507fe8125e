import { describe, expect, test } from 'vitest';
import { usualPeriods } from '@/app/(portal)/documents/list/period';
import { sourceOf } from '@/lib/documents/files/source';
import { headerOf, senderKeyOf } from '@/lib/documents/intake/header';
import { type FilingOrganisation, isParty, placeOf } from '@/lib/documents/intake/place';
import { emptyDocument, emptyTotals } from '@/lib/documents/ubl/empty';
import type { EDocument } from '@/lib/documents/ubl/model';
import { bakkerij, eDocument, party, zuivel } from '../../e-documents';

const own = (values: Partial<FilingOrganisation> = {}): FilingOrganisation => ({
  id: 'own',
  name: 'Bakkerij Jansen BV',
  environmentName: 'Bakkerij Jansen',
  country: 'NL',
  legalNumber: '10000001',
  vatNumber: 'NL810000001B01',
  ...values,
});

describe('a party is an organisation', () => {
  test.each([
    ['by its number without a scheme', party('x', undefined, { legalId: { value: '10000001', scheme: null } }), true],
    ['by its number with blanks', party('x', '1000 0001'), true],
    [
      'not by the same digits of another register',
      party('x', undefined, { legalId: { value: '10000001', scheme: '0002' } }),
      false,
    ],
    [
      'by an identifier with the scheme',
      party('x', undefined, { identifiers: [{ value: '10000001', scheme: '0106' }] }),
      true,
    ],
    [
      'not by an identifier without one',
      party('x', undefined, { identifiers: [{ value: '10000001', scheme: null }] }),
      false,
    ],
    [
      'by its VAT number in a network address',
      party('x', undefined, { endpoint: { value: 'nl810000001b01', scheme: '9944' } }),
      true,
    ],
    [
      'not by its name beside another VAT number',
      party('Bakkerij Jansen BV', undefined, { vatId: 'NL999999999B01' }),
      false,
    ],
    ['by its trading name', party('x', undefined, { tradingName: 'bakkerij jansen b.v.' }), true],
    ['not without any name', party('', undefined, { name: null }), false],
  ])('%s', (_, given, expected) => {
    expect(isParty(own(), given)).toBe(expected);
  });

  test('in Belgium by the enterprise number, with or without its dots', () => {
    const belgian = own({ country: 'BE', legalNumber: '0123456789', vatNumber: '' });
    const legalId = { value: '0123.456.789', scheme: '0208' };
    expect(isParty(belgian, party('x', undefined, { legalId }))).toBe(true);
    expect(isParty(belgian, party('x', '0123456789'))).toBe(false);
  });

  test('where two of one’s organisations fit, nobody guesses', () => {
    const twins = [own(), own({ id: 'twin' })];
    expect(placeOf(eDocument(), twins)).toBeNull();
    expect(placeOf(eDocument(), [own()])).toEqual({ organisationId: 'own', box: 'inbox_in' });
    expect(placeOf(eDocument({ seller: bakkerij, buyer: zuivel }), [own()])).toEqual({
      organisationId: 'own',
      box: 'documents',
    });
    expect(placeOf(eDocument({ seller: zuivel, buyer: party('Elsewhere', '1') }), [own()])).toBeNull();
  });
});

describe('the columns of a document', () => {
  const isOwner = (one: EDocument['buyer']) => isParty(own(), one);

  test('the company is the other one, wherever the document was put', () => {
    expect(headerOf(eDocument(), 'inbox_in').counterparty).toBe('Zuivel Noord BV');
    expect(headerOf(eDocument(), 'documents').counterparty).toBe('Bakkerij Jansen BV');
    expect(headerOf(eDocument(), 'documents', isOwner).counterparty).toBe('Zuivel Noord BV');
    expect(headerOf(eDocument({ seller: bakkerij, buyer: zuivel }), 'inbox_in', isOwner).counterparty).toBe(
      'Zuivel Noord BV',
    );
  });

  test('an amount is exact in cents, and none where the document speaks of none', () => {
    const totals = (payable: string | null) => ({ ...emptyTotals, payable });
    const of = (payable: string | null) => headerOf({ ...eDocument(), totals: totals(payable) }, 'inbox_in');
    expect(of('1234567.895')).toMatchObject({ amountCents: 123456790, currency: 'EUR' });
    expect(of('-0.29')).toMatchObject({ amountCents: -29 });
    expect(of(null)).toMatchObject({ amountCents: 0, currency: 'XXX' });
    expect(of('999999999999999')).toMatchObject({ amountCents: 0 });
    expect(headerOf({ ...eDocument(), currency: null }, 'inbox_in').currency).toBe('XXX');
  });

  test('hold no sign that nobody sees', () => {
    const header = headerOf({ ...eDocument(), number: 'A\u202eB\u200bC', seller: party('Good\u2066 BV') }, 'inbox_in');
    expect([header.number, header.counterparty]).toEqual(['ABC', 'Good BV']);
  });

  test('the sender is known by number, then VAT, then address, then name', () => {
    const endpoint = { value: '123', scheme: '0106' };
    expect(senderKeyOf(party('Zuivel', '87 65.4321', { vatId: 'NL1', endpoint }))).toBe('87654321');
    expect(senderKeyOf(party('Zuivel', undefined, { vatId: 'nl 1', endpoint }))).toBe('NL1');
    expect(senderKeyOf(party('Zuivel', undefined, { endpoint }))).toBe('123');
    expect(senderKeyOf(party('Zuivel & Zn. B.V.'))).toBe('ZUIVELZNBV');
    expect(senderKeyOf(emptyDocument.seller)).toBe('');
  });
});

test('a source is set out by its elements, and its text stays as it is', () => {
  const bytes = Buffer.from('<a><!-- x > y --><b c="1">t &lt; u</b><d/><e><![CDATA[<f>]]></e></a>');
  expect(sourceOf(bytes)).toEqual({
    isCut: false,
    text: '<a>\n  <!-- x > y -->\n  <b c="1">t &lt; u</b>\n  <d/>\n  <e>\n    <![CDATA[<f>]]>\n  </e>\n</a>',
  });
  expect(sourceOf(Buffer.from([0xff, 0xfe, 0x00]))).toBeNull();
});

test('the usual periods begin and end with their months', () => {
  expect(usualPeriods('2026-01-15')).toEqual({
    thisMonth: { from: '2026-01-01', to: '2026-01-31' },
    lastMonth: { from: '2025-12-01', to: '2025-12-31' },
    thisQuarter: { from: '2026-01-01', to: '2026-03-31' },
    thisYear: { from: '2026-01-01', to: '2026-12-31' },
  });
  expect(usualPeriods('2028-02-29').thisMonth.to).toBe('2028-02-29');
});
