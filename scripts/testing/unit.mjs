import path from 'node:path';
import { runVitest } from './vitest.mjs';

/** Runs the tests that need no portal; each domain test file copies the template. Returns { passed, failed, skipped }. */
export const runUnitTests = (household, { template, reports, names }) =>
  runVitest(household, {
    projects: ['unit', 'domain'],
    names,
    report: path.join(reports, 'vitest.json'),
    env: { NODE_ENV: 'test', KOPPEL_TEST_TEMPLATE: template, DATABASE_URL: '' },
  });
