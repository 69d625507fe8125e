import { expect, type Locator, type Page } from '@playwright/test';

/** What a journey has cost a person so far. What is typed into a field is counted apart from the keys that lead somewhere. */
export type Presses = { clicks: number; keys: number; text: number };

/**
 * Counts, from here on and over all pages of this browser, how often a person pressed: only what the browser trusts to come from
 * a hand. Counts from nothing when it is called again.
 */
export async function counting(page: Page): Promise<Presses> {
  const browser = page.context();
  const presses: Presses = { clicks: 0, keys: 0, text: 0 };
  const known = counted.get(browser);
  if (known) return Object.assign(known, presses);
  counted.set(browser, presses);
  await browser.exposeFunction('tellPress', (kind: keyof Presses) => {
    presses[kind]++;
  });
  await browser.addInitScript(listen);
  await page.evaluate(listen);
  return presses;
}

const counted = new WeakMap<object, Presses>();

/** Runs in the page, ahead of whatever listens there. */
function listen(): void {
  const { tellPress } = globalThis as unknown as { tellPress: (kind: 'clicks' | 'keys' | 'text') => void };
  addEventListener('pointerdown', (event) => event.isTrusted && tellPress('clicks'), true);
  addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted || event.repeat) return;
      const isTyped = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
      const field = event.target as HTMLElement;
      const takesText =
        field.isContentEditable || field.matches('textarea, input:not([type=checkbox], [type=radio], [type=file])');
      tellPress(isTyped && takesText ? 'text' : 'keys');
    },
    true,
  );
}

/** Types into a field as a person does, who has to press it first unless the page puts the cursor there. */
export async function type(field: Locator, text: string): Promise<void> {
  await field.waitFor();
  const hasCursor = await expect(field)
    .toBeFocused({ timeout: 1000 })
    .then(
      () => true,
      () => false,
    );
  if (!hasCursor) await field.click();
  await field.page().keyboard.type(text);
}
