import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { catalogue, type Trade } from '@/db/seed/catalogue';
import { generateDocument, type Wish } from '@/db/seed/generate';
import { Random } from '@/db/seed/random';
import { suppliers, traderOf } from '@/db/seed/suppliers';
import { checkInvoice } from '@/lib/documents/ubl/check';
import { isIban, remainder97 } from '@/lib/documents/ubl/identifiers';
import { readEDocument } from '@/lib/documents/ubl/read';
import { withDefaults, writeUbl } from '@/lib/documents/ubl/write';
import { timed } from './fixtures';

const buyer = traderOf({
  name: 'Bakkerij Jansen BV',
  legalNumber: '10000001',
  street: 'Lange Nieuwstraat 41',
  postcode: '3512 PC',
  city: 'Utrecht',
  trade: 'bakery',
});
const trades = Object.keys(catalogue) as Trade[];

const wish = (seed: number, more: Partial<Wish> = {}): Wish => {
  const seller = suppliers[seed % suppliers.length]!;
  const date = `20${24 + (seed % 3)}-${String((seed % 12) + 1).padStart(2, '0')}-${String((seed % 28) + 1).padStart(2, '0')}`;
  return {
    seller: seller.party,
    buyer: buyer.party,
    trade: trades[seed % trades.length]!,
    iban: seller.iban,
    date,
    seed,
    ...more,
  };
};

describe('The generator', () => {
  test('gives the same document for the same wish, another for another', () => {
    expect(generateDocument(wish(7))).toEqual(generateDocument(wish(7)));
    expect(generateDocument(wish(7))).not.toEqual(generateDocument({ ...wish(8), trade: wish(7).trade }));
  });

  test('1,500 documents: read back whole, nothing odd, all sums come out, ready to be sent', () => {
    const kinds = new Map<string, number>();
    const numbers = new Set<string>();
    for (let seed = 0; seed < 1500; seed += 1) {
      const made = generateDocument(wish(seed));
      const { model } = readEDocument(writeUbl(made));
      if (!isDeepStrictEqual(model, withDefaults(made))) expect(model).toEqual(withDefaults(made));
      if (model.warnings.length > 0) expect(model.warnings).toEqual([]);
      if (made.kind === 'invoice' || made.kind === 'credit_note') {
        const findings = checkInvoice(made);
        if (findings.length > 0 || !(Number(made.totals.payable) > 0))
          expect([findings, made.totals]).toEqual([[], 'payable']);
      }
      kinds.set(made.kind, (kinds.get(made.kind) ?? 0) + 1);
      numbers.add(`${made.seller.name} ${made.kind} ${made.number}`);
    }
    expect([...kinds.keys()].sort()).toEqual(['credit_note', 'invoice', 'order', 'order_response']);
    expect(kinds.get('invoice')).toBeGreaterThan(1100);
    expect(numbers.size).toBe(1500);
  });

  test('knows every VAT treatment that a Dutch portal meets', () => {
    const categories = new Set<string>();
    for (let seed = 0; seed < 1000; seed += 1) {
      for (const each of generateDocument(wish(seed, { kind: 'invoice' })).vat)
        categories.add(`${each.category} ${each.rate}`);
    }
    expect([...categories].sort()).toEqual(['AE 0', 'E 0', 'S 21', 'S 9']);
  });

  test('5,000 documents are written within ten seconds', () => {
    const all = () => {
      for (let seed = 0; seed < 5000; seed += 1) writeUbl(generateDocument(wish(seed)));
    };
    expect(timed(all)).toBeLessThan(10_000);
  });

  test('a credit note names the invoice it credits, an order response the order and its lines', () => {
    const invoice = generateDocument(wish(3, { kind: 'invoice' }));
    const credit = generateDocument(wish(4, { kind: 'credit_note', about: invoice }));
    expect(credit.precedingInvoices).toEqual([{ number: invoice.number, issueDate: invoice.issueDate }]);
    expect(invoice.lines.map((line) => line.name)).toEqual(
      expect.arrayContaining(credit.lines.map((line) => line.name)),
    );
    const order = generateDocument(wish(5, { kind: 'order' }));
    const answer = generateDocument(wish(6, { kind: 'order_response', about: order }));
    expect(answer.orderReference).toBe(order.number);
    expect(answer.lines.map((line) => line.name)).toEqual(order.lines.map((line) => line.name));
  });

  test('a number that is wished for is kept', () => {
    expect(generateDocument(wish(9, { kind: 'invoice', number: 'X-1' }))).toMatchObject({
      number: 'X-1',
      paymentMeans: [{ remittance: 'X-1' }],
    });
  });
});

/** Nine digits that pass the eleven test (companies), or the whole by modulo 97 (sole traders). */
function isDutchVatId(id: string): boolean {
  const digits = /^NL(\d{9})B\d{2}$/.exec(id)?.[1];
  if (digits === undefined) return false;
  const weighed = [...digits.slice(0, 8)].reduce((sum, digit, place) => sum + Number(digit) * (9 - place), 0);
  return weighed % 11 === Number(digits[8]) || remainder97(id) === 1;
}

test('every supplier has a VAT id and an account that pass their checks, and no two the same', () => {
  const all = [...suppliers, buyer];
  expect(all.every(({ party, iban }) => isDutchVatId(party.vatId ?? '') && isIban(iban))).toBe(true);
  expect(new Set(all.map(({ party }) => party.vatId)).size).toBe(all.length);
  expect(new Set(all.map(({ iban }) => iban)).size).toBe(all.length);
});

test('the numbers of neighbouring seeds are spread evenly', () => {
  const counts = Array.from({ length: 10 }, () => 0);
  for (let seed = 0; seed < 10_000; seed += 1) counts[new Random(seed).whole(0, 9)]! += 1;
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
});
