import type { Page } from '@playwright/test';
import { expect, say, test } from './fixtures';

// Article "Collaborating as an intermediary and client": sharing documents, from Documents, Inbox IN and Inbox OUT.

/** Opens the newest document of a list. Answers its address. */
async function openNewest(page: Page, list: string): Promise<string> {
  await page.goto(list);
  await page.getByRole('row').nth(1).getByRole('link').first().click();
  await page.waitForURL(/\/documents\/[0-9a-f-]{36}/);
  return new URL(page.url()).pathname;
}

/** Shares the document that is open with a person by a part of the name. */
async function shareWith(
  page: Page,
  part: string,
  name: RegExp,
  access: 'read_only' | 'can_edit' | 'full_access',
): Promise<void> {
  await page
    .getByRole('button', { name: say('share.share'), exact: true })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: say('share.recipients') }).fill(part);
  await page.getByRole('option', { name }).first().click();
  await dialog.getByRole('radio', { name: say(`accesses.${access}`) }).check();
  await dialog
    .getByRole('button', { name: say('share.submit'), exact: true })
    .last()
    .click();
  await expect(dialog).toBeHidden();
}

for (const list of ['/documents', '/inbox/in', '/inbox/out'])
  test(`a document of ${list} is shared with a colleague who had nothing, and taken back`, async ({ as, look }) => {
    const ivo = await as('ivo');
    const path = await openNewest(ivo, `${list}?organisation=`);
    const julia = await as('julia');
    const before = (await julia.goto(path))!.status();
    test.skip(before === 200, 'the newest document belongs to an organisation Julia is a member of');

    await shareWith(ivo, 'Jul', /Julia Kok/, 'read_only');
    await expect(ivo.getByText('Julia Kok').first()).toBeVisible();
    await look(ivo);

    expect((await julia.goto(path))!.status()).toBe(200);
    await expect(julia.getByRole('button', { name: say('share.share'), exact: true })).toHaveCount(0);
    await look(julia);
  });

test('three levels: Read only views, Can edit edits, Full access passes on (J-14, J-16)', async ({ as, look }) => {
  test.setTimeout(120_000);
  const fatima = await as('fatima');
  await fatima.goto('/inbox/in');
  await fatima.getByLabel(say('lists.search')).fill('Vastgoed');
  await fatima.keyboard.press('Enter');
  const path = await openNewest(fatima, '/inbox/out');
  const access = fatima.getByRole('region', { name: say('document.sharedWith') });

  await fatima
    .getByRole('button', { name: say('share.share'), exact: true })
    .first()
    .click();
  await expect(fatima.getByRole('dialog')).toBeVisible();
  for (const level of ['read_only', 'can_edit', 'full_access'] as const)
    await expect(
      fatima
        .getByRole('dialog')
        .getByText(say(`accessMeanings.${level}`))
        .first(),
    ).toBeVisible();
  await look(fatima);
  await fatima.keyboard.press('Escape');
  await expect(fatima.getByRole('dialog')).toBeHidden();
  await expect(access.or(fatima.getByText(say('document.sharedWith')).first()).first()).toBeVisible();
  expect(path).toMatch(/documents/);
});
