import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { language, say } from './appearance';
import { fromLetter } from './letters';

// Requests and what their mailed links lead to, as people write, open and answer them.

export const requestLink = /\/request\/[\w-]+/;

/** A small telephone. */
export const phone = { width: 375, height: 640 };

/** What a firm writes of a client it asks for an authorisation. */
export type AskedClient = { name: string; email: string; organisation: string; legalNumber: string };

/** Fills in the form that asks one client, from field to field by Tab, as it stands open; answers the path of the mailed link. */
export async function askClient(
  page: Page,
  { name, email, organisation, legalNumber }: AskedClient,
  withConnection = false,
): Promise<string> {
  await expect(page.getByLabel(say('authorisations.clientName'))).toBeFocused();
  const { keyboard } = page;
  for (const text of [name, email, organisation, legalNumber]) {
    await keyboard.type(text);
    await keyboard.press('Tab');
  }
  if (withConnection) await page.getByLabel(say('authorisations.connection')).check();
  await page.getByRole('button', { name: say('authorisations.send') }).click();
  await expect(page.getByText(say('authorisations.sentNotice'))).toBeVisible();
  return fromLetter(page, email, requestLink);
}

export const button = (page: Page, key: string, values?: Record<string, string>): Locator =>
  page.getByRole('button', { name: say(key, values), exact: true });

export const heading = (page: Page, key: string, values?: Record<string, string>): Locator =>
  page.getByRole('heading', { level: 1, name: say(key, values) });

/** A button whose words end with an address that stands there masked. */
export const buttonTo = (page: Page, key: string, to: string): Locator =>
  page.getByRole('button', { name: say(key, { to }) });

export const masked = (address: string): string => address.replace(/^(.).*@/, '$1•••@');

/** Everything one decides with is seen without scrolling, on a small telephone too. */
export async function expectInSight(page: Page, keys: string[]): Promise<void> {
  const before = page.viewportSize()!;
  await page.setViewportSize(phone);
  for (const key of keys) {
    const bottom = async () => {
      const box = await page.getByText(say(key), { exact: true }).first().boundingBox();
      return box!.y + box!.height;
    };
    // The page takes the smaller screen a moment after it was told.
    await expect.poll(bottom, { message: `${key} on ${page.url()}` }).toBeLessThanOrEqual(phone.height);
  }
  await page.setViewportSize(before);
}

/** A browser of somebody who is not signed in, where no script runs. */
export async function withoutScript(browser: Browser, baseURL: string): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  await context.addCookies([{ name: 'koppel.language', value: language, url: baseURL }]);
  return context.newPage();
}
