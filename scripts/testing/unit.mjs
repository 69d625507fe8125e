import path from 'node:path';
import { program } from '../launcher/programs.mjs';
import { failingWith } from './code.mjs';
import { readVitest } from './reports.mjs';

/** Runs the tests without a browser; each domain test file copies the template. Returns { passed, failed, skipped }. */
export async function runUnitTests(household, { template, reports, names }) {
  const report = path.join(reports, 'vitest.json');
  const args = ['run', '--allowOnly=false', '--reporter=default', '--reporter=./tests/setup/report.ts', ...names];
  const env = { NODE_ENV: 'test', KOPPEL_TEST_TEMPLATE: template, KOPPEL_REPORT: report, DATABASE_URL: '' };
  const code = await household.followNode(program('vitest/vitest.mjs'), args, { env });
  return failingWith(code, readVitest(report));
}
