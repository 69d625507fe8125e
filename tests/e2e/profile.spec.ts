import type { Page } from '@playwright/test';
import type { Language } from '@/db/vocabulary';
import { found, newCompany, signIn } from './company';
import { expect, language, say, test } from './fixtures';
import { fromLetter } from './letters';
import { sayIn, wordsOnlyIn } from './other-language';

// J-28 and what else one settles about oneself. A name is changed in a company of its own: the cast keeps its names.

const other = language === 'nl' ? 'en' : 'nl';

/** Waits until what is saved by itself has been saved. */
async function saved(page: Page, change: () => Promise<unknown>, said = say('done.saved')): Promise<void> {
  const answer = page.waitForResponse((one) => one.request().method() === 'POST' && one.url().endsWith('/profile'));
  await change();
  expect((await answer).status()).toBe(200);
  await expect(page.getByText(said).first()).toBeAttached();
}

test('name, theme, sessions: one’s own to change, and to end', async ({ visitor, look }) => {
  test.setTimeout(120_000);
  const company = newCompany();
  const address = `petra@${company.domain}`;
  const page = await visitor();
  await found(page, company);
  await page.getByRole('button', { name: say('menu.account', { name: 'Petra Proef' }) }).click();
  await page.getByRole('menuitem', { name: new RegExp(say('menu.profile')) }).click();
  await expect(page.getByText(say('profile.noOthers'))).toBeVisible();
  await look(page);

  // A name: refused when empty, with the way to the field; else in force everywhere.
  const name = page.getByLabel(say('profile.name'), { exact: true });
  await name.fill('');
  await page.getByRole('button', { name: say('profile.save') }).click();
  const summary = page.getByRole('alert').filter({ hasText: say('fields.summary') });
  await expect(summary).toBeFocused();
  await expect(page).toHaveTitle(new RegExp(`^${say('parts.errorPrefix')}: `));
  await look(page);
  await summary.getByRole('link', { name: say('fields.of.name.required') }).click();
  await expect(name).toBeFocused();
  await name.fill('Petra de Tweede');
  await page.getByRole('button', { name: say('profile.save') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Petra de Tweede');
  await expect(page.getByRole('button', { name: say('menu.account', { name: 'Petra de Tweede' }) })).toBeVisible();
  await page.goto('/environment/users');
  await expect(page.getByRole('row', { name: /Petra de Tweede/ })).toBeVisible();

  // A theme: at once, and also on the pages in front of the door.
  await page.goto('/profile');
  const looks = () =>
    page.evaluate(() => [
      document.documentElement.dataset.theme ?? 'system',
      getComputedStyle(document.body).colorScheme,
    ]);
  const theme = page.getByLabel(say('profile.theme'));
  await saved(page, () => theme.selectOption('dark'));
  await expect.poll(looks).toEqual(['dark', 'dark']);
  await saved(page, () => theme.selectOption('light'));
  await expect.poll(looks).toEqual(['light', 'light']);
  await page.reload();
  await expect(theme).toHaveValue('light');
  await saved(page, () => theme.selectOption('system'));
  await expect.poll(looks).toEqual(['system', 'light dark']);

  // On a slow line one chooses before the page hears it.
  let hear = () => {};
  const heard = new Promise<void>((resolve) => {
    hear = resolve;
  });
  await page.route('**/*.js', async (route) => {
    await heard;
    await route.continue();
  });
  await page.goto('/profile', { waitUntil: 'commit' });
  await saved(page, async () => {
    await theme.selectOption('dark');
    hear();
  });
  await expect.poll(looks).toEqual(['dark', 'dark']);
  await page.unrouteAll({ behavior: 'wait' });

  // A session elsewhere: seen here, ended here, and worth nothing at its next request.
  const elsewhere = await visitor();
  await signIn(elsewhere, address);
  expect((await elsewhere.goto('/documents'))?.status()).toBe(200);
  await page.reload();
  await expect(page.getByText(say('profile.thisDevice'))).toHaveCount(1);
  await page
    .getByRole('listitem')
    .getByRole('button', { name: say('profile.signOut') })
    .click();
  await expect(page.getByText(say('done.session_ended')).first()).toBeAttached();
  await expect(page.getByText(say('profile.noOthers'))).toBeVisible();
  await elsewhere.goto('/profile');
  await expect(elsewhere).toHaveURL(/\/sign-in\?next=%2Fprofile/);
  const refused = await elsewhere.request.get('/search?term=a');
  expect(refused.status()).toBe(401);

  // What one did stands in one's own list.
  await page.getByRole('link', { name: say('profile.ownActions') }).click();
  await expect(page.getByRole('row', { name: new RegExp(say('auditActions.profile.change')) }).first()).toBeVisible();
  await look(page);
});

test('another language: the whole portal at once, the next session, and the mail (J-28)', async ({
  as,
  visitor,
  look,
}) => {
  test.setTimeout(120_000);
  const page = await as('quinten');
  const choose = async (wanted: Language) => {
    await page.goto('/profile');
    const languages = page.locator('select[name=language]');
    if ((await languages.inputValue()) === wanted) return;
    await saved(page, () => languages.selectOption(wanted), sayIn(wanted, 'done.saved'));
    await expect(page.locator('html')).toHaveAttribute('lang', wanted);
  };
  // Somebody may have left it in the other one.
  await choose(language);
  await expect(page.getByLabel(say('profile.language'))).toHaveValue(language);
  await choose(other);
  await expect(page.getByLabel(sayIn(other, 'profile.language'))).toHaveValue(other);

  // Nothing of the language before is left, on no page.
  const left = wordsOnlyIn(language);
  for (const path of [
    '/profile',
    '/',
    '/documents',
    '/inbox/in?status=paid',
    '/inbox/out',
    '/environment/users',
    '/environment/users/invite',
    '/environment/organisations',
    '/environment/organisations/create',
    '/environment/subscription',
    '/environment/settings',
    '/environment/audit',
    '/environment/roles',
    '/profile/own-actions',
    '/documents/no-such-document',
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading').first()).toBeVisible();
    expect(
      (await wordsOn(page)).filter((words) => left.has(words)),
      path,
    ).toEqual([]);
  }
  await page.goto('/profile');
  await look(page);

  // The next session speaks it from the first page on, and so does the letter that would lead to it.
  const next = await visitor();
  await next.goto('/sign-in');
  await next.getByLabel(say('signIn.email')).fill('quinten@smit.example');
  await next.getByRole('button', { name: say('signIn.send') }).click();
  await next.waitForURL('**/sign-in/check-email');
  await fromLetter(next, 'quinten@smit.example', new RegExp(sayIn(other, 'mail.sign_in.heading')));
  await next.goto('/sign-in');
  await next.getByRole('button', { name: /Quinten Smit/ }).click();
  await next.waitForURL((url) => url.pathname === '/');
  await expect(next.locator('html')).toHaveAttribute('lang', other);
  await expect(next.getByRole('heading', { level: 1 })).toHaveText(sayIn(other, 'dashboard.title'));
  await choose(language);
});

/** Every piece of text on a page, seen or spoken. The names of the languages themselves stay what they are. */
const wordsOn = (page: Page) =>
  page.evaluate(() => {
    const spoken = [...document.querySelectorAll('[aria-label], [placeholder], [title], [data-tip], [alt]')].flatMap(
      (one) => ['aria-label', 'placeholder', 'title', 'data-tip', 'alt'].map((name) => one.getAttribute(name) ?? ''),
    );
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (one) =>
      one.parentElement?.closest('script, style, [lang]:not(html)')
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
    );
    const seen: string[] = [];
    while (texts.nextNode()) seen.push(texts.currentNode.textContent ?? '');
    return [document.title.split(' · ')[0] ?? '', ...spoken, ...seen].map((words) => words.trim()).filter(Boolean);
  });
