import { describe, expect, test } from 'vitest';
import { rules } from './architecture/rules';
import { readTree } from './architecture/tree';

// The laws of the house. Each holds for the tree as it stands, and each finds a violation that is planted for it:
// a rule that finds nothing proves nothing.

const tree = readTree();

describe.each(rules)('$name', ({ violations, planted }) => {
  test('holds', () => {
    expect(violations(tree)).toEqual([]);
  });

  test.each(planted)('finds a violation planted as %s', (path, source) => {
    const found = violations(new Map([...tree, [path, source]]));
    expect(found.some((one) => one.startsWith(path))).toBe(true);
  });
});
