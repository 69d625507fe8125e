import { describe, expect, test } from 'vitest';
import { valuesOf } from '@/lib/policy/action';
import { hashToken, newToken } from '@/lib/policy/tokens';

describe('what was posted', () => {
  test('is read by name: lists for names in brackets, the last one for the others, the framework’s own fields and files left out', () => {
    const form = new FormData();
    for (const [name, value] of [
      ['name', 'first'],
      ['name', 'last'],
      ['ids[]', 'a'],
      ['ids[]', 'b'],
      ['one[]', 'alone'],
      ['$ACTION_ID_x', ''],
      ['empty', ''],
    ] as const)
      form.append(name, value);
    form.append('file', new Blob(['x']), 'x.txt');
    form.append('files[]', new Blob(['x']), 'x.txt');
    expect(valuesOf(form)).toEqual({ name: 'last', ids: ['a', 'b'], one: ['alone'], empty: '', files: [] });
  });

  test.each([null, undefined, 'text', 7, [], { name: 'x' }, { keys: () => ['name'] }])(
    'is nothing where it is no form: %j',
    (posted) => expect(valuesOf(posted as never)).toEqual({}),
  );
});

test('a token is 256 random bits, and what is kept of it its SHA-256 (T-37)', () => {
  const tokens = Array.from({ length: 1000 }, newToken);
  expect(new Set(tokens).size).toBe(1000);
  for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  expect(hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
