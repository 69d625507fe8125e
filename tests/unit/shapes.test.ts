import { describe, expect, test } from 'vitest';
import { emailAddress, line, momentOf, optionalLine, paragraph, searchText, seenVersion } from '@/lib/policy/shapes';

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

describe('what stands in an address', () => {
  test.each([
    [' brood ', 'brood'],
    ['a\0b', 'a b'],
    ['\u202eabc\u2028', 'abc'],
    ['x'.repeat(300), 'x'.repeat(100)],
    ['😀'.repeat(101), '😀'.repeat(100)],
    [undefined, ''],
    [['a', 'b'], ''],
  ])('%j is searched for as %j', (typed, searched) => expect(searchText().parse(typed)).toBe(searched));

  test('a cursor names a moment that the database has', () => {
    expect(momentOf('1767225600000')).toEqual(new Date('2026-01-01'));
    for (const text of ['99999999999999', '-1', '1.5', '', undefined]) expect(momentOf(text)).toBeNull();
  });

  test('a version is one that a row can have', () => {
    expect(seenVersion().parse('7')).toBe(7);
    for (const text of ['0', '-1', '1.5', '3000000000', 'x']) expect(seenVersion().safeParse(text).success).toBe(false);
  });
});

describe('an e-mail address', () => {
  test.each([
    'a\u202eb@x.example',
    '\ud800@x.example',
    'a\u200bb@x.example',
    'a\u00adb@x.example',
    'a\u2066@x.example',
  ])('holds nothing that nobody sees: %j', (typed) => expect(emailAddress().safeParse(typed).success).toBe(false));
  test('holds what people write', () => {
    expect(emailAddress().parse(' Jan.de-Vries+x@Jansen.example ')).toBe('jan.de-vries+x@jansen.example');
    expect(emailAddress().parse('é@bücher.example')).toBe('é@bücher.example');
  });
});
