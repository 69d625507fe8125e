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
import { runBrowserTests } from './testing/browser.mjs';
import { checkBuild, checkLint, checkTypes } from './testing/checks.mjs';
import { chosenTests } from './testing/choice.mjs';
import { runHttpTests } from './testing/http.mjs';
import { printSums } from './testing/sums.mjs';
import { runUnitTests } from './testing/unit.mjs';

await launch(async (household) => {
  const chosen = chosenTests(process.argv.slice(2));
  const parts = [];
  // Handed over first, so done last: the sums are the last line, when everything has ended.
  household.atTheEnd((code) => printSums(parts, code));
  const reports = mkdtempSync(path.join(tmpdir(), 'koppel-reports-'));
  household.atTheEnd(() => rmSync(reports, { recursive: true, force: true }));

  await prepare(household);
  const server = await step('Starting a throw-away database', () => keepServer(household, startThrowAway));
  const template = await createDatabase(server.url, 'koppel_template');
  await runJob(household, 'migrate', 'Making its tables', { DATABASE_URL: template, DATABASE_DIRECT_URL: '' });

  if (chosen.checks) {
    parts.push(['build', checkBuild()]);
    parts.push(['types', await checkTypes(household)]);
    parts.push(['lint', await checkLint(household)]);
  }
  if (chosen.unit)
    parts.push(['unit and domain', await runUnitTests(household, { template, reports, names: chosen.unit })]);
  if (chosen.http) {
    const { superuserUrl } = server;
    parts.push(['http', await runHttpTests(household, { template, superuserUrl, reports, names: chosen.http })]);
  }
  if (chosen.browser) parts.push(...(await runBrowserTests(household, { template, reports, names: chosen.browser })));
  await household.leave(parts.some(([, { failed }]) => failed > 0) ? 1 : 0);
});
