import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

// docs/security.md says nothing that is not there; and what the product does without, it does without.

const page = readFileSync('docs/security.md', 'utf8');
const rows = (text: string) =>
  text.split('\n').filter((line) => /^\| /.test(line) && !/^\| (requirement|promise|data) /.test(line));
const [before, table = ''] = page.split('## OWASP ASVS 5.0');
const [met, open = ''] = table.split('### Not met');
const cells = (row: string) =>
  row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
const idsIn = (text: string) => rows(text).flatMap((row) => cells(row)[0]!.match(/\b\d{1,2}\.\d\.\d{1,2}\b/g) ?? []);

/** The requirements that the product sets out to meet, chapter by chapter. */
const wanted = Object.entries({
  1: '1.1 1.2 2.1 2.2 2.3 2.4 2.5 2.7 2.9 2.10 3.1 3.2 3.3 3.4 3.5 3.6 3.7 3.11 3.12 4.2 5.1 5.2 5.3',
  2: '1.1 1.2 1.3 2.1 2.2 2.3 3.1 3.2 3.3 3.4 4.1',
  3: '2.1 2.2 3.1 3.2 3.3 3.4 4.1 4.2 4.3 4.4 4.5 4.6 4.8 5.1 5.2 5.3 5.4 5.5 5.8 7.1 7.2',
  4: '1.1 1.2 1.3 1.4 2.1',
  5: '1.1 2.1 2.2 2.3 2.4 2.5 2.6 3.1 3.2 3.3 4.1 4.2 4.3',
  6: '1.1 1.2 1.3 2.1 2.2 2.3 2.4 2.5 2.6 2.7 2.8 2.9 2.10 2.11 2.12 3.1 3.2 3.3 3.4 3.5 3.7 3.8 4.1 4.2 4.3 4.4 4.6 5.1 5.2 5.3 5.4 5.5 6.2 6.3',
  7: '1.1 1.2 2.1 2.2 2.3 2.4 3.1 3.2 4.1 4.2 4.3 4.4 4.5 5.1 5.2 6.2',
  8: '1.1 1.2 2.1 2.2 2.3 3.1 3.2 3.3 4.1',
  9: '1.1 1.2 1.3 2.1 2.2 2.3',
  11: '1.1 1.2 2.1 2.3 3.1 3.2 3.3 4.1 4.2 4.3 4.4 5.1',
  12: '1.1 1.2 2.1 2.2 3.1 3.2',
  13: '1.1 1.2 1.3 2.1 2.2 2.3 2.4 2.5 3.1 3.2 4.1 4.2 4.3 4.4 4.5',
  14: '1.1 1.2 2.1 2.2 2.3 2.4 2.6 2.7 3.1 3.2 3.3',
  15: '1.1 1.2 1.3 2.1 2.2 2.3 2.4 3.1 3.2 3.3 3.4 3.5 3.6 3.7 4.2',
  16: '1.1 2.1 2.2 2.3 2.4 2.5 3.1 3.2 3.3 3.4 4.1 4.2 4.3 5.1 5.2 5.3 5.4',
}).flatMap(([chapter, numbers]) => numbers.split(' ').map((number) => `${chapter}.${number}`));

describe('docs/security.md', () => {
  test('names no file that is not there', () => {
    const named = [...page.matchAll(/`((?:tests|lib|docs|scripts)\/[\w./[\]()-]+\.\w+)`/g)].map(([, file]) => file!);
    expect(named.length).toBeGreaterThan(100);
    expect([...new Set(named)].filter((file) => !existsSync(file))).toEqual([]);
  });

  test('proves every promise by a test', () => {
    const promises = rows(before!.split('## What comes in')[0]!);
    expect(promises.length).toBeGreaterThan(15);
    expect(promises.filter((row) => !/`tests\/[\w/.-]+\.test\.ts`/.test(cells(row)[2]!))).toEqual([]);
  });

  test('says of every requirement what proves it, or that it is not met; of each once', () => {
    expect([...idsIn(met!), ...idsIn(open)].toSorted()).toEqual(wanted.toSorted());
    expect(rows(met!).filter((row) => !/`[\w/.-]+\.\w+`/.test(cells(row)[2]!))).toEqual([]);
  });
});

const sources = ['app', 'components', 'db', 'lib', 'middleware.ts'].flatMap((place) =>
  place.endsWith('.ts')
    ? [place]
    : readdirSync(place, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file))
        .map((file) => path.join(place, file)),
);
const holding = (pattern: RegExp, except: string[] = []) =>
  sources.filter((file) => !except.includes(file) && pattern.test(readFileSync(file, 'utf8')));

describe('the product does without', () => {
  test.each<[string, RegExp, string[]]>([
    ['commands of the system', /node:child_process|child_process'/, []],
    ['code made of text', /\beval\(|new Function\(|node:vm'/, []],
    ['HTML made of text', /\.innerHTML\s*=|document\.write\(|dangerouslySetInnerHTML/, []],
    ['passwords and questions', /type="password"|argon2|bcrypt|scrypt\(/, []],
    ['messages between windows', /addEventListener\(\s*'message'|\.postMessage\(/, ['lib/documents/intake/reader.ts']],
    ['other origins', /access-control-allow/i, []],
    ['weak cryptography', /createHash\('(md5|sha1)'\)|createCipheriv\('(?!aes-256-gcm')|Math\.random\(/, []],
    ['pictures of others', /from '(sharp|next\/image|next\/og)'/, []],
    ['storage of the browser for content', /indexedDB|caches\.open/, []],
  ])('%s', (_, pattern, except) => expect(holding(pattern, except)).toEqual([]));

  test('talking to anybody but the database and the mail provider', () => {
    const outside = holding(/\bfetch\(\s*(['"`]https?:|new URL\('http)|from 'node:(http|https|net|dgram)'/, [
      'lib/policy/network.ts',
      // The way to the database itself.
      'db/wire.ts',
    ]);
    expect(outside).toEqual([]);
  });
});
