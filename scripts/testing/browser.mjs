import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { createDatabase } from '../database/databases.mjs';
import { untilReady } from '../launcher/answers.mjs';
import { freePort } from '../launcher/free-port.mjs';
import { runJob } from '../launcher/jobs.mjs';
import { job, nextProgram, program } from '../launcher/programs.mjs';
import { demoEnvironment } from '../launcher/settings.mjs';
import { failingWith } from './code.mjs';
import { readPlaywright } from './reports.mjs';

/** Serves the production build in demo mode, on a copy of the demo world, and walks through it. Returns { passed, failed, skipped }. */
export async function runBrowserTests(household, { template, reports, names }) {
  const port = await freePort();
  const env = await portalEnvironment(household, template, port);
  const stdio = ['ignore', 'ignore', 'inherit'];
  household.keepNode('The portal', nextProgram, ['start', '-p', String(port)], { env, stdio });
  household.keepNode('The worker', job('worker'), [], { env, stdio });
  await untilReady(port);

  const report = path.join(reports, 'playwright.json');
  const code = await household.followNode(program('@playwright/test/cli.js'), ['test', ...names], {
    env: { ...env, NODE_ENV: 'test', BASE_URL: env.AUTH_URL, KOPPEL_REPORT: report },
  });
  return failingWith(code, readPlaywright(report));
}

/** Returns the environment of the portal under test: a seeded database of its own, and mail that stays in the local mailbox. */
async function portalEnvironment(household, template, port) {
  const secret = randomBytes(32).toString('base64url');
  const noMail = { RESEND_API_KEY: '', SMTP_URL: '', DATABASE_DIRECT_URL: '' };
  const environment = (url) => ({ ...demoEnvironment({ url, port, secret }), ...noMail, NODE_ENV: 'production' });

  const seeded = await createDatabase(template, 'koppel_demo', 'koppel_template');
  await runJob(household, 'seed', 'Seeding the demo world', environment(seeded));
  return environment(await createDatabase(template, 'koppel_browser', 'koppel_demo'));
}
