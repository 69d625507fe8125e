import type { Locator, Page } from '@playwright/test';
import { accept, found, invite, newCompany } from './company';
import { expect, say, test } from './fixtures';
import { receipt } from './uploads';

// The dashboard: what needs one, numbers that are those of the lists, what came last; and what stands there before anything has come.

/** How many documents a list holds: on this page, and on those that follow. */
async function countOf(page: Page): Promise<number> {
  let count = 0;
  for (;;) {
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    count += await page.locator('[data-list] [data-row]').count();
    const older = page.getByRole('link', { name: say('lists.older'), exact: true });
    if ((await older.count()) === 0) return count;
    const before = page.url();
    await older.click();
    await page.waitForURL((url) => url.href !== before);
  }
}

const perOrganisation = (page: Page) => page.getByRole('table', { name: say('dashboard.organisations') });

/** The first number of a column that is not nothing, as a link. */
const numberIn = (page: Page, column: 'new' | 'to_pay' | 'failed'): Locator =>
  perOrganisation(page)
    .getByRole('link', { name: new RegExp(`^\\d+ ${say(`dashboard.column.${column}`)}, `) })
    .first();

test('an administrator: seven things at most that need one, the numbers of the lists, the newest documents', async ({
  as,
  look,
}) => {
  test.setTimeout(120_000);
  const page = await as('fatima');
  await expect(page.getByText(say('dashboard.hello', { name: 'Fatima Jansen' }))).toBeVisible();
  await expect(perOrganisation(page)).toBeVisible();
  await look(page);
  const needs = page.getByRole('main').getByRole('listitem');
  expect(await needs.count()).toBeGreaterThan(0);
  expect(await needs.count()).toBeLessThanOrEqual(7);

  for (const column of ['new', 'to_pay', 'failed'] as const) {
    await page.goto('/');
    await expect(perOrganisation(page)).toBeVisible();
    const link = numberIn(page, column);
    if ((await link.count()) === 0) continue;
    const [, shown, organisation] = (await link.ariaSnapshot()).match(/"(\d+) [^,]+, ([^"]+)"/)!;
    await link.click();
    await page.waitForURL(/organisation=/);
    await expect(page.locator('summary', { hasText: organisation! })).toBeVisible();
    const counted = await countOf(page);
    expect(Number(shown) === 100 ? Math.min(counted, 100) : counted, `${column} of ${organisation}`).toBe(
      Number(shown),
    );
  }

  // The newest document is the newest of one of the lists.
  const first = async (path: string, table: string) => {
    await page.goto(path);
    const rows = page.getByRole('table', { name: table });
    return (await rows.getByRole('row').nth(1).getByRole('link').first().getAttribute('href'))!;
  };
  const newest = await first('/', say('dashboard.recent'));
  const ofLists = [];
  for (const [path, box] of [
    ['/documents', 'documents'],
    ['/inbox/in', 'inbox_in'],
    ['/inbox/out', 'inbox_out'],
  ] as const)
    ofLists.push(await first(path, say(`boxes.${box}`)));
  expect(ofLists).toContain(newest);
});

test('a basic user sees the own organisation, and nothing of the others', async ({ as, look }) => {
  test.setTimeout(120_000);
  const page = await as('hanna');
  await expect(perOrganisation(page).getByRole('row', { name: /Bakkerij Jansen BV/ })).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('Jansen Vastgoed');
  await look(page);
  const waiting = page.getByRole('main').getByRole('listitem').getByRole('link').first();
  const href = await waiting.getAttribute('href');
  await waiting.click();
  await page.waitForURL(`**${href}`);
});

test('a new company finds its first steps, here and in the lists; a colleague without an organisation, who can help', async ({
  visitor,
  look,
}) => {
  test.setTimeout(120_000);
  const company = newCompany();
  const page = await visitor();
  await found(page, company);
  await expect(page.getByText(say('dashboard.start'))).toBeVisible();
  await look(page);
  for (const [step, path] of [
    ['invoice', /\/invoices\//],
    ['invite', /\/environment\/users\/invite/],
  ] as const) {
    await page.goto('/');
    await page.getByRole('link', { name: say(`dashboard.step.${step}`) }).click();
    await page.waitForURL(path);
  }

  const address = `karel@${company.domain}`;
  const link = await invite(page, address);
  const colleague = await visitor();
  await accept(colleague, link, address, 'Karel Proef');
  await expect(colleague.getByText(say('lists.nowhere.title'))).toBeVisible();
  await expect(colleague.getByRole('main')).toContainText('Petra Proef');
  await expect(colleague.getByRole('button', { name: say('lists.upload') })).toHaveCount(0);
  await look(colleague);

  // The lists say what they are for, and what to do first.
  for (const [path, box] of [
    ['/documents', 'documents'],
    ['/inbox/in', 'inbox_in'],
    ['/inbox/out', 'inbox_out'],
  ] as const) {
    await page.goto(path);
    await expect(page.getByText(say(`lists.first.${box}.title`))).toBeVisible();
    await look(page);
  }
  await page.goto('/inbox/in?status=received');
  await expect(page.getByText(say('lists.allDone.title'))).toBeVisible();
  await page.getByRole('link', { name: say('lists.allDone.action') }).click();
  await page.waitForURL('**/inbox/in');

  // The first document is uploaded from the dashboard, and then stands on it.
  await page.goto('/');
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: say('lists.upload') }).click();
  await (await choosing).setFiles(receipt('bon.png'));
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('upload.place') })
    .click();
  await expect(page.getByRole('table', { name: say('dashboard.recent') }).getByRole('row')).toHaveCount(2);
  await look(page);
});
