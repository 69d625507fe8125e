import type { Locator, Page } from '@playwright/test';
import { untilAlive } from './alive';
import { expect, inEnglish, say, test } from './fixtures';

// The search of the top bar: places, documents and organisations, from wherever one is.

/** The number of a document in its row; what is unread says so before it. */
const numberIn = async (row: Locator) => (await row.locator('bdi').first().textContent())!;

const palette = (page: Page) => page.getByRole('dialog', { name: say('menu.search') });

async function searchFor(page: Page, text: string): Promise<void> {
  const field = palette(page).getByRole('combobox');
  if (!(await field.isVisible())) await page.getByRole('button', { name: say('menu.search'), exact: true }).click();
  await field.fill(text);
}

/** Follows what was chosen; the search has closed behind it when the next begins. */
async function arrive(page: Page, address: string | RegExp): Promise<void> {
  await page.waitForURL(address);
  await expect(palette(page)).toBeHidden();
}

test('finds a place, an organisation, a document; shows eight documents at most; says when there is nothing', async ({
  as,
  look,
}) => {
  test.setTimeout(120_000);
  const page = await as('fatima');
  await searchFor(page, say('menu.inboxOut'));
  await look(page);
  await page.keyboard.press('Enter');
  await arrive(page, '**/inbox/out');
  const number = await numberIn(page.getByRole('row').nth(1));

  await searchFor(page, number);
  const document = palette(page)
    .getByRole('group', { name: say('menu.documents') })
    .getByRole('option')
    .first();
  await expect(document).toContainText(number);
  await document.click();
  await arrive(page, /\/documents\/[0-9a-f-]{36}/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(number);

  await searchFor(page, 'vastgoed');
  await palette(page)
    .getByRole('group', { name: say('menu.organisations') })
    .getByRole('option', { name: 'Jansen Vastgoed BV' })
    .click();
  await arrive(page, /\/inbox\/in\?organisation=/);

  await searchFor(page, '2026');
  const documents = palette(page)
    .getByRole('group', { name: say('menu.documents') })
    .getByRole('option');
  await expect(documents).toHaveCount(8);
  await look(page);

  await searchFor(page, 'zzz bestaat niet');
  await expect(palette(page).getByText(say('parts.noResults'))).toBeVisible();
  await look(page);
});

test('finds nothing that is not there for whoever searches', inEnglish, async ({ as }) => {
  test.setTimeout(120_000);
  const fatima = await as('fatima');
  await fatima.goto('/inbox/out');
  const number = await numberIn(fatima.getByRole('row').nth(1));
  const stranger = await as('pien');
  for (const term of [number, 'Jansen', 'Bakkerij Jansen BV']) {
    const own = await found(fatima, term);
    const foreign = await found(stranger, term);
    expect(own.length, term).toBeGreaterThan(0);
    expect(foreign.filter((one) => own.includes(one))).toEqual([]);
  }
  await untilAlive(stranger);
  await searchFor(stranger, 'Jansen Vastgoed BV');
  await expect(palette(stranger).getByText(say('parts.loading'))).toHaveCount(0);
  await expect(palette(stranger).getByRole('group', { name: say('menu.organisations') })).toHaveCount(0);
});

/** The ids of everything a search answers. */
async function found(page: Page, term: string): Promise<string[]> {
  const answer = await page.request.get(`/search?term=${encodeURIComponent(term)}`);
  const { documents, organisations } = (await answer.json()) as Record<'documents' | 'organisations', { id: string }[]>;
  return [...documents, ...organisations].map(({ id }) => id);
}
