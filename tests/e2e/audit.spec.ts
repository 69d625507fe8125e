import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { found, newCompany } from './company';
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

test('filtered by action, person and period; whole; exported as CSV and as JSON', async ({ visitor, look }) => {
  test.setTimeout(120_000);
  const company = newCompany();
  const page = await visitor();
  await found(page, company);
  for (const name of ['Eerste Naam', 'Tweede Naam']) {
    await page.goto('/profile');
    await page.getByLabel(say('profile.name'), { exact: true }).fill(name);
    await page.getByRole('button', { name: say('profile.save') }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  }

  await page.goto('/environment/audit');
  const events = page.getByRole('table', { name: say('auditLog.table') }).getByRole('row');
  await page.locator('summary', { hasText: say('auditLog.action') }).click();
  await page.getByRole('link', { name: say('auditActions.profile.change'), exact: true }).click();
  await page.waitForURL(/action=profile\.change/);
  await expect(events).toHaveCount(3);
  await look(page);
  const search = page.getByRole('searchbox', { name: say('auditLog.searchActor') });
  await search.fill('Eerste');
  await search.press('Enter');
  await page.waitForURL(/actor=Eerste/);
  await expect(events).toHaveCount(2);
  await expect(events.nth(1)).toContainText('Eerste Naam');

  // What is exported is what is filtered; a file says when it is whole.
  const [head, ...lines] = fieldsOf(await take(page, 'Csv'));
  expect(head).toContain('action');
  expect(lines.map((line) => line[head!.indexOf('action')])).toEqual(['profile.change']);
  for (const line of lines) expect(line).toHaveLength(head!.length);

  await page.goto('/environment/audit?from=2000-01-01&to=2000-01-02');
  await expect(page.getByText(say('auditLog.emptyTitle'))).toBeVisible();
  await look(page);
  await page
    .getByRole('link', { name: say('auditLog.clearAll') })
    .first()
    .click();
  await page.waitForURL('**/environment/audit');

  const all = JSON.parse(await take(page, 'Json')) as Event[];
  expect(all.map(({ number }) => number)).toEqual(all.map((_, at) => all.length - at));
  for (const [at, one] of all.slice(0, -1).entries()) expect(one.previousHash).toBe(all[at + 1]!.hash);
  // The exports before stand in the log themselves.
  expect(all.filter((one) => one.action === 'audit.readEnvironment').length).toBeGreaterThan(0);

  await page.getByRole('link', { name: say('auditLog.check') }).click();
  const said = say('auditLog.whole', { count: 77 }).replace('77', String.raw`[\d.,]+`);
  await expect(page.getByRole('alert').filter({ hasText: new RegExp(said) })).toBeVisible();
  await look(page);
});
