import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Path from the root → source, of every file that is ours to judge. */
export type Tree = ReadonlyMap<string, string>;

const root = new URL('../..', import.meta.url).pathname;
const folders = ['app', 'components', 'lib', 'db', 'scripts', 'tests'];
const topFiles = ['middleware.ts', 'next.config.ts', 'drizzle.config.ts', 'instrumentation.ts'];

/** Reads the sources of the house. */
export function readTree(): Tree {
  const paths = folders.flatMap((folder) => filesBelow(join(root, folder)));
  const present = new Set(readdirSync(root));
  return new Map(
    [...paths, ...topFiles.filter((name) => present.has(name)).map((name) => join(root, name))].map((path) => [
      relative(root, path),
      readFileSync(path, 'utf8'),
    ]),
  );
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return /\.(tsx?|mjs|css|sql)$/.test(entry.name) && !entry.name.endsWith('.d.json.ts') ? [path] : [];
  });
}

export type Import = { from: string; to: string; isTypeOnly: boolean };

/** Every import of a file, with `@/…` and relative ones as paths from the root, packages by their name. */
export function importsOf(path: string, source: string): Import[] {
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?[^;'"]*?from\s+['"]([^'"]+)['"]|import\s*\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s+['"]([^'"]+)['"]/g;
  return [...source.matchAll(pattern)].map(([, type, named, dynamic, bare]) => ({
    from: path,
    to: resolve(path, (named ?? dynamic ?? bare)!),
    isTypeOnly: Boolean(type),
  }));
}

function resolve(path: string, target: string): string {
  if (target.startsWith('@/')) return target.slice(2);
  if (!target.startsWith('.')) return target;
  return join(path, '..', target);
}
