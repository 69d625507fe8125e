import { expect, test } from 'vitest';
import { savedName } from '@/lib/documents/files/names';
import { valuesOf } from '@/lib/policy/action';

test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
  'a file that calls its type %s is saved as something unknown',
  (mediaType) => {
    expect(savedName('a.bin', mediaType)).toBe('a.bin');
    expect(savedName('a.html', mediaType)).toBe('a.html.bin');
  },
);

test.each([[[]], [{}], ['x'], [null], [undefined], [7]])(
  'an action called with %j instead of a form finds nothing filled in',
  (given) => {
    expect(valuesOf(given as unknown as FormData)).toEqual({});
  },
);

test('a field called as the language calls a prototype is a field like any other, and is refused like any other', () => {
  const form = new FormData();
  form.append('__proto__[]', 'x');
  form.append('__proto__', 'y');
  form.append('name', 'z');
  const values = valuesOf(form);
  expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
  expect(Object.keys(values)).toEqual(['__proto__', 'name']);
});
