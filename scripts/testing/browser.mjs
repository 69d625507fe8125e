import path from 'node:path';
import { createDatabase } from '../database/databases.mjs';
import { runJob } from '../launcher/jobs.mjs';
import { job, program } from '../launcher/programs.mjs';
import { failingWith } from './code.mjs';
import { demoOf, servePortal } from './portal.mjs';
import { readPlaywright } from './reports.mjs';

/** In which languages and themes `npm test` looks at the portal; `npm run proof` looks in all four, KOPPEL_APPEARANCE names one. */
const shortAppearances = process.env.KOPPEL_APPEARANCE ? [process.env.KOPPEL_APPEARANCE] : ['en-light', 'nl-dark'];
export const allAppearances = ['en-light', 'en-dark', 'nl-light', 'nl-dark'];

/**
 * Serves the production build in demo mode and walks through it, once in each appearance, each on a copy of the demo world of its own,
 * two side by side. Returns a list of [name, { passed, failed, skipped }].
 */
export async function runBrowserTests(household, { template, reports, names, appearances = shortAppearances }) {
  const seeded = await createDatabase(template, 'koppel_demo', 'koppel_template');
  await runJob(household, 'seed', 'Seeding the demo world', demoOf(seeded, 3000));
  const parts = [];
  for (let at = 0; at < appearances.length; at += 2) {
    // Copied one after the other: a template is copied while nobody uses it.
    const walks = [];
    for (const appearance of appearances.slice(at, at + 2)) {
      const url = await createDatabase(seeded, `koppel_${appearance.replace('-', '_')}`, 'koppel_demo');
      walks.push(walk(household, { url, appearance, reports, names, left: leftToOthers(appearance, appearances) }));
    }
    parts.push(...(await Promise.all(walks)));
  }
  return parts;
}

/**
 * The tags of tests that one of the appearances runs for all (tests/e2e/fixtures.ts): where `npm test` walks in its two, those of the
 * other one; and everywhere those that the first one runs.
 */
const leftToOthers = (appearance, appearances) => [
  ...(appearances === shortAppearances ? appearances.filter((one) => one !== appearance).map((one) => `@${one}`) : []),
  ...(appearance === appearances[0] ? [] : ['@once']),
];

async function walk(household, { url, appearance, reports, names, left }) {
  const env = await servePortal(household, { url, environmentOf: demoOf });
  household.keepNode('The worker', job('worker'), [], { env, stdio: ['ignore', 'ignore', 'inherit'] });

  const report = path.join(reports, `playwright-${appearance}.json`);
  // Of a file that is named, all tests may be those that the first appearance runs for the others.
  const mayBeEmpty = names.length > 0 && left.includes('@once');
  const args = [
    ...['test', '--workers=1', ...(mayBeEmpty ? ['--pass-with-no-tests'] : [])],
    ...(left.length > 0 ? ['--grep-invert', left.join('|')] : []),
    ...names,
  ];
  const code = await household.followNode(program('@playwright/test/cli.js'), args, {
    env: { ...env, NODE_ENV: 'test', BASE_URL: env.AUTH_URL, KOPPEL_APPEARANCE: appearance, KOPPEL_REPORT: report },
  });
  return [`browser ${appearance}`, failingWith(code, readPlaywright(report, { mayBeEmpty }))];
}
