import { expect, type JSHandle, type Locator, type Page } from '@playwright/test';
import { untilAlive } from './alive';
import { say } from './appearance';

/** The roles of things that are pressed, typed into or chosen from. */
const roles = [
  'button',
  'checkbox',
  'combobox',
  'link',
  'menuitem',
  'radio',
  'searchbox',
  'slider',
  'spinbutton',
  'switch',
  'tab',
  'textbox',
] as const;
/** What one operates too, and what has no role of its own. */
const roleless = 'summary, iframe, input[type=date], input[type=file], [tabindex="0"], [contenteditable=true]';

type Ring = { colour: string; width: number; shadow: string };

/** What is kept inside the page while one walks: everything that can be operated, and where one has been. */
type Ground = {
  root: Element;
  wanted: Set<Element>;
  named: Set<Element>;
  reached: Element[];
  /** How the last stop and what is around it looked with the focus on it. */
  rings: Ring[];
  /** How often one has pressed without leaving it. */
  presses: number;
};

/** What opens behind a stop. */
type Popup = 'menu' | 'dialog' | 'panel';
type Step = { isEnd: boolean; problems: string[]; stop?: { what: string; opens: Popup | null; isInRow: boolean } };

export type Walk = { stops: string[]; problems: string[] };

/**
 * Walks through the page by Tab: the whole of it, or, by the skip link, its content. Returns the stops, and what is wrong:
 * no name, no sign of the focus, out of sight, out of order, a trap, something that is never reached. What opens on the way
 * (of the menus of rows the first) is opened by Enter, walked through and left by Escape.
 */
export async function walk(page: Page, part: 'everything' | 'content'): Promise<Walk> {
  await untilAlive(page);
  await toTheTop(page);
  if (part === 'content') {
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main'), 'where the skip link leads').toBeFocused();
  }
  const ground = await survey(page.locator(part === 'content' ? 'main' : 'body'));
  const stops: string[] = [];
  const problems: string[] = [];
  let hasOpenedRow = false;
  for (let isFirst = part === 'everything'; stops.length < 600; isFirst = false) {
    if (!isFirst) await page.keyboard.press('Tab');
    const { isEnd, stop, problems: found } = await lookAround(page, ground);
    problems.push(...found);
    if (isEnd) break;
    if (!stop) continue;
    stops.push(stop.what);
    if (!stop.opens || (stop.isInRow && hasOpenedRow)) continue;
    hasOpenedRow ||= stop.isInRow;
    problems.push(...(await lookBehind(page, stop.what, stop.opens)));
  }
  problems.push(...(await page.evaluate(unreached, ground)));
  await ground.dispose();
  return { stops, problems };
}

/** To the skip link, the first stop: by Tab, and back from where a page has put the focus itself. */
async function toTheTop(page: Page): Promise<void> {
  const hasSkipped = () => page.evaluate((words) => words.includes(document.activeElement?.textContent ?? ''), skips);
  await page.keyboard.press('Tab');
  for (let presses = 0; presses < 60 && !(await hasSkipped()); presses++) await page.keyboard.press('Shift+Tab');
  expect(await hasSkipped(), 'the first stop is the skip link').toBe(true);
}

const skips = [say('menu.skip'), say('public.skip')];

