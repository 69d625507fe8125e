import './node-version.mjs';
import { requireBuild } from './launcher/built.mjs';
import { launch } from './launcher/household.mjs';
import { runJob } from './launcher/jobs.mjs';
import { readDotEnv } from './launcher/settings.mjs';

await launch(async (household) => {
  readDotEnv();
  requireBuild();
  await runJob(household, 'migrate', 'Bringing the database up to date');
  await household.leave(0);
});
