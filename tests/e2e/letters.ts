import { expect, type Page } from '@playwright/test';

export const sixDigits = /\b\d{3} ?\d{3}\b/;
export const invitationLink = /\/invitation\/[\w-]+/;

/** The newest letter to an address in the local mailbox, opened; or one of those before it. */
export async function openLetter(page: Page, address: string, before = 0): Promise<void> {
  await expect(async () => {
    await page.goto('/dev/mail');
    await page
      .getByRole('row', { name: new RegExp(address) })
      .nth(before)
      .getByRole('link')
      .first()
      .click({ timeout: 2000 });
    await page.waitForURL(/\/dev\/mail\/.+/);
  }).toPass();
}

/** The text of the newest letter. */
export async function letterTo(page: Page, address: string): Promise<string> {
  await openLetter(page, address);
  return textOf(page);
}

/** As it is read: without the invisible signs that keep mail programs from making links of what people wrote. */
const textOf = async (page: Page) => ((await page.getByRole('main').textContent()) ?? '').replaceAll('\u2060', '');

/**
 * What the newest letter that says something in a form (a code, a link) says, read in a window of its own; waits for it. What
 * somebody is told may come by mail in between.
 */
export async function fromLetter(page: Page, address: string, form: RegExp): Promise<string> {
  const mailbox = await page.context().newPage();
  let said: string | undefined;
  let turn = 0;
  await expect(async () => {
    await openLetter(mailbox, address, turn++ % 2);
    said = (await textOf(mailbox)).match(form)?.[0];
    expect(said, `the letter to ${address}`).toBeDefined();
  }).toPass();
  await mailbox.close();
  return said!.replace(' ', '');
}
