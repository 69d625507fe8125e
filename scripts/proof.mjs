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
import { chosenTests } from './testing/choice.mjs';
import { runHttpTests } from './testing/http.mjs';
import { claimTable, followLedger, readLedger } from './testing/ledger.mjs';
import { printSums } from './testing/sums.mjs';
import { runUnitTests } from './testing/unit.mjs';

// npm run proof: the long forms of the randomised and concurrent tests, and the browser tests in every language and theme.
// npm run proof -- share-races ending: the long forms of the test files with such names, and nothing else.

/** How often each long form tries; `npm test` tries a tenth or a hundredth of it. The tests read these by name. */
const longForms = {
  KOPPEL_DECISIONS: '1000000',
  KOPPEL_ONE_SMALL_WORLD_IN: '1',
  KOPPEL_WORLDS: '50000',
  KOPPEL_ENDINGS: '2000',
  KOPPEL_INTERLEAVINGS: '10000',
  KOPPEL_ROUNDS: '500',
  KOPPEL_KILLS: '200',
  KOPPEL_HISTORIES: '200000',
  KOPPEL_TASK_HISTORIES: '2000',
  KOPPEL_VOTES: '10000',
  KOPPEL_TAMPERS: '10000',
  KOPPEL_ALL_ACT_TASKS: '1000',
  KOPPEL_CRASHES: '1000',
  KOPPEL_RESTARTS: '200',
  KOPPEL_SAVES: '20000',
  KOPPEL_DEMOTIONS: '1000',
  KOPPEL_REVOCATIONS: '10000',
  KOPPEL_REQUESTS: '20000',
  KOPPEL_PAYLOADS: '980000',
  KOPPEL_HTTP_PAYLOADS: '20000',
  KOPPEL_XML_FILES: '100000',
  KOPPEL_UPLOADS: '10000',
  KOPPEL_HOSTILE_FILES: '500',
  KOPPEL_CELLS: '100000',
  KOPPEL_AMOUNTS: '1000000',
  KOPPEL_TEXTS: '1000000',
  KOPPEL_DAYS: '100000',
  KOPPEL_ADDRESSES: '100000',
  KOPPEL_MUTANTS: '1000',
  KOPPEL_MUTATIONS: '10000',
  KOPPEL_MUTATIONS_WITHIN: '10000',
};

/** The files with long forms, by parts of their names. */
const longTests = ['tests/domain', 'tests/unit/workflows', 'tests/unit/proof'];

await launch(async (household) => {
  const started = Date.now();
  const parts = [];
  const reports = mkdtempSync(path.join(tmpdir(), 'koppel-proof-'));
  const ledger = path.join(reports, 'ledger');
  // The last first: the table and the sums are the last lines, when everything has ended.
  household.atTheEnd(() => rmSync(reports, { recursive: true, force: true }));
  household.atTheEnd((code) => {
    console.log(`\n${claimTable(readLedger(ledger)).join('\n')}`);
    console.log(`${Math.round((Date.now() - started) / 60_000)} minutes`);
    printSums(parts, code);
  });

  await prepare(household);
  const server = await step('Starting a throw-away database', () => keepServer(household, startThrowAway));
  const template = await createDatabase(server.url, 'koppel_template');
  await runJob(household, 'migrate', 'Making its tables', { DATABASE_URL: template, DATABASE_DIRECT_URL: '' });

  Object.assign(process.env, longForms, { KOPPEL_LEDGER: ledger });
  household.atTheEnd(followLedger(ledger));
  const { superuserUrl } = server;
  const chosen = chosenTests(process.argv.slice(2), 'npm run proof');
  if (chosen.unit)
    parts.push([
      'long forms',
      await runUnitTests(household, { template, reports, names: chosen.unit.length > 0 ? chosen.unit : longTests }),
    ]);
  if (chosen.http)
    parts.push(['http', await runHttpTests(household, { template, superuserUrl, reports, names: chosen.http })]);
  if (chosen.browser)
    parts.push(
      ...(await runBrowserTests(household, { template, reports, names: chosen.browser, appearances: allAppearances })),
    );
  await household.leave(parts.some(([, { failed }]) => failed > 0) ? 1 : 0);
});
