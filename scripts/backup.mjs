import './node-version.mjs';
import { homeDatabase } from './launcher/home-database.mjs';
import { launch } from './launcher/household.mjs';
import { job } from './launcher/programs.mjs';
import { readDotEnv } from './launcher/settings.mjs';
import { prepare } from './prepare.mjs';

// npm run backup -- file: everything the portal holds, as it is at one moment, into one file. The portal may go on meanwhile.

await launch(async (household) => {
  readDotEnv();
  await prepare(household);
  const env = { DATABASE_URL: process.env.DATABASE_DIRECT_URL || (await homeDatabase(household)) };
  await household.leave(await household.followNode(job('backup'), process.argv.slice(2), { env }));
});
