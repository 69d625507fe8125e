import type { Locator, Page } from '@playwright/test';
import { castId } from '@/db/seed/cast';
import { expect, say, test } from './fixtures';

// The three lists: what is asked for stands in the address, and whatever stands there, a list answers.

/** The addresses of the documents on the page, in its order. */
const documentsOn = (page: Page): Promise<string[]> =>
  page
    .locator('[data-list] [data-row-link]')
    .evaluateAll((links) => links.map((one) => one.getAttribute('href') ?? ''));

/** The number of a document in its row; what is unread says so before it. */
const numberIn = async (row: Locator) => (await row.locator('bdi').first().textContent())!;

const filter = (page: Page, label: string) => page.locator('summary', { hasText: say(label) });

test('filters and a period stand in the address: kept by the way back, taken away one by one', async ({ as, look }) => {
  test.setTimeout(120_000);
  const page = await as('fatima');
  await page.goto('/inbox/in');
  await filter(page, 'lists.type').click();
  await page.getByRole('link', { name: say('documentTypes.invoice'), exact: true }).click();
  await page.waitForURL('**/inbox/in?type=invoice');
  await filter(page, 'lists.status').click();
  await page.getByRole('link', { name: say('statuses.opened'), exact: true }).click();
  await page.waitForURL('**/inbox/in?type=invoice&status=opened');
  await expect(filter(page, 'lists.status')).toContainText(say('statuses.opened'));
  await look(page);
  const chosen = page.url();
  const shown = await documentsOn(page);
  expect(shown.length).toBeGreaterThan(0);
  await expect(page.getByRole('cell', { name: say('statuses.opened'), exact: true })).toHaveCount(shown.length);

  await page.getByRole('row').nth(1).getByRole('link').first().click();
  await page.waitForURL(/\/documents\/[0-9a-f-]{36}/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goBack();
  await page.waitForURL(chosen);
  await expect(filter(page, 'lists.type')).toContainText(say('documentTypes.invoice'));
  await expect.poll(() => documentsOn(page)).toEqual(shown);

  await page.getByRole('link', { name: say('lists.clear', { filter: say('lists.type') }) }).click();
  await page.waitForURL('**/inbox/in?status=opened');
  await page.getByRole('link', { name: say('lists.clearAll') }).click();
  await page.waitForURL('**/inbox/in');

  // A period of one's own, and one of those at hand.
  await page.goto('/inbox/in');
  await filter(page, 'lists.period').click();
  await look(page);
  await page.getByLabel(say('lists.from'), { exact: true }).fill('2026-01-01');
  await page.getByLabel(say('lists.to'), { exact: true }).fill('2026-06-30');
  await page.getByRole('button', { name: say('lists.show'), exact: true }).click();
  await page.waitForURL(/from=2026-01-01&to=2026-06-30/);
  await expect(page.getByRole('link', { name: say('lists.clear', { filter: say('lists.period') }) })).toBeVisible();
  await page.reload();
  await filter(page, 'lists.period').click();
  await expect(page.getByLabel(say('lists.from'), { exact: true })).toHaveValue('2026-01-01');
  await page.getByRole('link', { name: say('lists.lastMonth') }).click();
  await page.waitForURL((url) => url.searchParams.has('from') && url.searchParams.get('from') !== '2026-01-01');

  // The export is of what is filtered.
  await page.goto('/inbox/in?status=opened');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: say('lists.export') }).click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);
});

test('page after page, none twice, and back to the newest; a search finds a number, or says so', async ({
  as,
  look,
}) => {
  test.setTimeout(120_000);
  const page = await as('fatima');
  await page.goto('/inbox/in');
  const first = await documentsOn(page);
  expect(first).toHaveLength(50);
  await page.getByRole('link', { name: say('lists.older'), exact: true }).click();
  await page.waitForURL(/after=/);
  await expect.poll(async () => (await documentsOn(page))[0]).not.toBe(first[0]);
  const second = await documentsOn(page);
  expect(second.filter((one) => first.includes(one))).toEqual([]);
  await page.reload();
  expect(await documentsOn(page)).toEqual(second);
  await page.getByRole('link', { name: say('lists.newest') }).click();
  await page.waitForURL('**/inbox/in');
  await expect.poll(() => documentsOn(page)).toEqual(first);
  await page.goBack();
  await page.waitForURL(/after=/);
  await expect.poll(() => documentsOn(page)).toEqual(second);

  // A search for a number, as it is typed, and for what is not there, by Enter.
  await page.goto('/inbox/out');
  const row = page.getByRole('row').nth(1);
  const number = await numberIn(row);
  const search = page.getByRole('searchbox', { name: say('lists.search') });
  // The list follows what is typed, and the focus stays in the field.
  await search.pressSequentially(number);
  await page.waitForURL((url) => url.searchParams.get('search') === number);
  await expect(page.getByRole('link', { name: number }).first()).toBeVisible();
  await expect(search).toBeFocused();
  await expect(search).toHaveValue(number);
  await page.reload();
  await expect(search).toHaveValue(number);
  await search.fill('zzz bestaat niet');
  await search.press('Enter');
  await expect(page.getByText(say('lists.emptyFilter.title'))).toBeVisible();
  await look(page);
});

test('what nobody can read in an address is left out; what belongs to others finds nothing', async ({ as, look }) => {
  test.setTimeout(120_000);
  const page = await as('fatima');
  await page.goto('/documents');
  const all = await documentsOn(page);
  for (const query of [
    'status=nonsense',
    'type=invoice%27%3B--',
    'organisation=not-an-id',
    'from=yesterday&to=2026-02-31',
    'after=99999999999999999999-x',
    'after=1&page=-1',
    'status[]=paid',
    'shared=maybe',
    '%00=%00',
  ]) {
    const answer = await page.goto(`/documents?${query}`);
    if (query.includes('%00')) {
      expect(answer?.status(), query).toBe(400);
      continue;
    }
    expect(answer?.status(), query).toBe(200);
    expect(await documentsOn(page), query).toEqual(all);
  }
  await page.goto(`/documents?organisation=${castId('organisation noord')}`);
  await expect(page.getByText(say('lists.emptyFilter.title'))).toBeVisible();
  await expect(filter(page, 'lists.organisation')).toContainText(say('lists.otherOrganisation'));
  await expect(page.getByRole('main')).not.toContainText('Noord Logistiek');
  await look(page);
  await page
    .getByRole('link', { name: say('lists.clearAll') })
    .first()
    .click();
  await page.waitForURL('**/documents');
});
