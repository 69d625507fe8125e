import { expect, type Locator, type Page } from '@playwright/test';
import type { Access } from '@/db/vocabulary';
import { say } from './appearance';

// The share dialogue as people fill it in.

/** Chooses somebody in the dialogue that is open, by a part of the name, and a permission; answers the dialogue. */
export async function chooseToShare(page: Page, part: string, name: RegExp, access: Access): Promise<Locator> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: say('share.recipients') }).fill(part);
  await page.getByRole('option', { name }).first().click();
  // Not Escape: with the list closed already it asks whether what was chosen may be lost.
  await page.keyboard.press('Tab');
  await dialog.getByRole('radio', { name: say(`accesses.${access}`) }).check();
  return dialog;
}

/** The same, and shares. */
export async function share(page: Page, part: string, name: RegExp, access: Access): Promise<void> {
  const dialog = await chooseToShare(page, part, name, access);
  await dialog.getByRole('button', { name: say('share.submit'), exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** Opens the dialogue on a document's page. */
export const openShare = (page: Page): Promise<void> =>
  page
    .getByRole('button', { name: say('share.share'), exact: true })
    .first()
    .click();
