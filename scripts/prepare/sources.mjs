import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../launcher/root.mjs';

const apart = new Set([
  'node_modules',
  'dist',
  'docs',
  'tests',
  'coverage',
  'test-results',
  'playwright-report',
  'next-env.d.ts',
]);
const isApart = (name) => name.startsWith('.') || apart.has(name) || /\.(md|tsbuildinfo|d\.json\.ts)$/.test(name);

/** Returns a SHA-256 over the names and contents of everything a build is made of, and the Node version. */
export function hashOfSources() {
  const hash = createHash('sha256')
    .update(process.version)
    .update(process.env.KOPPEL_STANDALONE ?? '');
  for (const file of filesUnder(root)) hash.update(`\0${path.relative(root, file)}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !isApart(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const place = path.join(folder, entry.name);
      return entry.isDirectory() ? filesUnder(place) : entry.isFile() ? [place] : [];
    });
}
