import { describe, expect, test } from 'vitest';
import { line, optionalLine, paragraph } from '@/lib/policy/shapes';

describe('text that people type', () => {
  test.each([
    ['a line feed', '\n'],
    ['a tab', '\t'],
    ['a line separator', '\u2028'],
    ['a paragraph separator', '\u2029'],
    ['NUL', '\0'],
    ['a character that turns the direction of writing', '\u202e'],
  ])('one line does not hold %s', (_, sign) => {
    expect(line().safeParse(`a${sign}b`).success).toBe(false);
    expect(optionalLine().safeParse(`a${sign}b`).success).toBe(false);
  });

  test('a paragraph holds its line breaks, and no NUL', () => {
    expect(paragraph().parse(' one\r\ntwo\u2028three ')).toBe('one\ntwo\u2028three');
    expect(paragraph().safeParse('a\0b').success).toBe(false);
  });
});
