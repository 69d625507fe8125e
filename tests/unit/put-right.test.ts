import { describe, expect, test } from 'vitest';
import type { Fault } from '@/components/ui/outcome-notice';
import { isStillWrong, withoutError } from '@/components/ui/put-right';
import type { Outcome } from '@/lib/policy/outcome';

const values = { name: '', number: '12' };
const wrong: Outcome = {
  code: 'invalid',
  message: 'Look',
  fields: { name: 'Enter a name', number: 'Too short' },
  values,
};

describe('what is wrong with a field', () => {
  test('is told until that field is changed, and of the others still', () => {
    const one = withoutError(wrong, 'number');
    expect(one).toEqual({ ...wrong, fields: { name: 'Enter a name' } });
    expect(isStillWrong(one)).toBe(true);
    const none = withoutError(one, 'name');
    expect(isStillWrong(none)).toBe(false);
    // What was posted stays: fields that are drawn later begin with it, and the summary knows that it is the same answer.
    expect(none.code === 'invalid' && none.values).toBe(values);
  });

  test('stays where something else is changed, or nothing was wrong with it', () => {
    for (const field of [undefined, 'other', 'toString', '__proto__']) expect(withoutError(wrong, field)).toBe(wrong);
  });
});

test('a refusal stays until the form is sent again', () => {
  const refusals: (Outcome | Fault)[] = [
    { code: 'conflict', message: 'Saved by somebody else' },
    { code: 'forbidden', message: 'No', missing: [] },
    { code: 'fault' },
  ];
  for (const answer of refusals) {
    expect(withoutError(answer, 'name')).toBe(answer);
    expect(isStillWrong(answer)).toBe(true);
  }
  expect(isStillWrong({ code: 'ok' })).toBe(false);
  expect(isStillWrong(null)).toBe(false);
});
