import './node-version.mjs';
import { startThrowAway } from './database/throw-away.mjs';
import { keepServer } from './launcher/home-database.mjs';
import { launch } from './launcher/household.mjs';
import { runJob } from './launcher/jobs.mjs';
import { job } from './launcher/programs.mjs';
import { step } from './launcher/step.mjs';
import { prepare } from './prepare.mjs';

// npm run bench: the product's own lists, checks and searches against the limit, in a database of their own. Ends with 1 where a goal is missed.

await launch(async (household) => {
  await prepare(household);
  const url = await step('Starting a throw-away database', () => keepServer(household, startThrowAway));
  const env = { DATABASE_URL: url, DATABASE_DIRECT_URL: '' };
  await runJob(household, 'migrate', 'Making its tables', env);
  await household.leave(await household.followNode(job('bench'), [], { env }));
});
