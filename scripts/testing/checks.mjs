import { program } from '../launcher/programs.mjs';

/** Runs one check as one test, printing its output when it fails. Returns { passed, failed, skipped }. */
async function check(household, title, path, args) {
  const { code, output } = await household.runNode(program(path), args);
  console.log(`${code === 0 ? '✓' : '✗'} ${title}`);
  if (code !== 0) console.log(output);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [] };
}

export const checkTypes = (household) => check(household, 'types (tsc)', 'typescript/bin/tsc', ['--noEmit']);
export const checkLint = (household) => check(household, 'lint (biome)', '@biomejs/biome/bin/biome', ['check', '.']);
