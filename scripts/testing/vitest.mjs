import { program } from '../launcher/programs.mjs';
import { failingWith } from './code.mjs';
import { readVitest } from './reports.mjs';

/** Runs some of vitest's projects, all their files or those that `names` are parts of. Returns { passed, failed, skipped }. */
export async function runVitest(household, { projects, names, report, env }) {
  const args = ['run', '--allowOnly=false', '--reporter=default', '--reporter=./tests/setup/report.ts'];
  args.push(...projects.flatMap((name) => ['--project', name]), ...names);
  const code = await household.followNode(program('vitest/vitest.mjs'), args, {
    env: { ...env, KOPPEL_REPORT: report },
  });
  return failingWith(code, readVitest(report));
}
