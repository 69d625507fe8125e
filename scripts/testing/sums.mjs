import { stripVTControlCharacters } from 'node:util';

const failure = ['the run itself', { passed: 0, failed: 1, failures: [], skipped: [] }];

/** So much of a complaint that one knows it again; all of it stands where the test ran. */
const firstOf = (text) => stripVTControlCharacters(text).split('\n').slice(0, 8).join('\n    ');

/** Prints each part's results, every failed and every skipped test with its reason, and as the last line the sums. `parts` is a list of [name, results]. */
export function printSums(results, code) {
  // Stopped by a signal: there is no result to speak of.
  if (code > 1) return;
  // A build that failed, or a portal that ended, belongs to no test.
  const isUnexplained = code === 1 && results.every(([, { failed }]) => failed === 0);
  const parts = isUnexplained ? [...results, failure] : results;
  const sum = (key) => parts.reduce((total, [, results]) => total + results[key], 0);
  console.log();
  for (const [name, { passed, failed, skipped }] of parts) {
    console.log(
      `${name.padEnd(16)} ${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`,
    );
  }
  for (const { name, reason } of parts.flatMap(([, { failures }]) => failures ?? []))
    console.log(`failed: ${name}\n    ${firstOf(reason)}`);
  for (const { name, reason } of parts.flatMap(([, { skipped }]) => skipped))
    console.log(`skipped: ${name} (${reason})`);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
}
