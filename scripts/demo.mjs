import './node-version.mjs';
import { untilReady } from './launcher/answers.mjs';
import { homeDatabase } from './launcher/home-database.mjs';
import { launch } from './launcher/household.mjs';
import { runJob } from './launcher/jobs.mjs';
import { chosenPort, requireFreePort } from './launcher/port.mjs';
import { job, nextProgram } from './launcher/programs.mjs';
import { demoSecret } from './launcher/secret.mjs';
import { demoEnvironment } from './launcher/settings.mjs';
import { prepare } from './prepare.mjs';

await launch(async (household) => {
  const port = chosenPort();
  await requireFreePort(port);
  await prepare(household);

  const url = await homeDatabase(household);
  const env = { ...demoEnvironment({ url, port, secret: demoSecret() }), NODE_ENV: 'production' };
  await runJob(household, 'migrate', 'Bringing its tables up to date', env);
  const whoCanSignIn = await runJob(household, 'seed', 'Making sure of the demo world', env);

  const stdio = ['ignore', 'ignore', 'inherit'];
  household.keepNode('The portal', nextProgram, ['start', '-p', String(port)], { env, stdio });
  household.keepNode('The worker', job('worker'), [], { env, stdio });
  await untilReady(port);
  console.log(
    `\n${whoCanSignIn.trim()}\nThat goes for everybody who can reach this port: a demo is no place for real documents.`,
  );
  console.log(`\nKoppel is ready on http://localhost:${port} (Ctrl-C ends it).`);
});
