import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyLine } from '@/lib/documents/ubl/empty';
import type { AllowanceCharge, Line } from '@/lib/documents/ubl/model';
import { lineNet, percentageOf, sumUp, toCents, toMoney } from '@/lib/documents/ubl/totals';

const extra = (
  isCharge: boolean,
  amount: string,
  vatCategory: string | null = null,
  vatRate: string | null = null,
): AllowanceCharge => ({
  isCharge,
  amount,
  baseAmount: null,
  percentage: null,
  vatCategory,
  vatRate,
  reason: null,
  reasonCode: null,
});

const line = (quantity: string, price: string, more: Partial<Line> = {}): Line => ({
  ...emptyLine,
  quantity,
  price,
  vatCategory: 'S',
  vatRate: '21',
  ...more,
});

describe('A line', () => {
  test.each([
    ['3', '1.005', '3.02'],
    ['1', '1.005', '1.01'],
    ['-1', '1.005', '-1.01'],
    ['1', '1.00499999999999999999', '1.00'],
    ['0.1', '0.2', '0.02'],
    ['1000000', '0.0000049', '4.90'],
    ['0', '12.50', '0.00'],
    ['-0.001', '1', '0.00'],
    ['999999999999999', '1', '999999999999999.00'],
  ])('%s × %s is %s', (quantity, price, net) => {
    expect(lineNet(line(quantity, price))).toBe(net);
  });

  test('the price holds for the base quantity', () => {
    expect(lineNet(line('250', '3.80', { baseQuantity: '100' }))).toBe('9.50');
    expect(lineNet(line('1', '1', { baseQuantity: '3' }))).toBe('0.33');
    expect(lineNet(line('1', '5', { baseQuantity: '0' }))).toBe('5.00');
  });

  test('a division never shifts a tie', () => {
    // 0.005 exactly, and a hair less: one rounds up, the other down.
    expect(lineNet(line('1', '0.015', { baseQuantity: '3' }))).toBe('0.01');
    expect(lineNet(line('0.01499999999999999999', '1', { baseQuantity: '3' }))).toBe('0.00');
    expect(lineNet(line('1', '1', { baseQuantity: '200.00000000000000000001' }))).toBe('0.00');
  });

  test('allowances come off and charges go on before rounding', () => {
    expect(lineNet(line('1', '10.004', { allowancesCharges: [extra(false, '1.50'), extra(true, '0.001')] }))).toBe(
      '8.51',
    );
  });

  test('what is missing or half typed counts as nothing', () => {
    expect(lineNet(emptyLine)).toBe('0.00');
    expect(lineNet(line('1,', 'abc'))).toBe('0.00');
  });
});

describe('A document', () => {
  test('VAT is taken once on the sum, never by line', () => {
    const lines = Array.from({ length: 3 }, () => line('1', '0.07'));
    const { totals, vat } = sumUp({ lines, allowancesCharges: [] });
    // By line it would be three times 0.01.
    expect(vat).toEqual([
      { category: 'S', rate: '21', base: '0.21', tax: '0.04', exemptionReason: null, exemptionReasonCode: null },
    ]);
    expect(totals).toMatchObject({
      lines: '0.21',
      exclusive: '0.21',
      vat: '0.04',
      inclusive: '0.25',
      payable: '0.25',
      allowances: null,
    });
  });

  test('rates are told apart by value, not by how they are written, and stand in a fixed order', () => {
    const lines = [
      line('1', '10', { vatCategory: 'E', vatRate: '0' }),
      line('1', '10', { vatRate: '9.0' }),
      line('1', '10', { vatRate: '21.00' }),
      line('1', '10', { vatRate: '9' }),
    ];
    const { vat } = sumUp({ lines, allowancesCharges: [] });
    expect(vat.map((each) => [each.category, each.rate, each.base, each.tax])).toEqual([
      ['S', '21.00', '10.00', '2.10'],
      ['S', '9.0', '20.00', '1.80'],
      ['E', '0', '10.00', '0.00'],
    ]);
  });

  test('a discount and a charge on the whole fall under their own VAT', () => {
    const { totals, vat } = sumUp({
      lines: [line('10', '10'), line('1', '50', { vatRate: '9' })],
      allowancesCharges: [extra(false, '20', 'S', '21'), extra(true, '5', 'S', '9')],
      prepaid: '30',
      rounding: '0.05',
    });
    expect(totals).toEqual({
      lines: '150.00',
      allowances: '20.00',
      charges: '5.00',
      exclusive: '135.00',
      vat: '21.75',
      vatInTaxCurrency: null,
      inclusive: '156.75',
      prepaid: '30.00',
      rounding: '0.05',
      payable: '126.80',
    });
    expect(vat.map((each) => [each.base, each.tax])).toEqual([
      ['80.00', '16.80'],
      ['55.00', '4.95'],
    ]);
  });

  test('a category without VAT has its code, an exemption keeps the reason it was given', () => {
    const lines = ['AE', 'K', 'G', 'E'].map((vatCategory) => line('1', '5', { vatCategory, vatRate: '0' }));
    const reason = {
      category: 'E',
      rate: '0',
      base: null,
      tax: null,
      exemptionReason: 'Onderwijs',
      exemptionReasonCode: null,
    };
    const { vat } = sumUp({ lines, allowancesCharges: [], vat: [reason] });
    expect(vat.map((each) => [each.category, each.exemptionReasonCode, each.exemptionReason])).toEqual([
      ['E', null, 'Onderwijs'],
      ['AE', 'VATEX-EU-AE', null],
      ['K', 'VATEX-EU-IC', null],
      ['G', 'VATEX-EU-G', null],
    ]);
  });

  test('what is out of scope has no rate', () => {
    const lines = [
      line('1', '5', { vatCategory: 'O', vatRate: null }),
      line('1', '5', { vatCategory: 'O', vatRate: '0' }),
    ];
    expect(sumUp({ lines, allowancesCharges: [] }).vat).toMatchObject([
      { category: 'O', rate: null, base: '10.00', tax: '0.00' },
    ]);
  });
});

