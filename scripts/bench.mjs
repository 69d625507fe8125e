import './node-version.mjs';
import { totalmem } from 'node:os';
import { startThrowAway } from './database/throw-away.mjs';
import { keepServer } from './launcher/home-database.mjs';
import { launch } from './launcher/household.mjs';
import { runJob } from './launcher/jobs.mjs';
import { job } from './launcher/programs.mjs';
import { step } from './launcher/step.mjs';
import { prepare } from './prepare.mjs';

// npm run bench: the product's own lists, checks and searches against the limit, in a database of their own. Ends with 1 where a goal is missed.
// What follows `--` goes to scripts/jobs/bench.ts: the scale, the tasks, whether to publish.

/** What a server of this size is given: a quarter of the memory, and room to write a large world in one go. */
const settings = [`shared_buffers=${Math.min(4096, Math.round(totalmem() / 2 ** 20 / 4))}MB`, 'max_wal_size=8GB'];

await launch(async (household) => {
  await prepare(household);
  const url = await step('Starting a throw-away database', () =>
    keepServer(household, () => startThrowAway({ settings })),
  );
  const env = { DATABASE_URL: url, DATABASE_DIRECT_URL: '' };
  await runJob(household, 'migrate', 'Making its tables', env);
  await household.leave(await household.followNode(job('bench'), process.argv.slice(2), { env }));
});
