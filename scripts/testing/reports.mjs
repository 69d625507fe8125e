import { readFileSync } from 'node:fs';

/** Returns { passed, failed, failures: [{ name, reason }], skipped: [{ name, reason }] } from the report of tests/setup/report.ts; one failure when there is none. */
export const readVitest = (file) => reported(file, false, (report) => report);

/** Returns the same from Playwright's JSON report; it may be without a test where `mayBeEmpty` says so. */
export const readPlaywright = (file, { mayBeEmpty = false } = {}) =>
  reported(file, mayBeEmpty, ({ stats, errors, suites }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    failures: [
      ...suites.flatMap((suite) => inState(suite, ['unexpected', 'flaky'], complaintOf)),
      ...errors.map(outside),
    ],
    skipped: suites.flatMap((suite) => inState(suite, ['skipped'], reasonOf)),
  }));

/** A report that is missing, unreadable or empty is a failure: otherwise a run that never began would count as passed. */
function reported(file, mayBeEmpty, read) {
  try {
    const report = read(JSON.parse(readFileSync(file, 'utf8')));
    if (report.passed + report.failed > 0 || mayBeEmpty) return report;
  } catch {
    // Told below.
  }
  console.error('No test ran, or its report is missing.');
  return { passed: 0, failed: 1, failures: [], skipped: [] };
}

/** The tests of a suite that ended so, each with why. */
function inState({ specs, suites = [] }, states, reason) {
  const own = specs.flatMap((spec) =>
    spec.tests
      .filter((test) => states.includes(test.status))
      .map((test) => ({ name: `${spec.file} > ${spec.title}`, reason: reason(test) })),
  );
  return [...own, ...suites.flatMap((suite) => inState(suite, states, reason))];
}

const complaintOf = ({ results }) =>
  results.findLast(({ error }) => error)?.error.message ?? 'it ended without a complaint';
const outside = ({ message }) => ({ name: 'outside of every test', reason: message ?? 'no message' });
const reasonOf = ({ annotations }) =>
  annotations.find(({ type, description }) => ['skip', 'fixme'].includes(type) && description)?.description ??
  'no reason given';
