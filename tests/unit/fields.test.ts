import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import {
  browserKey,
  checkbox,
  cursor,
  day,
  emailAddress,
  id,
  ids,
  isId,
  line,
  momentOf,
  optionalLine,
  optionalParagraph,
  paragraph,
  searchText,
  seenVersion,
  writtenCursor,
} from '@/lib/policy/shapes';

// What the shapes of the forms take, what they make of it, and the word for what they refuse.

/** What becomes of it: the value, or the first word of the refusal. */
const taken = (shape: z.ZodType, typed: unknown): unknown => {
  const parsed = shape.safeParse(typed);
  return parsed.success ? parsed.data : `! ${parsed.error.issues[0]!.message}`;
};
const some = (length: number) => 'x'.repeat(length);
const one = '0197a2f0-0000-7000-8000-000000000001';

describe('text', () => {
  test.each<[string, z.ZodType, unknown, unknown]>([
    ['a line', line(), '  a b ', 'a b'],
    ['a line', line(), 'e\u0301', 'é'],
    ['a line', line(), some(100), some(100)],
    ['a line', line(), some(101), '! too_long'],
    ['a line', line(), '😀'.repeat(100), '😀'.repeat(100)],
    ['a line', line(3), 'abcd', '! too_long'],
    ['a line', line(), '', '! required'],
    ['a line', line(), '   ', '! required'],
    ['a line', line(), undefined, '! required'],
    ['a line', line(), 'a', 'a'],
    ['a line', line(), 'a\u202eb', '! unprintable'],
    ['a line', line(), '\ud800', '! unprintable'],
    ['a line left empty', optionalLine(), undefined, ''],
    ['a line left empty', optionalLine(), some(100), some(100)],
    ['a line left empty', optionalLine(), some(101), '! too_long'],
    ['a paragraph', paragraph(), 'a\r\nb\tc', 'a\nb\tc'],
    ['a paragraph', paragraph(), ' \n ', '! required'],
    ['a paragraph', paragraph(), 'a', 'a'],
    ['a paragraph', paragraph(), undefined, '! required'],
    ['a paragraph', paragraph(), some(4000), some(4000)],
    ['a paragraph', paragraph(), some(4001), '! too_long'],
    ['a paragraph', paragraph(), 'a\u0007', '! unprintable'],
    ['a paragraph', paragraph(), '\u200f', '! unprintable'],
    ['a paragraph left empty', optionalParagraph(), undefined, ''],
    ['a paragraph left empty', optionalParagraph(), some(4000), some(4000)],
    ['a paragraph left empty', optionalParagraph(), some(4001), '! too_long'],
    ['what is searched for', searchText(), 'e\u0301', 'é'],
    ['what is searched for', searchText(3), 'ab cd', 'ab'],
    ['what is searched for', searchText(3), '   abc', 'abc'],
  ])('%s, typed as %3$j, is %4$j', (_, shape, typed, due) => expect(taken(shape, typed)).toBe(due));
});

describe('an e-mail address (T-27)', () => {
  test.each<[unknown, unknown]>([
    [' Anna@DeBoer.EXAMPLE ', 'anna@deboer.example'],
    ['ａnna＠deboer．example', 'anna@deboer.example'],
    ['a.b+c@x-y.example', 'a.b+c@x-y.example'],
    ['é@bücher.example', 'é@bücher.example'],
    ['a@1.example', 'a@1.example'],
    [undefined, '! required'],
    [some(321), '! too_long'],
    [`${some(64)}@${`${some(60)}.`.repeat(3)}ab`, `${some(64)}@${`${some(60)}.`.repeat(3)}ab`],
    [`${some(64)}@${`${some(60)}.`.repeat(3)}abcdef`, `${some(64)}@${`${some(60)}.`.repeat(3)}abcdef`],
    [`${some(64)}@${`${some(60)}.`.repeat(3)}abcdefg`, '! email'],
    [`${some(65)}@x.example`, '! email'],
    ...['', 'a', 'a@', '@x.example', 'a@x', 'a@x.e', 'a@x.1', 'a@-x.example', 'a@x-.example', 'a@.example'].map(
      (typed): [string, string] => [typed, '! email'],
    ),
    ...[
      'a b@x.example',
      'a@b@x.example',
      'a,b@x.example',
      '<a@x.example>',
      'a@x.example, b@x.example',
      '"a"@x.example',
    ].map((typed): [string, string] => [typed, '! email']),
    ...['a@x.example\nBcc: b@x.example', 'a\0@x.example', 'a:b@x.example', '(a)@x.example', 'a\\@x.example'].map(
      (typed): [string, string] => [typed, '! email'],
    ),
  ])('%j is %j', (typed, due) => expect(taken(emailAddress(), typed)).toBe(due));
});

describe('what a browser says by itself', () => {
  test.each<[string, z.ZodType, unknown, unknown]>([
    ['an id', id(), one, one],
    ['an id', id(), 'x', '! invalid'],
    ['ids', ids(), [], '! choose_one'],
    ['ids', ids(), undefined, '! choose_one'],
    ['ids', ids(), ['x'], '! invalid'],
    ['ids', ids(2), [one, one, one], '! too_many'],
    ['ids', ids(), Array(201).fill(one), '! too_many'],
    ['a checkbox', checkbox(), undefined, false],
    ['a checkbox', checkbox(), 'on', true],
    ['a checkbox', checkbox(), 'off', false],
    ['a day', day(), '2026-02-28', '2026-02-28'],
    ['a day', day(), '1900-01-01', '1900-01-01'],
    ['a version', seenVersion(), '2147483647', 2_147_483_647],
    ['a version', seenVersion(), '1', 1],
    ['a key of its own', browserKey(), 'a0'.repeat(16), 'a0'.repeat(16)],
  ])('%s: %3$j is %4$j', (_, shape, typed, due) => expect(taken(shape, typed)).toEqual(due));

  test.each<[string, z.ZodType, unknown]>([
    ['a checkbox', checkbox(), 'yes'],
    ['a checkbox', checkbox(), ''],
    ['a day', day(), '2026-02-30'],
    ['a day', day(), '1899-12-31'],
    ['a day', day(), '3000-01-01'],
    ['a day', day(), '0001-20-01'],
    ['a version', seenVersion(), '2147483648'],
    ['a key of its own', browserKey(), 'a0'.repeat(15)],
    ['a key of its own', browserKey(), `${'a0'.repeat(16)}0`],
    ['a key of its own', browserKey(), `x${'a0'.repeat(16)}`],
    ['a key of its own', browserKey(), 'A0'.repeat(16)],
  ])('%s is not %3$j', (_, shape, typed) => expect(shape.safeParse(typed).success).toBe(false));

  test('so many ids are taken', () => {
    expect(ids().safeParse([one]).success).toBe(true);
    expect(ids().safeParse(Array(200).fill(one)).success).toBe(true);
    expect([isId(one), isId('x')]).toEqual([true, false]);
  });
});

describe('a place in a list', () => {
  const place = { at: new Date('2026-01-01'), id: one };
  test('is written and read', () => {
    expect(writtenCursor(place)).toBe(`1767225600000-${one}`);
    expect(cursor().parse(writtenCursor(place))).toEqual(place);
    expect(momentOf('0')).toEqual(new Date(0));
  });

  test.each([
    undefined,
    '',
    'x',
    '1767225600000',
    `-${one}`,
    `1767225600000-${'0'.repeat(36)}`,
    `a1-${one}`,
    `1-${one}0`,
    [one],
    7,
  ])('is nowhere in %j', (written) => expect(cursor().parse(written)).toBeUndefined());
});