/** round(a ÷ b) half away from zero, in whole numbers alone. */
function rounded(a: bigint, b: bigint): bigint {
  const isNegative = a < 0n !== b < 0n;
  const [top, bottom] = [a < 0n ? -a : a, b < 0n ? -b : b];
  const up = (2n * top + bottom) / (2n * bottom);
  return isNegative ? -up : up;
}

const written = (value: bigint, places: number): string => {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return value < 0n ? `-${text}` : text;
};

describe('Against whole numbers', () => {
  const oneLine = fc.record({
    quantity: fc.bigInt(-99_999_999n, 999_999_999n),
    price: fc.bigInt(0n, 9_999_999_999n),
    base: fc.option(fc.bigInt(1n, 1_000_000n), { nil: null }),
    discount: fc.option(fc.bigInt(0n, 99_999n), { nil: null }),
    rate: fc.constantFrom(0n, 9n, 21n),
  });

  test('every line, total and tax is exact to the cent', () => {
    fc.assert(
      fc.property(fc.array(oneLine, { minLength: 1, maxLength: 12 }), (given) => {
        const lines = given.map(({ quantity, price, base, discount, rate }) =>
          line(written(quantity, 3), written(price, 5), {
            baseQuantity: base === null ? null : written(base, 2),
            vatCategory: rate === 0n ? 'Z' : 'S',
            vatRate: String(rate),
            allowancesCharges: discount === null ? [] : [extra(false, written(discount, 2))],
          }),
        );
        const { nets, totals, vat } = sumUp({ lines, allowancesCharges: [] });
        // Cents of a line: (quantity/10³ × price/10⁵ ÷ base/10² − discount/10²) × 10², over one denominator.
        const cents = given.map(({ quantity, price, base, discount }) => {
          const divisor = base ?? 100n;
          const top = quantity * price * 10_000n - (discount ?? 0n) * divisor * 100_000_000n;
          return rounded(top, divisor * 100_000_000n);
        });
        expect(nets).toEqual(cents.map((each) => written(each, 2)));
        const byRate = [21n, 9n, 0n].filter((rate) => given.some((each) => each.rate === rate));
        const bases = byRate.map((rate) =>
          cents.filter((_, place) => given[place]?.rate === rate).reduce((a, b) => a + b, 0n),
        );
        const taxes = byRate.map((rate, place) => rounded((bases[place] ?? 0n) * rate, 100n));
        expect(vat.map((each) => [each.base, each.tax])).toEqual(
          byRate.map((_, n) => [written(bases[n] ?? 0n, 2), written(taxes[n] ?? 0n, 2)]),
        );
        const exclusive = cents.reduce((a, b) => a + b, 0n);
        const tax = taxes.reduce((a, b) => a + b, 0n);
        expect([totals.exclusive, totals.vat, totals.payable]).toEqual(
          [exclusive, tax, exclusive + tax].map((each) => written(each, 2)),
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('cents and money', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 18n), 10n ** 18n), fc.integer({ min: 0, max: 8 }), (value, places) => {
        const decimal = written(value, places);
        const cents = rounded(value * 100n, 10n ** BigInt(places));
        if (decimal.replace(/^-|\..*$/g, '').length > 15) return;
        const isSafe = cents <= BigInt(Number.MAX_SAFE_INTEGER) && cents >= BigInt(Number.MIN_SAFE_INTEGER);
        expect(toCents(decimal)).toBe(isSafe ? Number(cents) : null);
        expect(toMoney(decimal)).toBe(written(cents, 2));
      }),
    );
    expect(Object.is(toCents('-0.001'), 0)).toBe(true);
    expect(percentageOf('80.00', '12.5')).toBe('10.00');
    expect(percentageOf('0.30', '5')).toBe('0.02');
  });
});
