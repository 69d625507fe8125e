import type { Page } from '@playwright/test';
import { castId } from '@/db/seed/cast';
import { untilAlive, waitingUntilAlive } from './alive';
import { expect, language, say, test, theme } from './fixtures';

// Pages that are not there, not open, or could not be shown: each says what is the matter and leads on.

test('what does not exist: inside the portal with the menu, elsewhere with the way home', async ({ as, look }) => {
  const page = await as('hanna');
  for (const path of [
    `/documents/${castId('nothing of this name')}`,
    '/documents/not-an-id',
    `/environment/organisations/${castId('organisation noord')}`,
    '/no-such-page',
  ]) {
    expect((await page.goto(path))?.status(), path).toBe(404);
    await expect(page.getByRole('heading', { name: say('states.notFound.title') }), path).toBeVisible();
    await expect(page, path).toHaveTitle(new RegExp(say('states.notFound.title')));
    await look(page);
  }
  await page.getByRole('link', { name: say('states.notFound.action') }).click();
  await page.waitForURL((url) => url.pathname === '/');
});

test('what is not open says who can open it, and the menu does not offer it', async ({ as, look }) => {
  const page = await as('hanna');
  for (const path of ['/environment/users', '/environment/audit', `/environment/users/${castId('user gijs')}`]) {
    expect((await page.goto(path))?.status(), path).toBe(403);
    await expect(page.getByRole('heading', { name: say('states.forbidden.title') })).toBeVisible();
    await expect(page, path).not.toHaveTitle(/^Koppel$|Gijs Bakker/);
    await expect(page.getByRole('main')).toContainText('Fatima Jansen');
    await expect(page.getByRole('main')).not.toContainText('Gijs Bakker');
  }
  await look(page);
  const menu = page.getByRole('navigation', { name: say('menu.name') });
  await expect(menu.getByRole('link', { name: say('menu.auditLog') })).toHaveCount(0);
  await page.getByRole('main').getByRole('link').click();
  await page.waitForURL((url) => url.pathname === '/');
});

test('a page that could not be shown says so, loses nothing, and comes back when asked again', async ({
  browser,
  baseURL,
  look,
}) => {
  // A window of its own: what the browser complains about here is wanted.
  const context = await browser.newContext({ colorScheme: theme });
  await context.addCookies([{ name: 'koppel.language', value: language, url: baseURL! }]);
  const page = waitingUntilAlive(await context.newPage());
  await page.goto('/sign-in');
  await page.getByRole('button', { name: /Hanna de Wit/ }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await context.addCookies([{ name: 'koppel.language', value: language, url: baseURL! }]);
  await page.goto('/inbox/in');
  // The connection breaks while a part of the page is on its way.
  await page.route('**/_next/static/**', (route) => route.abort());
  const openMenu = (on: Page) =>
    on
      .getByRole('row')
      .nth(1)
      .getByRole('button', { name: new RegExp(say('lists.menu', { name: '' }).trim()) })
      .click();
  await openMenu(page);
  await expect(page.getByRole('heading', { name: say('parts.fault') })).toBeVisible();
  await expect(page.getByRole('navigation', { name: say('menu.name') })).toBeVisible();
  await look(page);
  await page.unroute('**/_next/static/**');
  await page.getByRole('button', { name: say('parts.again') }).click();
  await expect(page.getByRole('heading', { level: 1, name: say('boxes.inbox_in') })).toBeVisible();
  await untilAlive(page);
  await openMenu(page);
  await expect(page.getByRole('menu')).toBeVisible();
  await context.close();
});
