import { describe, expect, test } from 'vitest';
import { isOverdue } from '@/components/documents/overdue';
import { dayOf } from '@/lib/day';

describe('a document is overdue by the day in the Netherlands', () => {
  const due = { dueDate: '2026-11-21', status: 'received', type: 'invoice' } as const;

  test.each([
    ['2026-11-21T22:59:00Z', '2026-11-21', false],
    ['2026-11-21T23:00:00Z', '2026-11-22', true],
    // Summer time: two hours ahead.
    ['2026-07-14T21:59:59Z', '2026-07-14', false],
    ['2026-07-14T22:00:00Z', '2026-07-15', false],
  ])('at %s it is %s', (moment, day, overdue) => {
    const today = dayOf(new Date(moment));
    expect(today).toBe(day);
    expect(isOverdue(due, today)).toBe(overdue);
  });

  test('and what is no invoice, or settled, never is', () => {
    for (const status of ['draft', 'paid', 'rejected', 'duplicate'] as const)
      expect(isOverdue({ ...due, status }, '2027-01-01')).toBe(false);
    expect(isOverdue({ ...due, type: 'order' }, '2027-01-01')).toBe(false);
    expect(isOverdue({ ...due, dueDate: null }, '2027-01-01')).toBe(false);
  });
});
