import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import en from '@/messages/en.json';

// What an event says beyond what was done, the reader sees by name: every name under which the product writes something has a word.

/** Never shown: ids that lead a history to the event. */
const notShown = ['partnershipId', 'environments'];

/** The outermost names of the object that begins here. */
function namesIn(object: string): string[] {
  const flat = object.replaceAll(/'[^']*'|`[^`]*`/g, "''");
  let depth = 0;
  const parts = [''];
  for (const sign of flat) {
    if ('{[('.includes(sign)) depth++;
    if ('}])'.includes(sign)) depth--;
    if (depth < 0) break;
    if (sign === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts.flatMap((part) => {
    const text = part.trim();
    return text.startsWith('...')
      ? [...text.matchAll(/\{ *(\w+)/g)].map(([, name]) => name!)
      : (/^\w+/.exec(text) ?? []).slice(0);
  });
}

const noted = readdirSync('lib', { recursive: true, encoding: 'utf8' })
  // What a refusal says of itself stands in no log.
  .filter((file) => file.endsWith('.ts') && file !== 'policy/refusal.ts')
  .flatMap((file) =>
    readFileSync(`lib/${file}`, 'utf8')
      .split(/\bnote\(\{|\bdetails: \{/)
      .slice(1)
      .flatMap(namesIn),
  );

test('whatever an act notes has a word for its reader', () => {
  expect(noted).toContain('verdict');
  expect(noted.length).toBeGreaterThan(40);
  const words = [...Object.keys(en.auditDetails), ...notShown];
  expect([...new Set(noted)].filter((name) => !words.includes(name))).toEqual([]);
});