/** Presses Tab until the thing has the focus; from where it is now, and at most once around the page. */
export async function tabTo(thing: Locator): Promise<void> {
  const page = thing.page();
  await expect(thing.first()).toBeVisible();
  for (let presses = 0; presses < 250; presses++) {
    if (await thing.first().evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${thing}`);
}

/** Everything inside that can be operated now, by role, and those of them that have a name. */
async function survey(within: Locator): Promise<JSHandle> {
  const ground: JSHandle = await within.evaluateHandle(
    (root): Ground => ({ root, wanted: new Set(), named: new Set(), reached: [], rings: [], presses: 0 }),
  );
  const want = (elements: Element[], { wanted }: Ground) => {
    for (const one of elements) {
      const isShown = one.checkVisibility({ visibilityProperty: true });
      if (isShown && !one.matches(':disabled') && !one.closest('[inert]')) wanted.add(one);
    }
  };
  const name = (elements: Element[], { named }: Ground) => {
    for (const one of elements) named.add(one);
  };
  for (const role of roles) {
    await within.getByRole(role).evaluateAll(want, ground);
    await within.getByRole(role, { name: /\S/ }).evaluateAll(name, ground);
  }
  await within.locator(roleless).evaluateAll(want, ground);
  return ground;
}

const lookAround = (page: Page, ground: JSHandle): Promise<Step> => page.evaluate(lookAtFocus, ground);

/** Looks at what has the focus now, and whether what had it before looked different then. Runs inside the page. */
function lookAtFocus(ground: Ground): Step {
  const say = (one: Element) => {
    const words = one.getAttribute('aria-label') ?? one.textContent ?? '';
    return `<${one.localName}> "${words.trim().replace(/\s+/g, ' ').slice(0, 60)}"`;
  };
  const ringOf = (one: Element, pseudo?: string): Ring => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(one, pseudo);
    const width = outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth);
    return { colour: outlineColor, width, shadow: boxShadow };
  };
  // The ring may be drawn around the row or the field that an element stands in.
  const ringsAround = (one: Element) => {
    const rings = [ringOf(one), ringOf(one, '::after')];
    for (let up = one.parentElement, far = 0; up && far < 6; up = up.parentElement, far++) rings.push(ringOf(up));
    return rings;
  };
  // What glides to its place or its colour is looked at when it has arrived.
  for (const one of document.getAnimations())
    if (one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) one.finish();

  const problems: string[] = [];
  const here = document.activeElement;
  const last = ground.reached.at(-1);
  if (last && last !== here && last.isConnected) {
    const now = ringsAround(last);
    const wasSeen = ground.rings.some(({ colour, width, shadow }, at) => {
      const isOutlined = width >= 1 && width !== now[at]?.width && !/transparent|\/ 0\)|, 0\)/.test(colour);
      return isOutlined || (shadow !== 'none' && shadow !== now[at]?.shadow);
    });
    // The focus inside a frame is that of another page, which shows it; no style of this page knows of it.
    if (!wasSeen && !last.matches('iframe')) problems.push(`${say(last)} does not show that it has the focus`);
  }

  // A date has a place for each of its parts; what is inside a frame is another page's: one passes through.
  if (here && here === last && here.matches('iframe, input[type=date]') && ground.presses++ < 20)
    return { isEnd: false, problems };
  const isOutside = !here || here === document.body || !ground.root.contains(here) || here === ground.reached[0];
  if (isOutside) return { isEnd: true, problems };
  if (ground.reached.includes(here))
    return { isEnd: true, problems: [...problems, `${say(here)} comes round: a trap`] };

  const box = here.getBoundingClientRect();
  const [left, right] = [Math.max(0, box.left), Math.min(innerWidth, box.right)];
  const [top, bottom] = [Math.max(0, box.top), Math.min(innerHeight, box.bottom)];
  const labels = [...((here as HTMLInputElement).labels ?? [])];
  const isTall = box.height > innerHeight / 2;
  const isHit = (y: number) => {
    const hit = document.elementFromPoint((left + right) / 2, y);
    return hit !== null && (here.contains(hit) || hit.contains(here) || labels.some((label) => label.contains(hit)));
  };
  if (right - left < 1 || bottom - top < 1) problems.push(`${say(here)} is out of sight`);
  else if (!isHit((top + bottom) / 2) || (!isTall && !isHit(top + Math.min(3, (bottom - top) / 4))))
    problems.push(`${say(here)} is covered`);
  else if (!isTall && (box.top < 0 || box.bottom > innerHeight + 1))
    problems.push(`${say(here)} is partly out of sight`);

  // What has no role has no name by role either: its label, or its words.
  const words = [here.getAttribute('aria-label'), here.getAttribute('title'), ...labels.map((one) => one.textContent)];
  if (here.matches('summary, pre')) words.push(here.textContent);
  if (!ground.named.has(here) && !words.join('').trim()) problems.push(`${say(here)} has no name`);

  const before = last?.getBoundingClientRect();
  if (before && document.querySelector('main')?.contains(here)) {
    // Columns are read one after the other; inside a column one goes down, along a line to the right.
    const isAbove = box.bottom <= before.top + 1 && box.left < before.right && box.right > before.left;
    const isToTheLeft = box.right <= before.left + 1 && box.top < before.bottom - 2 && box.bottom > before.top + 2;
    if (isAbove || isToTheLeft) problems.push(`${say(here)} comes after ${say(last!)}, which one reads later`);
  }

  ground.presses = 0;
  ground.reached.push(here);
  ground.rings = ringsAround(here);
  const popup = here.getAttribute('aria-haspopup');
  const panel = here.matches('details[name] > summary') ? 'panel' : null;
  const opens = popup === 'menu' || popup === 'dialog' ? popup : panel;
  return { isEnd: false, problems, stop: { what: say(here), opens, isInRow: here.closest('[data-row]') !== null } };
}

/** What neither Tab nor, in a group of radio buttons, an arrow leads to. Runs inside the page. */
function unreached({ wanted, reached }: Ground): string[] {
  const isInReachedGroup = (one: Element) =>
    one instanceof HTMLInputElement &&
    one.type === 'radio' &&
    reached.some((other) => other instanceof HTMLInputElement && other.name === one.name && other.form === one.form);
  return [...wanted]
    .filter((one) => one.isConnected && !reached.includes(one) && !isInReachedGroup(one))
    .map((one) => `never reached: ${one.outerHTML.replace(/\s+/g, ' ').slice(0, 160)}`);
}

/** Opens what stands behind the focus by Enter, walks through it, and leaves it by Escape: the focus comes back. */
async function lookBehind(page: Page, what: string, opens: Popup): Promise<string[]> {
  const opener = await page.evaluateHandle(() => document.activeElement);
  const opened = opens === 'panel' ? page.locator('details[name][open] > div') : page.getByRole(opens);
  await page.keyboard.press('Enter');
  await expect(opened, `${what} opens`).toBeVisible();
  if (opens !== 'panel') await expect(opened.locator(':focus'), `${what} takes the focus`).toHaveCount(1);
  await settled(opened);
  const problems = opens === 'menu' ? await walkMenu(opened) : await walkBox(opened, opens === 'dialog');
  await page.keyboard.press('Escape');
  await expect(opened, `${what} closes on Escape`).toHaveCount(0);
  await expect
    .poll(() => opener.evaluate((one) => one === document.activeElement), `${what} gets the focus back`)
    .toBe(true);
  await opener.dispose();
  return problems.map((one) => `behind ${what}: ${one}`);
}

/** What opens has its parts: some are loaded when they are first seen. */
async function settled(box: Locator): Promise<void> {
  let before = '';
  const isSame = async () => {
    const now = await box.innerHTML();
    const was = before;
    before = now;
    return now === was;
  };
  await expect.poll(isSame, { intervals: [100] }).toBe(true);
}

/** Tab through a dialog, which has the focus already and keeps it, or through a panel that stands open under its button. */
async function walkBox(box: Locator, isDialog: boolean): Promise<string[]> {
  const page = box.page();
  const ground = await survey(box);
  const most = await ground.evaluate(({ wanted }: Ground) => {
    const isRadio = (one: Element) => one instanceof HTMLInputElement && one.type === 'radio';
    return new Set([...wanted].map((one) => (isRadio(one) ? (one as HTMLInputElement).name : one))).size;
  });
  const problems: string[] = [];
  let step: Step | null = null;
  for (let stops = 0; stops < most && !step?.isEnd; stops += step.stop ? 1 : 0) {
    if (step || !isDialog) await page.keyboard.press('Tab');
    step = await lookAround(page, ground);
    if (step.isEnd && isDialog) {
      // Behind its last button a dialog leads back to its first, by way of a guard outside that has the focus for a moment.
      await expect(box.locator(':focus')).toHaveCount(1);
      step = await lookAround(page, ground);
    }
    problems.push(...step.problems);
  }
  problems.push(...(await page.evaluate(unreached, ground)));
  await ground.dispose();
  return problems;
}

/** The arrows through a menu: every item in its turn, and one sees which. */
async function walkMenu(menu: Locator): Promise<string[]> {
  const items = await menu.getByRole('menuitem').count();
  const met = new Set<string>();
  const problems: string[] = [];
  for (let at = 0; at < items; at++) {
    const { name, isSeen } = await menu.locator(':focus').evaluate((one) => ({
      name: (one.textContent ?? '').trim(),
      isSeen: getComputedStyle(one).backgroundColor !== 'rgba(0, 0, 0, 0)',
    }));
    met.add(name);
    if (!name || !isSeen) problems.push(`the item "${name}" has no name or does not show that it has the focus`);
    await menu.page().keyboard.press('ArrowDown');
  }
  return met.size === items ? problems : [...problems, `of ${items} items the arrows reach ${[...met].join(', ')}`];
}
