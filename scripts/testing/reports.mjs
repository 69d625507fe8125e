import { readFileSync } from 'node:fs';

/** Returns { passed, failed, skipped: [{ name, reason }] } from the report of tests/setup/report.ts; one failure when there is none. */
export const readVitest = (file) => reported(file, (report) => report);

/** Returns the same from Playwright's JSON report. */
export const readPlaywright = (file) =>
  reported(file, ({ stats, errors, suites }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: suites.flatMap(skippedIn),
  }));

/** A report that is missing, unreadable or empty is a failure: otherwise a run that never began would count as passed. */
function reported(file, read) {
  try {
    const report = read(JSON.parse(readFileSync(file, 'utf8')));
    if (report.passed + report.failed > 0) return report;
  } catch {
    // Told below.
  }
  console.error('No test ran, or its report is missing.');
  return { passed: 0, failed: 1, skipped: [] };
}

function skippedIn({ specs, suites = [] }) {
  const own = specs.flatMap((spec) =>
    spec.tests
      .filter((test) => test.status === 'skipped')
      .map((test) => ({ name: `${spec.file} > ${spec.title}`, reason: reasonOf(test) })),
  );
  return [...own, ...suites.flatMap(skippedIn)];
}

const reasonOf = ({ annotations }) =>
  annotations.find(({ type, description }) => ['skip', 'fixme'].includes(type) && description)?.description ??
  'no reason given';
