import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

/**
 * Writes to KOPPEL_REPORT what `npm test` adds up: { passed, failed, skipped: [{ name, reason }] }.
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
      skipped: [...inState('skipped'), ...inState('pending')].map(explained),
    };
    if (process.env.KOPPEL_REPORT) writeFileSync(process.env.KOPPEL_REPORT, JSON.stringify(report));
  }
}

function explained(test: TestCase) {
  const result = test.result();
  const reason = (result.state === 'skipped' && result.note) || 'no reason given';
  return { name: `${test.module.relativeModuleId} > ${test.fullName}`, reason };
}
