import { castId } from '@/db/seed/cast';
import { expect, inEnglish, say, test } from './fixtures';
import { workflowPlaces } from './places';

// Every page, as whoever may open it: nothing for axe to say, no sideways scroll at 320 px, nothing in the console.

const own = castId('organisation bakkerij');

const forEverybody = [
  '/',
  '/documents',
  '/inbox/in',
  '/inbox/out',
  '/tasks',
  '/invoices/new',
  '/environment/organisations',
  '/environment/roles',
  '/notifications',
  '/profile',
  '/profile/own-actions',
];
const forAdministrators = [
  '/environment/users',
  `/environment/users/${castId('user hanna')}`,
  '/environment/users/invite',
  '/environment/organisations/create',
  `/environment/organisations/${own}`,
  `/environment/organisations/${own}/settings`,
  `/environment/organisations/${own}/audit`,
  '/environment/subscription',
  '/environment/settings',
  '/environment/audit',
];

test('an administrator opens every page', async ({ as, look }) => {
  test.setTimeout(300_000);
  const page = await as('fatima');
  for (const path of [...forEverybody, ...forAdministrators]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(200);
    await expect(page.getByRole('heading', { level: 1 }), path).toHaveCount(1);
    await look(page);
  }
});

test('who looks after workflows opens theirs', async ({ as, look }) => {
  const page = await as('anna');
  for (const path of await workflowPlaces(page)) {
    expect((await page.goto(path))?.status(), path).toBe(200);
    await expect(page.getByRole('heading', { level: 1 }), path).toHaveCount(1);
    await look(page);
  }
});

test('a basic user opens their own pages; what is for administrators alone says so and names them', async ({
  as,
  look,
}) => {
  test.setTimeout(120_000);
  const page = await as('hanna');
  for (const path of forEverybody) expect((await page.goto(path))?.status(), path).toBe(200);
  const menu = page.getByRole('navigation', { name: say('menu.name') });
  await expect(menu.getByRole('link', { name: say('menu.organisations') })).toBeVisible();
  await expect(menu.getByRole('link', { name: say('menu.users') })).toHaveCount(0);
  for (const path of [
    '/environment/users',
    '/environment/subscription',
    '/environment/settings',
    '/environment/audit',
    '/environment/organisations/create',
    '/workflows',
    '/workflows/create',
  ]) {
    expect((await page.goto(path))?.status(), path).toBe(403);
    await expect(page.getByText('Fatima Jansen').first()).toBeVisible();
  }
  await look(page);
});

test('a document opens in every state of its page', async ({ as, look }) => {
  const page = await as('fatima');
  for (const path of ['/inbox/in', '/inbox/out', '/documents']) {
    await page.goto(path);
    await page.getByRole('row').nth(2).getByRole('link').first().click();
    await page.waitForURL(/\/documents\/[0-9a-f-]{36}/);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await look(page);
  }
});

test(
  'what is another environment’s and what does not exist are the same page, byte for byte',
  inEnglish,
  async ({ as }) => {
    const page = await as('fatima');
    await page.goto('/inbox/in');
    const href = await page.getByRole('row').nth(2).getByRole('link').first().getAttribute('href');
    const stranger = await as('pien');
    const foreign = href!.match(/[0-9a-f-]{36}/)![0];
    const missing = castId('nothing of this name');
    const both = async (path: (id: string) => string) => {
      const answers = [];
      for (const id of [foreign, missing]) {
        const answer = await stranger.request.get(path(id));
        expect(answer.status(), path(id)).toBe(404);
        answers.push(withoutChance(await answer.text(), id));
      }
      return answers;
    };
    for (const path of [
      (id: string) => `/documents/${id}/file`,
      (id: string) => `/documents/${id}/preview`,
      (id: string) => `/documents/${id}/attachments/1`,
    ]) {
      const [one, other] = await both(path);
      expect(one).toBe(other);
    }
    for (const path of [
      (id: string) => `/documents/${id}`,
      (id: string) => `/environment/organisations/${id}`,
      (id: string) => `/invoices/${id}/edit`,
      (id: string) => `/invoices/${id}/send`,
    ]) {
      const [one, other] = await both(path);
      expect(one).toBe(other);
      expect(one).not.toContain('Jansen');
    }
  },
);

test('the pages in front of the door', async ({ visitor, look }) => {
  const page = await visitor();
  for (const path of ['/sign-in', '/sign-up', '/sign-in/check-email', '/invitation/no-such-token']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await look(page);
  }
  await page.goto('/documents');
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByRole('button', { name: say('signIn.continueAs', { name: 'Hanna de Wit' }) }).click();
  await page.waitForURL('**/documents');
});

/** A page without what differs from one answer to the next by itself: its address, the nonce, where the stream was cut, which piece came first and so its number. */
const withoutChance = (page: string, id: string) =>
  page
    .replaceAll(id, 'ID')
    .replaceAll(/(nonce=|nonce\\?":\\?)"[^"\\]*\\?"/g, '$1')
    .replaceAll(/"\]\)<\/script><script[^>]*>self\.__next_f\.push\(\[1,"/g, '')
    .replaceAll(/\\n[0-9a-f]+:/g, '\\n:')
    .replaceAll(/(\\?"\$[A-Z]?)[0-9a-f]+(?=[":\\])/g, '$1')
    .split(/(?=\\n)|(?=<)/)
    .sort()
    .join('\n');
