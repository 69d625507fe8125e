import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvLine } from '@/lib/csv';
import { parseAmount } from '@/lib/documents/ubl/parse-amount';
import { toCents } from '@/lib/documents/ubl/totals';
import { compactDateOf, dateOf, decimalOf } from '@/lib/documents/ubl/values';
import { ownPath } from '@/lib/policy/public-address';
import { day, emailAddress, line, optionalLine, optionalParagraph, paragraph, searchText } from '@/lib/policy/shapes';
import { Claim, timesFor } from '../proof/claim';
import { hostileText } from '../proof/fuzz/hostile';
import { newRandom, type Random } from '../proof/fuzz/random';

// Values from outside, each held against a second way of saying what they are (T-32, T-64 to T-67).

const random = newRandom();
const shown = (value: unknown) => `seed ${random.seed}: ${JSON.stringify(value)?.slice(0, 300)}`;

/** Makes the claim so many times, and counts what contradicts it. */
function claimed(
  words: string,
  unit: string,
  name: string,
  short: number,
  contradiction: (random: Random) => string | null,
): void {
  test(words, () => {
    const times = timesFor(name, short);
    const claim = new Claim(words, unit, times);
    for (let time = 0; time < times; time++) {
      const found = contradiction(random);
      claim.count(1, found === null ? [] : [found]);
    }
    expect(claim.close()).toEqual([]);
  }, 3_600_000);
}

/** The cells of one line by RFC 4180, and nothing else: no knowledge of apostrophes, separators or spaces. */
function cellsOf(text: string): string[] {
  const cells: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at++; !(text[at] === '"' && text[at + 1] !== '"'); at++) {
        if (text[at] === '"') at++;
        cell += text[at];
      }
      at++;
    } else for (; text[at] !== ',' && !text.startsWith('\r\n', at); at++) cell += text[at];
    cells.push(cell);
    if (text.startsWith('\r\n', at)) return cells;
    at++;
  }
  return cells;
}

const starts = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', "'", '"', ',', ' ', 'x', ''];

describe('a cell of an exported file', () => {
  claimed(
    'no cell of an exported CSV file is a formula, and each is read back as it was',
    'cells',
    'KOPPEL_CELLS',
    4000,
    (chance) => {
      const cell = `${chance.pick(starts)}${hostileText(chance).slice(0, 2000)}`;
      const [before, read, after, ...others] = cellsOf(csvLine(['a', cell, 1]));
      const isWhole = before === 'a' && after === '1' && others.length === 0;
      const isActive = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(read ?? '=');
      const isSame = read === cell || read === `'${cell}`;
      return isWhole && isSame && !isActive ? null : shown({ cell, read });
    },
  );
});

/** An amount as its sign and its digits at twenty places, reckoned by whole numbers alone. */
function exactly(text: string): bigint | null {
  const trimmed = text.trim();
  const [, sign, whole = '', fraction = ''] = /^([+-]?)(\d*)\.?(\d*)$/.exec(trimmed) ?? [];
  if (sign === undefined || whole + fraction === '' || whole.replace(/^0+/, '').length > 15 || fraction.length > 20)
    return null;
  const value = BigInt(`${whole}${fraction.padEnd(20, '0')}`);
  return sign === '-' ? -value : value;
}

const digits = (chance: Random, most: number) =>
  Array.from({ length: chance.below(most + 1) }, () => chance.below(10)).join('');
const amount = (chance: Random) =>
  chance.chance(0.2)
    ? hostileText(chance).slice(0, 500)
    : `${chance.pick(['', '-', '+', '--'])}${digits(chance, 17)}${chance.pick(['', '.', '.', ','])}${digits(chance, chance.chance(0.9) ? 4 : 22)}`;

describe('an amount', () => {
  claimed('an amount is what its digits say, exactly, or none', 'amounts', 'KOPPEL_AMOUNTS', 10_000, (chance) => {
    const text = amount(chance);
    const [read, wanted] = [decimalOf(text), exactly(text)];
    if (read === null || wanted === null) return read === null && wanted === null ? null : shown({ text, read });
    if (!/^-?(0|[1-9]\d*)(\.\d+)?$/.test(read) || /^-0(\.0*)?$/.test(read) || exactly(read) !== wanted)
      return shown({ text, read });
    // In cents, half a cent away from nothing.
    const [size, sign] = wanted < 0n ? [-wanted, -1n] : [wanted, 1n];
    const cents = sign * ((size + 5n * 10n ** 17n) / 10n ** 18n);
    const safe = cents <= BigInt(Number.MAX_SAFE_INTEGER) && cents >= -BigInt(Number.MAX_SAFE_INTEGER);
    const reckoned = toCents(read);
    return reckoned === (safe ? Number(cents) : null) && !Object.is(reckoned, -0)
      ? null
      : shown({ text, read, reckoned });
  });

  claimed('what is typed as an amount becomes an amount or nothing', 'amounts', 'KOPPEL_AMOUNTS', 10_000, (chance) => {
    const typed = chance.chance(0.5)
      ? amount(chance)
      : `${chance.pick(['€ ', '', 'EUR', '−', "'"])}${digits(chance, 4)}${chance.pick(['.', ',', ' ', "'"])}${digits(chance, 3)}${chance.pick(['.', ',', ''])}${digits(chance, 3)}`;
    const read = parseAmount(typed, chance.pick(['en', 'nl']));
    return read === null || (exactly(read) !== null && !/^-0(\.0*)?$/.test(read)) ? null : shown({ typed, read });
  });
});

