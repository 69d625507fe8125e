import type { Browser } from '@playwright/test';

/** Opens a mailed link in a browser of its own, with JavaScript, and presses every button it finds there, three times over; as scanners of mail do (T-33). */
export async function pressEverything(browser: Browser, baseURL: string, link: string): Promise<void> {
  const context = await browser.newContext({ baseURL });
  const scanner = await context.newPage();
  for (let round = 0; round < 3; round++) {
    await scanner.goto(link);
    for (let at = 0; at < (await scanner.getByRole('button').count()); at++) {
      await scanner.goto(link);
      await scanner
        .locator('summary')
        .first()
        .click({ timeout: 500 })
        .catch(() => {});
      const pressed = scanner.getByRole('button').nth(at);
      if (await pressed.isVisible()) await pressed.click({ timeout: 2000 }).catch(() => {});
      await scanner.waitForLoadState('networkidle');
    }
  }
  await context.close();
}
