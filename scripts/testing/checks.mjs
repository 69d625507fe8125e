import { readFileSync } from 'node:fs';
import { program } from '../launcher/programs.mjs';
import { buildOutput, complaintsIn } from '../prepare/build-output.mjs';

/** Runs one check as one test, printing its output when it fails. Returns { passed, failed, skipped }. */
async function check(household, title, path, args) {
  const { code, output } = await household.runNode(program(path), args);
  return told(title, code === 0, output);
}

function told(title, isGood, output) {
  console.log(`${isGood ? '✓' : '✗'} ${title}`);
  if (!isGood) console.log(output);
  return { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: [] };
}

export const checkTypes = (household) => check(household, 'types (tsc)', 'typescript/bin/tsc', ['--noEmit']);
export const checkLint = (household) => check(household, 'lint (biome)', '@biomejs/biome/bin/biome', ['check', '.']);

/** The build that is tested printed no error and no warning. */
export function checkBuild() {
  const complaints = complaintsIn(readFileSync(buildOutput, 'utf8'));
  return told('build without a complaint (next build)', complaints.length === 0, complaints.join('\n'));
}
