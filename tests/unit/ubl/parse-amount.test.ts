import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAmount } from '@/lib/documents/ubl/parse-amount';

describe('An amount as people type it', () => {
  test.each([
    ['1.234,50', '1234.50'],
    ['1,234.50', '1234.50'],
    ['1234.50', '1234.50'],
    ['1234,50', '1234.50'],
    ['1234', '1234'],
    ['12', '12'],
    ['€ 1.234,50', '1234.50'],
    ['1234,5 €', '1234.5'],
    ['EUR 12', '12'],
    ['1 234,50', '1234.50'],
    ['1\u00a0234,50', '1234.50'],
    ['1\u202f234,50', '1234.50'],
    ["1'234.50", '1234.50'],
    ['1.234.567', '1234567'],
    ['1.234.567,8', '1234567.8'],
    ['1,234,567.8', '1234567.8'],
    ['-12,5', '-12.5'],
    ['− 12,5', '-12.5'],
    ['-€ 12,50', '-12.50'],
    ['+3', '3'],
    ['0,125', '0.125'],
    ['0.125', '0.125'],
    [',5', '0.5'],
    ['5,', '5'],
    ['1234,567', '1234.567'],
    ['007', '7'],
    ['-0', '0'],
  ])('%s is %s', (typed, amount) => {
    expect(parseAmount(typed)).toBe(amount);
    expect(parseAmount(typed, 'en')).toBe(amount);
  });

  test.each([
    ['1.234', '1234', '1.234'],
    ['12.500', '12500', '12.500'],
    ['1,234', '1.234', '1234'],
    ['-1.234', '-1234', '-1.234'],
  ])('%s is %s in Dutch and %s in English', (typed, dutch, english) => {
    expect(parseAmount(typed)).toBe(dutch);
    expect(parseAmount(typed, 'en')).toBe(english);
  });

  test.each([
    '',
    ' ',
    '-',
    '.',
    ',',
    'abc',
    '1.2.3',
    '12.34.567',
    '1,2,3',
    '1.234,56,7',
    '1.23,4.5',
    '12a',
    '1e5',
    '--1',
    '1-',
    '0x1',
    'NaN',
    '1.234.56,7',
    '9'.repeat(16),
  ])('%j is none', (typed) => {
    expect(parseAmount(typed)).toBeNull();
    expect(parseAmount(typed, 'en')).toBeNull();
  });

  test('what a language prints, it reads back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }),
        fc.constantFrom('nl', 'en'),
        (cents, language) => {
          const locale = language === 'nl' ? 'nl-NL' : 'en-GB';
          const printed = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(cents / 100);
          expect(Number(parseAmount(printed, language as 'nl' | 'en'))).toBe(cents / 100);
        },
      ),
    );
  });

  test('never throws, and gives a decimal or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect(parseAmount(typed) ?? '0').toMatch(/^-?\d+(\.\d+)?$/);
      }),
    );
  });
});
