import type { Page } from '@playwright/test';

/**
 * Waits until the page hears what is pressed: everything on it belongs to React, also what came later, and the effects that
 * listen for keys have run. React marks an element while it still draws, so first everything it has left to do gets its turn.
 */
export async function untilAlive(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    await scheduler.postTask(() => {}, { priority: 'background' });
    return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')].every((one) =>
      Object.keys(one).some((key) => key.startsWith('__react')),
    );
  });
}

/**
 * Makes whoever opens a page, comes back to it or waits for its address wait until it hears them: on a busy machine what is
 * pressed before is lost. Who says with `waitUntil` how far it has to be gets it as it is then.
 */
export function waitingUntilAlive(page: Page): Page {
  const goto = page.goto.bind(page);
  const reload = page.reload.bind(page);
  const goBack = page.goBack.bind(page);
  const waitForURL = page.waitForURL.bind(page);
  page.goto = async (url, options) => {
    const answer = await goto(url, options);
    if (!options?.waitUntil) await untilAlive(page);
    return answer;
  };
  page.reload = async (options) => {
    const answer = await reload(options);
    if (!options?.waitUntil) await untilAlive(page);
    return answer;
  };
  page.goBack = async (options) => {
    const answer = await goBack(options);
    if (!options?.waitUntil) await untilAlive(page);
    return answer;
  };
  page.waitForURL = async (url, options) => {
    await waitForURL(url, options);
    if (!options?.waitUntil) await untilAlive(page);
  };
  return page;
}
