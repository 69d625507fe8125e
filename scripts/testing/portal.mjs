import { randomBytes } from 'node:crypto';
import { untilReady } from '../launcher/answers.mjs';
import { freePort } from '../launcher/free-port.mjs';
import { nextProgram } from '../launcher/programs.mjs';
import { demoEnvironment } from '../launcher/settings.mjs';

const secret = randomBytes(32).toString('base64url');

/** The environment of a portal under test in demo mode: a seeded database of its own, and mail that stays in the local mailbox. */
export const demoOf = (url, port) => ({
  ...demoEnvironment({ url, port, secret }),
  RESEND_API_KEY: '',
  SMTP_URL: '',
  DATABASE_DIRECT_URL: '',
  NODE_ENV: 'production',
});

/** The same as its operator would run it: no cast, no local mailbox. Nobody listens where its mail would go; no worker sends any. */
export const productionOf = (url, port) => ({
  ...demoOf(url, port),
  KOPPEL_DEMO: 'off',
  SMTP_URL: 'smtp://127.0.0.1:9',
});

/** Serves the production build for the tests, until the household leaves. Returns its environment when it is ready. */
export async function servePortal(household, { url, environmentOf, output = 'ignore' }) {
  const port = await freePort();
  const env = environmentOf(url, port);
  const stdio = ['ignore', output, output === 'ignore' ? 'inherit' : output];
  household.keepNode('The portal', nextProgram, ['start', '-p', String(port)], { env, stdio });
  await untilReady(port);
  return env;
}
