import './node-version.mjs';
import { watchFile } from 'node:fs';
import { untilReady } from './launcher/answers.mjs';
import { homeDatabase } from './launcher/home-database.mjs';
import { launch } from './launcher/household.mjs';
import { runJob } from './launcher/jobs.mjs';
import { chosenPort, requireFreePort } from './launcher/port.mjs';
import { job, nextProgram } from './launcher/programs.mjs';
import { root } from './launcher/root.mjs';
import { demoSecret } from './launcher/secret.mjs';
import { demoEnvironment } from './launcher/settings.mjs';
import { bundleJobs, watchJobs } from './prepare/jobs.mjs';
import { bringPackages } from './prepare/packages.mjs';

await launch(async (household) => {
  const port = chosenPort();
  await requireFreePort(port);
  await bringPackages(household);
  await bundleJobs(root);

  const url = await homeDatabase(household);
  const env = { ...demoEnvironment({ url, port, secret: demoSecret() }), NODE_ENV: 'development' };
  const migrate = () => runJob(household, 'migrate', 'Bringing its tables up to date', env);
  await migrate();
  const whoCanSignIn = await runJob(household, 'seed', 'Making sure of the demo world', env);

  household.keepNode('The portal', nextProgram, ['dev', '-p', String(port)], { env });
  let worker;
  household.atTheEnd(
    await watchJobs(root, () => {
      worker?.kill('SIGTERM');
      worker = household.startNode(job('worker'), [], { env });
    }),
  );
  watchFile('db/migrations/meta/_journal.json', { interval: 1000, persistent: false }, () =>
    migrate().catch((error) => console.error(error.message)),
  );
  await untilReady(port);
  console.log(
    `\n${whoCanSignIn.trim()}\n\nKoppel is ready on http://localhost:${port}, and follows your changes (Ctrl-C ends it).`,
  );
});
