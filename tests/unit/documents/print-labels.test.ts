import { describe, expect, test } from 'vitest';
import { printLabels } from '@/lib/documents/sending/print/labels';

describe('the unit beside a quantity', () => {
  test.each([
    ['en', 'MON', '1', 'month'],
    ['en', 'MON', '1.00', 'month'],
    ['en', 'MON', '2', 'months'],
    ['en', 'HUR', '0.5', 'hours'],
    ['en', 'HUR', '-1', 'hour'],
    ['en', 'C62', '12', 'pcs'],
    ['nl', 'MON', '1', 'maand'],
    ['nl', 'MON', '12', 'maanden'],
    ['nl', 'HUR', '8', 'uur'],
    ['nl', 'KGM', '3', 'kg'],
    ['nl', 'MON', null, 'maand'],
    ['en', 'XYZ', '2', 'XYZ'],
  ] as const)('%s %s %s is told as %s', (language, code, quantity, word) => {
    expect(printLabels(language, 'invoice').unit(code, quantity)).toBe(word);
  });
});
