import './node-version.mjs';
import { existsSync, mkdirSync } from 'node:fs';
import { createDatabase } from './database/databases.mjs';
import { startThrowAway } from './database/throw-away.mjs';
import { untilReady } from './launcher/answers.mjs';
import { freePort } from './launcher/free-port.mjs';
import { keepServer } from './launcher/home-database.mjs';
import { launch } from './launcher/household.mjs';
import { runJob } from './launcher/jobs.mjs';
import { nextProgram } from './launcher/programs.mjs';
import { demoEnvironment } from './launcher/settings.mjs';
import { step } from './launcher/step.mjs';
import { prepare } from './prepare.mjs';

// npm run screenshots: the four pictures of the README, taken from the demo world.

const folder = 'docs/screenshots';

await launch(async (household) => {
  await prepare(household);
  const { url: server } = await step('Starting a throw-away database', () => keepServer(household, startThrowAway));
  const url = await createDatabase(server, 'koppel_pictures');
  const port = await freePort();
  const env = {
    ...demoEnvironment({ url, port, secret: 'of a picture only, thrown away with it' }),
    NODE_ENV: 'production',
  };
  await runJob(household, 'migrate', 'Making its tables', env);
  await runJob(household, 'seed', 'Seeding the demo world', env);
  household.keepNode('The portal', nextProgram, ['start', '-p', String(port)], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await untilReady(port);
  mkdirSync(folder, { recursive: true });
  await step('Taking the pictures', () => takePictures(env.AUTH_URL));
  await household.leave(0);
});

async function takePictures(address) {
  const { chromium } = await import('@playwright/test');
  const executablePath = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    existsSync,
  );
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const light = await signedIn(browser, address, 'light');
    const dark = await signedIn(browser, address, 'dark');
    await light.goto('/inbox/in');
    await light.screenshot({ path: `${folder}/inbox-light.png` });
    await openInvoice(light);
    await light.getByRole('button', { name: 'Share', exact: true }).first().click();
    await light.getByRole('dialog').getByText('Owns this document').waitFor();
    await light.screenshot({ path: `${folder}/share-light.png` });
    await dark.goto('/inbox/in');
    await openInvoice(dark);
    await dark.screenshot({ path: `${folder}/document-dark.png` });
    await dark.goto('/environment/users');
    await dark.screenshot({ path: `${folder}/users-dark.png` });
  } finally {
    await browser.close();
  }
}

async function signedIn(browser, baseURL, theme) {
  const context = await browser.newContext({
    baseURL,
    colorScheme: theme,
    locale: 'en-GB',
    viewport: { width: 1280, height: 800 },
  });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: /Fatima Jansen/ }).click();
  await page.waitForURL((url) => url.pathname === '/');
  return page;
}

/** Opens the newest invoice of the bakery in the list. */
async function openInvoice(page) {
  await page
    .getByRole('row', { name: /Invoice.*Bakkerij Jansen BV|Bakkerij Jansen BV.*Invoice/ })
    .first()
    .getByRole('link')
    .first()
    .click();
  await page.waitForURL(/\/documents\/[0-9a-f-]{36}/);
  await page.getByRole('heading', { level: 1 }).waitFor();
}
