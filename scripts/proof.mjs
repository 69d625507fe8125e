import './node-version.mjs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDatabase } from './database/databases.mjs';
import { startThrowAway } from './database/throw-away.mjs';
import { keepServer } from './launcher/home-database.mjs';
import { launch } from './launcher/household.mjs';
import { runJob } from './launcher/jobs.mjs';
import { step } from './launcher/step.mjs';
import { prepare } from './prepare.mjs';
import { allAppearances, runBrowserTests } from './testing/browser.mjs';
import { printSums } from './testing/sums.mjs';
import { runUnitTests } from './testing/unit.mjs';

// npm run proof: the long forms of the randomised and concurrent tests, and the browser tests in every language and theme.

/** How often each long form tries; `npm test` tries a tenth or a hundredth of it. The tests read these by name. */
const longForms = {
  KOPPEL_WORLDS: '2000',
  KOPPEL_ENDINGS: '2000',
  KOPPEL_INTERLEAVINGS: '10000',
  KOPPEL_ROUNDS: '500',
  KOPPEL_KILLS: '200',
  KOPPEL_HISTORIES: '200000',
  KOPPEL_TASK_HISTORIES: '2000',
  KOPPEL_VOTES: '10000',
  KOPPEL_TAMPERS: '10000',
  KOPPEL_ALL_ACT_TASKS: '1000',
  KOPPEL_MUTANTS: '1000',
  KOPPEL_MUTATIONS: '10000',
};

await launch(async (household) => {
  const started = Date.now();
  const parts = [];
  let isComplete = false;
  household.atTheEnd(() => {
    if (!isComplete) return;
    console.log(
      `\n${longForms.KOPPEL_WORLDS} random worlds; ${longForms.KOPPEL_ENDINGS} endings of a partnership and ${longForms.KOPPEL_INTERLEAVINGS} interleavings with it; ${longForms.KOPPEL_ROUNDS} rounds of each race; ${longForms.KOPPEL_KILLS} kills of the worker.`,
    );
    console.log(
      `${longForms.KOPPEL_HISTORIES} histories of a workflow on the engine, ${longForms.KOPPEL_TASK_HISTORIES} on PostgreSQL; ${longForms.KOPPEL_VOTES} decisions on one task; ${longForms.KOPPEL_ALL_ACT_TASKS} tasks of fifty who must all act; ${longForms.KOPPEL_TAMPERS} tampers with the audit log, and with its file.`,
    );
    console.log(`${Math.round((Date.now() - started) / 60_000)} minutes`);
    printSums(parts);
  });
  const reports = mkdtempSync(path.join(tmpdir(), 'koppel-proof-'));
  household.atTheEnd(() => rmSync(reports, { recursive: true, force: true }));

  await prepare(household);
  const url = await step('Starting a throw-away database', () => keepServer(household, startThrowAway));
  const template = await createDatabase(url, 'koppel_template');
  await runJob(household, 'migrate', 'Making its tables', { DATABASE_URL: template, DATABASE_DIRECT_URL: '' });

  Object.assign(process.env, longForms);
  parts.push([
    'long forms',
    await runUnitTests(household, {
      template,
      reports,
      names: ['tests/domain', 'tests/unit/workflows', 'tests/unit/proof-'],
    }),
  ]);
  parts.push(...(await runBrowserTests(household, { template, reports, names: [], appearances: allAppearances })));
  isComplete = true;
  await household.leave(parts.some(([, { failed }]) => failed > 0) ? 1 : 0);
});
