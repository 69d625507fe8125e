import './node-version.mjs';
import path from 'node:path';
import { untilReady } from './launcher/answers.mjs';
import { requireBuild } from './launcher/built.mjs';
import { launch } from './launcher/household.mjs';
import { runJob } from './launcher/jobs.mjs';
import { chosenPort, requireFreePort } from './launcher/port.mjs';
import { job } from './launcher/programs.mjs';
import { chosenProcesses, productionEnvironment, readDotEnv, requireProductionSettings } from './launcher/settings.mjs';

await launch(async (household) => {
  readDotEnv();
  requireProductionSettings();
  requireBuild();
  const port = chosenPort();
  const processes = chosenProcesses();
  await requireFreePort(port);

  const env = productionEnvironment({ port, processes });
  if (process.env.KOPPEL_MIGRATE !== 'off') await runJob(household, 'migrate', 'Bringing the database up to date', env);
  household.keepNode('The portal', path.join(import.meta.dirname, 'web.mjs'), [], { env });
  if (process.env.KOPPEL_WORKER !== 'apart') household.keepAliveNode('The worker', job('worker'), [], { env });

  // A database that is away for a while is no reason to end: the portal says so at /api/health/ready.
  await untilReady(port).then(
    () => console.log(`Koppel serves ${process.env.AUTH_URL} on port ${port} (processes: ${processes}).`),
    (error) => console.error(error.message),
  );
});
