import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { npmCommand } from '../launcher/programs.mjs';
import { Sentence } from '../launcher/sentence.mjs';
import { step } from '../launcher/step.mjs';

const mark = 'node_modules/.koppel';

/** Installs the packages exactly as locked, unless they are there for this lock file, Node version and platform. */
export async function bringPackages(household) {
  const wanted = markOf();
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
  if (!areInstalled()) await step('Installing the packages', () => install(household));
  writeFileSync(mark, wanted);
}

function markOf() {
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  return `${lock} ${process.version} ${process.platform}-${process.arch}\n`;
}

/** Returns whether somebody's own `npm install` has already brought what the lock file names (npm writes down what it brought). */
function areInstalled() {
  const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  if (existsSync(mark) || !existsSync('node_modules/.package-lock.json')) return false;
  const found = packagesOf('node_modules/.package-lock.json');
  return Object.entries(packagesOf('package-lock.json')).every(
    ([place, { version, optional }]) =>
      place === '' || found[place]?.version === version || (optional && !found[place]),
  );
}

async function install(household) {
  // With NODE_ENV=production npm would leave out what builds and tests the portal.
  const { NODE_ENV: _, ...env } = process.env;
  const [command, ...first] = [...npmCommand(), 'ci', '--include=dev', '--no-audit', '--no-fund'];
  const { code, output } = await household.run(command, first, { env });
  if (code !== 0) throw new Sentence(`"npm ci" failed (code ${code}):\n${output.trim()}`);
}
