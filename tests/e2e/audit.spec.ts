import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, say, test } from './fixtures';

// My environment > Audit log: filters in the address, whole by its chain, and taken along as a file (A03, A06).

type Event = { number: number; action: string; hash: string; previousHash: string };

/** Exports what is filtered, by the menu, and reads the file. */
async function take(page: Page, format: 'Csv' | 'Json'): Promise<string> {
  await page.locator('summary', { hasText: say('auditLog.export') }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: say(`auditLog.export${format}`) }).click();
  return readFile(await (await download).path(), 'utf8');
}

/** The fields of each line of CSV, as they are written; those of this test hold no line ends. */
const fieldsOf = (csv: string): string[][] =>
  csv
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));

test('filtered by action, person and period; whole; exported as CSV and as JSON', async ({ as, look }) => {
  test.setTimeout(90_000);
  const page = await as('quinten');
  await page.goto('/profile');
  for (const theme of ['dark', 'system']) {
    const answer = page.waitForResponse((one) => one.request().method() === 'POST');
    await page.getByLabel(say('profile.theme')).selectOption(theme);
    expect((await answer).status()).toBe(200);
  }

  await page.goto('/environment/audit');
  const events = page.getByRole('table', { name: say('auditLog.table') }).locator('[data-row]');
  await page.locator('summary', { hasText: say('auditLog.action') }).click();
  await page.getByRole('link', { name: say('auditActions.profile.change'), exact: true }).click();
  await page.waitForURL(/action=profile\.change/);
  await expect(events.filter({ hasText: say('auditActions.profile.change') })).toHaveCount(await events.count());
  await look(page);
  const search = page.getByRole('searchbox', { name: say('auditLog.searchActor') });
  await search.fill('Quinten');
  await search.press('Enter');
  await page.waitForURL(/actor=Quinten/);
  await expect(events.first()).toContainText('Quinten Smit');
  const shown = await events.count();
  expect(shown).toBeGreaterThanOrEqual(2);

  // What is exported is what is filtered.
  const [head, ...lines] = fieldsOf(await take(page, 'Csv'));
  expect(head).toContain('action');
  expect(new Set(lines.map((line) => line[head!.indexOf('action')]))).toEqual(new Set(['profile.change']));
  expect(shown < 50 ? lines.length : 50).toBe(shown);
  for (const line of lines) expect(line).toHaveLength(head!.length);
  await search.fill('nobody of this name');
  await search.press('Enter');
  await expect(page.getByText(say('auditLog.emptyTitle'))).toBeVisible();

  await page.goto('/environment/audit?from=2000-01-01&to=2000-01-02');
  await expect(page.getByText(say('auditLog.emptyTitle'))).toBeVisible();
  await look(page);
  await page
    .getByRole('link', { name: say('auditLog.clearAll') })
    .first()
    .click();
  await page.waitForURL('**/environment/audit');

  const { events: all, head: kept } = JSON.parse(await take(page, 'Json')) as {
    events: Event[];
    head: { hash: string };
  };
  expect(all.map(({ hash }) => hash)).toContain(kept.hash);
  expect(all.map(({ number }) => number)).toEqual(all.map((_, at) => all.length - at));
  for (const [at, one] of all.slice(0, -1).entries()) expect(one.previousHash).toBe(all[at + 1]!.hash);
  // The exports before stand in the log themselves.
  expect(all.filter((one) => one.action === 'audit.readEnvironment').length).toBeGreaterThan(0);

  await page.getByRole('link', { name: say('auditLog.check') }).click();
  const said = say('auditLog.whole', { count: 77 }).replace('77', String.raw`[\d.,]+`);
  await expect(page.getByRole('alert').filter({ hasText: new RegExp(said) })).toBeVisible();
  await expect(page.getByText(/^\d+:[0-9a-f]{64}$/)).toBeVisible();
  await look(page);
});
