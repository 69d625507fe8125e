/** Prints each part's results, every skipped test with its reason, and as the last line the sums. `parts` is a list of [name, results]. */
export function printSums(parts) {
  const sum = (key) => parts.reduce((total, [, results]) => total + results[key], 0);
  console.log();
  for (const [name, { passed, failed, skipped }] of parts) {
    console.log(
      `${name.padEnd(16)} ${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`,
    );
  }
  for (const { name, reason } of parts.flatMap(([, { skipped }]) => skipped))
    console.log(`skipped: ${name} (${reason})`);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
}
