import './node-version.mjs';
import { homeDatabase } from './launcher/home-database.mjs';
import { launch } from './launcher/household.mjs';
import { runJob } from './launcher/jobs.mjs';
import { job } from './launcher/programs.mjs';
import { readDotEnv } from './launcher/settings.mjs';
import { prepare } from './prepare.mjs';

// npm run restore -- file: a backup into an empty portal, all of it or nothing; mail is paused afterwards.

await launch(async (household) => {
  readDotEnv();
  await prepare(household);
  const env = { DATABASE_URL: process.env.DATABASE_DIRECT_URL || (await homeDatabase(household)) };
  await runJob(household, 'migrate', 'Bringing its tables up to date', env);
  await household.leave(await household.followNode(job('restore'), process.argv.slice(2), { env }));
});
