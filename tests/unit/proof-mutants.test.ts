import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { codeOf, root } from '../proof/mutants/apply';
import { without } from '../proof/mutants/mutant';
import { mutants } from '../proof/mutants/mutants';

test('every protection that mutants take out stands where they say, exactly once', () => {
  for (const mutant of mutants) if ('file' in mutant) codeOf(mutant);
});

test('every mutant has a name of its own, and tests that are there', () => {
  expect(new Set(mutants.map((one) => one.name)).size).toBe(mutants.length);
  const files = mutants.flatMap(({ tests }) => tests.map(({ file }) => file));
  expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  expect(mutants.filter(({ tests }) => tests.length === 0)).toEqual([]);
});

test('a text that is not there, or stands there twice, is no mutant', () => {
  const mutant = { name: 'x', file: 'f', find: 'aa', replace: '' };
  expect(() => without(mutant, 'b')).toThrow('stands 0 times');
  expect(() => without(mutant, 'aa aa')).toThrow('stands 2 times');
  expect(without({ ...mutant, replace: '$&' }, 'xaax')).toBe('x$&x');
});