/** Whether there is such a day, by the rules of Pope Gregory and nothing of the language's own. */
function exists(year: number, month: number, date: number): boolean {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return year > 0 && month >= 1 && month <= 12 && date >= 1 && date <= lengths[month - 1]!;
}

describe('a day', () => {
  claimed('a day is taken when the calendar has it, and never another one', 'days', 'KOPPEL_DAYS', 5000, (chance) => {
    const [year, month, date] = [
      chance.pick([chance.below(10_000), 1900 + chance.below(200)]),
      chance.below(15),
      chance.below(34),
    ];
    const pad = (value: number, length: number) => String(value).padStart(length, '0');
    const written = `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`;
    const wanted = exists(year, month, date) ? written : null;
    const isTyped = day().safeParse(written).success;
    const mayBeTyped = wanted !== null && year >= 1900 && year < 3000;
    if (dateOf(written) !== wanted || compactDateOf(written.replaceAll('-', '')) !== wanted || isTyped !== mayBeTyped)
      return shown(written);
    const odd = hostileText(chance).slice(0, 500);
    const read = dateOf(odd);
    return read === null ||
      (odd.trim().startsWith(read) && day().safeParse(odd).success === (odd === read && /^(19|2)/.test(read)))
      ? null
      : shown(odd);
  });
});

/** What no text that is kept may hold: the signs by number, not by the names that the shapes know them by. */
function isUnseen(code: number, isParagraph: boolean): boolean {
  if (isParagraph && (code === 9 || code === 10 || code === 0x2028 || code === 0x2029)) return false;
  const ranges = [
    [0, 31],
    [127, 159],
    [0xd800, 0xdfff],
    [0x200b, 0x200b],
    [0x200e, 0x200f],
    [0x2028, 0x202e],
    [0x2060, 0x2069],
    [0xfeff, 0xfeff],
  ];
  return ranges.some(([from, to]) => code >= from! && code <= to!);
}
const holdsUnseen = (text: string, isParagraph = false) =>
  [...text].some((sign) => isUnseen(sign.codePointAt(0)!, isParagraph));

describe('a text', () => {
  claimed(
    'no text is kept that holds NUL, half a character, or what turns the direction of writing',
    'texts',
    'KOPPEL_TEXTS',
    1000,
    (chance) => {
      const text = hostileText(chance).slice(0, 6000);
      const shapes = [
        [line(), 100, false],
        [optionalLine(), 100, false],
        [paragraph(), 4000, true],
        [optionalParagraph(), 4000, true],
        [searchText(), 100, false],
        [emailAddress(), 254, false],
      ] as const;
      for (const [shape, most, isParagraph] of shapes) {
        const typed = most === 254 ? `${[...text].slice(0, 20).join('')}@somewhere.example` : text;
        const read = shape.safeParse(typed).data;
        if (read === undefined) continue;
        if (
          [...read].length > most ||
          holdsUnseen(read, isParagraph) ||
          read !== read.normalize('NFC') ||
          !read.isWellFormed()
        )
          return shown({ typed, read });
      }
      return null;
    },
  );
});

describe('where people are led', () => {
  const parts = [
    '/',
    '\\',
    '.',
    '..',
    '@',
    ':',
    '?',
    '#',
    '%2f',
    '%5c',
    '%00',
    '\t',
    '\n',
    '\r',
    ' ',
    '\0',
    '\u202e',
    '／',
    '。',
    'elsewhere.example',
    'https:',
    'javascript:',
    'api',
    'documents',
    '~',
    '[',
    ']',
    ';',
    '%',
    'http://own.invalid',
  ];
  const own = 'https://portal.example';
  claimed('no address leads out of the portal', 'addresses', 'KOPPEL_ADDRESSES', 10_000, (chance) => {
    const typed = `${chance.pick(['/', '', '//', '/\\', 'https://'])}${Array.from({ length: chance.below(9) }, () => chance.pick(parts)).join('')}${chance.chance(0.2) ? hostileText(chance).slice(0, 300) : ''}`;
    const path = ownPath(typed);
    const led = new URL(path, own);
    const isOwn =
      led.origin === own && /^\/(?![/\\])/.test(path) && !/[\t\r\n\0]/.test(path) && !led.pathname.startsWith('/api/');
    return isOwn && ownPath(path) === path ? null : shown({ typed, path });
  });
});

test('the proofs above find what they look for', () => {
  expect(cellsOf('a,"x ""y"", z",1\r\n')).toEqual(['a', 'x "y", z', '1']);
  expect([exactly('1.5'), exactly('-0.01'), exactly('1e3'), exactly('.')]).toEqual([
    15n * 10n ** 19n,
    -(10n ** 18n),
    null,
    null,
  ]);
  expect([exists(2000, 2, 29), exists(1900, 2, 29), exists(2026, 4, 31)]).toEqual([true, false, false]);
  expect([holdsUnseen('a\u202eb'), holdsUnseen('\ud800'), holdsUnseen('é😀 x'), holdsUnseen('a\nb', true)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  fc.assert(
    fc.property(fc.string(), (cell) => cellsOf(`"${cell.replaceAll('"', '""')}"\r\n`)[0] === cell),
    { numRuns: 100 },
  );
});
