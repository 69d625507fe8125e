import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { cast } from '@/db/seed/cast';
import { violationsOn } from './accessibility';
import { waitingUntilAlive } from './alive';
import { language, say, theme } from './appearance';
import { press } from './by-post';

export { expect } from '@playwright/test';
export { language, say, theme } from './appearance';

/**
 * For tests of what no language and no theme changes: in `npm test`, which walks in English light and in Dutch dark side by side,
 * they run in one of the two; `npm run proof` runs them in all four appearances.
 */
export const inEnglish = { tag: '@en-light' };
export const inDutch = { tag: '@nl-dark' };

/** For tests of what no appearance changes, and that have a long form of their own: in one of the appearances, here and in `npm run proof`. */
export const once = { tag: '@once' };

type Fixtures = {
  /** Signs a person of the cast in, in a browser of their own, by "Continue as …"; its button is pressed in a window by tests/e2e/pages.spec.ts. */
  as: (key: string) => Promise<Page>;
  /** A browser of somebody who is not signed in. */
  visitor: () => Promise<Page>;
  /** Looks at the page as it stands: no axe violation, no sideways scroll at 320 px. Call it in every state. */
  look: (page: Page) => Promise<void>;
};

/** What the browser complains about is a failure of the test in which it happens. */
const complaints = new WeakMap<BrowserContext, string[]>();

export const test = base.extend<Fixtures>({
  visitor: async ({ browser, baseURL }, use) => {
    const opened: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({
        locale: language === 'nl' ? 'nl-NL' : 'en-GB',
        colorScheme: theme,
        reducedMotion: 'reduce',
      });
      await context.addCookies([
        { name: 'koppel.language', value: language, url: baseURL! },
        { name: 'koppel.theme', value: theme, url: baseURL! },
      ]);
      opened.push(context);
      complaints.set(context, []);
      context.on('page', (page) => listen(waitingUntilAlive(page)));
      return context.newPage();
    });
    const heard = opened.flatMap((context) => complaints.get(context) ?? []);
    for (const context of opened) await context.close();
    expect(heard, 'what the browser complained about').toEqual([]);
  },

  as: async ({ visitor, baseURL }, use) => {
    await use(async (key) => {
      const person = cast.flatMap((environment) => environment.users).find((user) => user.key === key);
      if (!person) throw new Error(`Nobody of the cast is called ${key}`);
      const page = await visitor();
      await press(page.request, {
        at: '/sign-in',
        button: say('signIn.continueAs', { name: person.name }),
        window: page,
      });
      // The profile's language comes with signing in; this run looks at the portal in its own.
      await page.context().addCookies([
        { name: 'koppel.language', value: language, url: baseURL! },
        { name: 'koppel.theme', value: theme, url: baseURL! },
      ]);
      await page.goto('/');
      return page;
    });
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to know what a fixture needs.
  look: async ({}, use) => {
    await use(async (page) => {
      // The title comes with the stream, behind what one sees already.
      await expect(page).toHaveTitle(/\S/);
      await stillness(page);
      let violations = await violationsOn(page);
      // Between two pages there is a moment without a title.
      if (violations.some((one) => one.id === 'document-title')) {
        await expect(page).toHaveTitle(/\S/);
        violations = await violationsOn(page);
      }
      expect(
        violations.map((one) => `${one.id}: ${one.at.join(', ')}`),
        page.url(),
      ).toEqual([]);
      const size = page.viewportSize()!;
      await page.setViewportSize({ width: 320, height: 640 });
      const overflow = () =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      // A menu that is open follows its button a moment later.
      await expect
        .poll(overflow, { message: `sideways scroll at 320 px on ${page.url()}`, timeout: 3000 })
        .toBeLessThanOrEqual(0);
      await page.setViewportSize(size);
    });
  },
});

/** Whatever is on its way in or out has arrived: half faded in, a message has no contrast yet. */
const stillness = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    const ends = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
    return Promise.allSettled(ends.map((one) => one.finished));
  });

function listen(page: Page): void {
  const heard = complaints.get(page.context())!;
  page.on('pageerror', (error) => heard.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    // A refused request is the product's answer, and the test looks at it; everything else is ours to mend.
    // A letter is drawn in a frame where nothing runs, which the browser says when the test looks inside.
    const isExpected = /Failed to load resource: .* (40[0-9]|413|415|429)|^Blocked script execution in .*\/paper'/.test(
      message.text(),
    );
    if (message.type() === 'error' && !isExpected) heard.push(`${page.url()}: ${message.text()}`);
  });
}
