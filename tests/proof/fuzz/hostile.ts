import type { Random } from './random';

// What no page of the portal posts: texts, numbers, days, ids and names that something below might stumble over.

const signs = [
  '\0',
  '\ud800',
  '\udc00',
  '\u202e',
  '\u2066',
  '\u200b',
  '\ufeff',
  '\u0301',
  '\x1b',
  '\x7f',
  '\u2028',
  '\r\n',
  '\t',
  '\ufffe',
];
const words = [
  'Bakkerij',
  'é',
  'ß',
  '😀',
  '中文',
  'İ',
  'ﬀ',
  '＠',
  'x',
  '1',
  ' ',
  "'",
  '"',
  '`',
  '\\',
  '%',
  '_',
  '$1',
  '$$',
  ';--',
];
const texts = [
  '',
  ' ',
  'null',
  'undefined',
  'true',
  '[object Object]',
  "' or 1=1 --",
  "'); drop table users; --",
  '{"$gt":""}',
  '<script>alert(1)</script>',
  '<%= 7*7 %>',
  '{{7*7}}',
  '=HYPERLINK("http://elsewhere.example")',
  '../../../../etc/passwd',
  'https://elsewhere.example/',
  '//elsewhere.example',
  '/\\elsewhere.example',
  'javascript:alert(1)',
  'a@b.example\r\nBcc: c@d.example',
  'anna＠deboer.example',
  'a@b@c.example',
  '"a b"@c.example',
  '__proto__',
  'constructor',
  'toString',
  '$K1',
  '$F1',
  '$B1',
  '$@1',
  '$undefined',
  '$ACTION_ID_1',
  '\\x00',
  '%00',
  '&#0;',
];
const numbers = [
  'NaN',
  '-0',
  '0',
  '-1',
  '1e400',
  '-1e400',
  '1e-400',
  'Infinity',
  '-Infinity',
  '0.1',
  '1.5',
  '2147483647',
  '2147483648',
  '9007199254740993',
  '99999999999999999999',
  '0x10',
  '0b1',
  '1_000',
  '1,5',
  '１２',
  '٣',
  '+1',
  ' 1 ',
  '1e3',
  '.5',
  '5.',
  '--1',
  '1'.repeat(400),
];
const days = [
  '0000-00-00',
  '2026-02-30',
  '2025-02-29',
  '9999-12-31',
  '10000-01-01',
  '-0001-01-01',
  '2026-13-01',
  '2026-1-1',
  '2026-01-01T00:00:00Z',
  '1900-02-29',
  '01-02-2026',
  'now',
  'epoch',
  'infinity',
  'today',
  '1970-01-01',
  '２０２６-01-01',
];
const ids = [
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '00000000-0000-4000-8000-000000000001',
  'not-an-id',
  '{00000000-0000-4000-8000-000000000001}',
  '00000000000040008000000000000001',
  "00000000-0000-4000-8000-00000000000'",
  '00000000-0000-4000-8000-00000000000g',
  '1',
  'urn:uuid:00000000-0000-4000-8000-000000000001',
];
const names = [
  '__proto__',
  '__proto__[]',
  'constructor',
  'constructor[]',
  'prototype',
  'toString',
  'hasOwnProperty',
  'length',
  '',
  '[]',
  '[][]',
  'then',
  '$ACTION_REF_1',
  '$ACTION_1:0',
  'userId',
  'environmentId',
  'role',
  'isGiven',
  'version',
  'ownerId',
  'createdAt',
  'lines.0.name',
  'lines.999.name',
  'lines.0.__proto__',
  'lines.__proto__.name',
  '\0',
  '\ud800',
  'a'.repeat(2000),
];

/** A text made to be stumbled over; seldom one of a megabyte. */
export function hostileText(random: Random): string {
  const kind = random.below(100);
  if (kind < 30) return random.pick(texts);
  if (kind < 45) return random.pick(numbers);
  if (kind < 53) return random.pick(days);
  if (kind < 61) return random.pick(ids);
  if (kind < 90)
    return Array.from({ length: 1 + random.below(6) }, () => random.pick(random.chance(0.5) ? signs : words)).join('');
  if (kind < 99) return random.pick([...signs, ...words]).repeat(1 + random.below(5000));
  return random.chance(0.05) ? 'x'.repeat(1_000_000) : 'y'.repeat(20_000);
}

/** A name that a field of no form of ours has. */
export const hostileName = (random: Random): string => random.pick(names);

/** A value of the wrong kind, where the language can tell: what a script hands to an action instead of a form. */
export function hostileArgument(random: Random, depth = 0): unknown {
  const leaf = [
    () => undefined,
    () => null,
    () => true,
    () => Number.NaN,
    () => -0,
    () => Number.POSITIVE_INFINITY,
    () => 10n ** 400n,
    () => Symbol('x'),
    () => new Date(Number.NaN),
    () => new Map([['documentId', 'x']]),
    () => new Set(['x']),
    () => /x/g,
    () => new Error('x'),
    () => () => 'x',
    () => Promise.resolve('x'),
    () => Object.fromEntries([['then', (done: (value: unknown) => void) => done('x')]]),
    () => ({ getAll: () => ['x'], keys: () => ['documentId'], get: () => 'x' }),
    () => Object.create(null),
    () => Object.create({ documentId: 'x' }),
    () => JSON.parse('{"__proto__":{"isAdministrator":true}}'),
    () => new Uint8Array(random.below(100)),
    () => new ArrayBuffer(random.below(100)),
    () => new Blob(['x']),
    () => new File(['x'], '../x'),
    () => new URLSearchParams('documentId=x'),
    () => new Headers({ a: 'b' }),
    () => new Proxy({}, { get: () => 'x', has: () => true, ownKeys: () => ['documentId'] }),
    () => hostileText(random),
  ];
  if (depth < 4 && random.chance(0.25))
    return Array.from({ length: random.below(5) }, () => hostileArgument(random, depth + 1));
  if (depth < 4 && random.chance(0.25))
    return Object.fromEntries(
      Array.from({ length: random.below(5) }, () => [hostileName(random), hostileArgument(random, depth + 1)]),
    );
  return random.pick(leaf)();
}
