import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

/**
 * Writes to KOPPEL_REPORT what `npm test` adds up: { passed, failed, failures and skipped: [{ name, reason }] }.
 * Vitest's own JSON leaves out why a test was skipped, and errors that happened outside of every test.
 */
export default class Report implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const inState = (state: string) => tests.filter((test) => test.result().state === state);
    const brokenFiles = modules.filter((module) => module.errors().length > 0);
    const report = {
      passed: inState('passed').length,
      failed: inState('failed').length + brokenFiles.length + unhandled.length,
      failures: [
        ...inState('failed').map((test) => named(test, test.result().errors?.[0]?.message)),
        ...brokenFiles.map((file) => ({ name: file.relativeModuleId, reason: file.errors()[0]!.message })),
        ...unhandled.map((error) => ({ name: 'outside of every test', reason: String(error) })),
      ],
      skipped: [...inState('skipped'), ...inState('pending')].map(explained),
    };
    if (process.env.KOPPEL_REPORT) writeFileSync(process.env.KOPPEL_REPORT, JSON.stringify(report));
  }
}

const named = (test: TestCase, reason = 'no reason given') => ({
  name: `${test.module.relativeModuleId} > ${test.fullName}`,
  reason,
});

function explained(test: TestCase) {
  const result = test.result();
  return named(test, (result.state === 'skipped' && result.note) || undefined);
}
