import './node-version.mjs';
import { randomBytes } from 'node:crypto';
import { totalmem } from 'node:os';
import path from 'node:path';
import { startThrowAway } from './database/throw-away.mjs';
import { freePort } from './launcher/free-port.mjs';
import { keepServer } from './launcher/home-database.mjs';
import { launch } from './launcher/household.mjs';
import { runJob } from './launcher/jobs.mjs';
import { job } from './launcher/programs.mjs';
import { root } from './launcher/root.mjs';
import { chosenProcesses, productionEnvironment } from './launcher/settings.mjs';
import { step } from './launcher/step.mjs';
import { bundleJobs } from './prepare/jobs.mjs';
import { prepare } from './prepare.mjs';

// npm run bench: the product's own lists, checks, searches and pages against the limit, in a database of their own. Ends with 1 where a goal
// is missed. What follows `--` goes to scripts/jobs/bench.ts: the scale, the tasks, whether to publish.

/** What a server of this size is given: a quarter of the memory, and room to write a large world in one go. */
const settings = [`shared_buffers=${Math.min(4096, Math.round(totalmem() / 2 ** 20 / 4))}MB`, 'max_wal_size=8GB'];

await launch(async (household) => {
  await prepare(household);
  // The bench is made of tests/bench too, which is no part of a build.
  await bundleJobs(root);
  const { url } = await step('Starting a throw-away database', () =>
    keepServer(household, () => startThrowAway({ settings })),
  );
  const env = { DATABASE_URL: url, DATABASE_DIRECT_URL: '' };
  await runJob(household, 'migrate', 'Making its tables', env);
  const processes = chosenProcesses();
  const portals = {
    whole: await servePortal(household, { processes, env }),
    single: processes > 1 ? await servePortal(household, { processes: 1, env }) : null,
  };
  const given = { ...env, AUTH_URL: addressOf(portals.whole), KOPPEL_BENCH_PORTALS: JSON.stringify(portals) };
  await household.leave(await household.followNode(job('bench'), process.argv.slice(2), { env: given }));
});

/** Serves that database as `npm start` serves one, by so many processes. Returns { port, processes }; they are idle until somebody asks. */
async function servePortal(household, { processes, env }) {
  const port = await freePort();
  household.keepNode('The portal', path.join(import.meta.dirname, 'web.mjs'), [], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...productionEnvironment({ port, processes }),
      ...env,
      AUTH_URL: addressOf({ port }),
      AUTH_SECRET: randomBytes(32).toString('base64url'),
      // A way for mail, without which no portal is ready; none is sent, since no worker runs.
      RESEND_API_KEY: '',
      SMTP_URL: 'smtp://localhost:9',
    },
  });
  return { port, processes };
}

function addressOf({ port }) {
  return `http://localhost:${port}`;
}
