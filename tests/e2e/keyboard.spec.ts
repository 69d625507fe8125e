import type { Locator, Page } from '@playwright/test';
import { castId } from '@/db/seed/cast';
import { accept, newCompany } from './company';
import { expect, inDutch, say, test } from './fixtures';
import { fromLetter, invitationLink, sixDigits } from './letters';
import { ownPlaces, places, workflowPlaces } from './places';
import { receipt } from './uploads';
import { tabTo, type Walk, walk } from './walk';

// "Every screen reachable and operable by keyboard": Tab through each of them, and the daily work without a mouse.

const bakkerij = castId('organisation bakkerij');

/** Walks through pages one after the other; each must have nothing wrong, and something to stop at. */
async function walkThrough(page: Page, paths: string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(path);
    expectNothingWrong(await walk(page, 'content'), path);
  }
}

function expectNothingWrong({ stops, problems }: Walk, where: string): void {
  expect.soft(problems, where).toEqual([]);
  expect.soft(stops.length, where).toBeGreaterThan(0);
}

test('the walk itself: it tells what cannot be reached, seen, named or found in its place', inDutch, async ({ as }) => {
  const page = await as('fatima');
  await page.goto('/profile');
  await page.getByRole('button', { name: say('profile.save') }).evaluate((one) => {
    one.tabIndex = -1;
  });
  await page.getByRole('link', { name: say('profile.rolesLink') }).evaluate((one) => {
    one.style.outline = 'none';
  });
  await page.getByText(say('profile.theme'), { exact: true }).evaluate((one) => one.replaceChildren());
  await page.getByRole('switch').evaluate((one) => {
    const { left, top, width, height } = one.getBoundingClientRect();
    const cover = document.createElement('div');
    cover.style.cssText = `position:absolute;left:${left + scrollX}px;top:${top + scrollY}px;width:${width}px;height:${height}px`;
    document.body.append(cover);
  });
  const tabs = page.getByRole('navigation', { name: say('profile.tabs') });
  await tabs.getByRole('list').evaluate((one) => {
    one.style.flexDirection = 'row-reverse';
  });
  const { problems } = await walk(page, 'content');
  const told = problems.join('\n');
  expect(told).toMatch(/never reached: <button/);
  expect(told).toContain(`"${say('profile.rolesLink')}" does not show that it has the focus`);
  expect(told).toMatch(/<select> .* has no name/);
  expect(told).toMatch(/<input> .* is covered/);
  expect(told).toContain(`"${say('profile.ownActions')}" comes after <a> "${say('profile.settings')}"`);
});

test('the frame of the portal: skip link, menu, search, account, and the dashboard', inDutch, async ({ as }) => {
  const page = await as('fatima');
  const { stops, problems } = await walk(page, 'everything');
  expect(problems).toEqual([]);
  for (const key of ['menu.documents', 'menu.inboxIn', 'menu.users', 'menu.auditLog', 'menu.search'])
    expect(stops.join('\n')).toContain(`"${say(key)}`);
});

test('at 320 px, where the menu is in a sheet', inDutch, async ({ as }) => {
  const page = await as('fatima');
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`/inbox/in?search=${encodeURIComponent('2026')}&organisation=${bakkerij}&status=opened`);
  const { stops, problems } = await walk(page, 'everything');
  expect(problems).toEqual([]);
  expect(stops.join('\n')).toContain(`"${say('menu.name')}"`);
});

test('the lists, a document, an invoice, a partnership, a task', inDutch, async ({ as }) => {
  test.setTimeout(240_000);
  const page = await as('fatima');
  await walkThrough(page, [
    `/inbox/in?organisation=${bakkerij}&status=received&search=2026`,
    '/inbox/out?type=order&status=paid&search=nothing-fits',
    ...places.work.filter((path) => !['/', '/inbox/in', '/inbox/out'].includes(path)),
    ...(await ownPlaces(page)),
  ]);
});

test('my environment and the profile', inDutch, async ({ as }) => {
  test.setTimeout(240_000);
  await walkThrough(await as('fatima'), places.environment);
});

test('the partners', inDutch, async ({ as }) => {
  test.setTimeout(240_000);
  await walkThrough(await as('fatima'), places.partners);
});

test('the groups', inDutch, async ({ as }) => {
  test.setTimeout(120_000);
  await walkThrough(await as('fatima'), places.groups);
});

test('the workflows and their designer', inDutch, async ({ as }) => {
  test.setTimeout(120_000);
  const page = await as('anna');
  await walkThrough(page, await workflowPlaces(page));
});

test('the pages in front of the door', inDutch, async ({ visitor }) => {
  test.setTimeout(120_000);
  await walkThrough(await visitor(), places.inFrontOfTheDoor);
});

/** Types into a field that Tab has led to; what stands there is replaced. */
async function type(field: Locator, text: string): Promise<void> {
  await tabTo(field);
  if (!(await field.evaluate((one) => one instanceof HTMLSelectElement)))
    await field.page().keyboard.press('Control+A');
  await field.page().keyboard.type(text);
}

/** Presses what Tab has led to. */
async function press(thing: Locator, key = 'Enter'): Promise<void> {
  await tabTo(thing);
  await thing.page().keyboard.press(key);
}

/** Chooses a radio button: Tab to its group, then the arrows. */
async function choose(group: Locator, name: RegExp): Promise<void> {
  const { keyboard } = group.page();
  await tabTo(group.getByRole('radio', { checked: true }));
  const wanted = group.getByRole('radio', { name });
  for (let presses = 0; presses < 5 && !(await wanted.isChecked()); presses++) await keyboard.press('ArrowDown');
  await expect(wanted).toBeChecked();
  await expect(wanted).toBeFocused();
}

test(
  'a day without a mouse: sign up, invite, change a role, upload, filter, open, share, invoice',
  inDutch,
  async ({ visitor }) => {
    test.setTimeout(180_000);
    const company = newCompany();
    const owner = `petra@${company.domain}`;
    const page = await visitor();

    await page.goto('/sign-in');
    await press(page.getByRole('main').getByRole('link').first());
    await page.waitForURL('**/sign-up');
    await type(page.getByLabel(say('signIn.email')), owner);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/sign-in/check-email');
    await type(page.getByLabel(say('signIn.code')), await fromLetter(page, owner, sixDigits));
    await page.keyboard.press('Enter');
    await page.waitForURL('**/sign-up/details');
    await type(page.getByLabel(say('signUp.name')), 'Petra Proef');
    await type(page.getByLabel(say('signUp.environmentName')), company.name);
    await type(page.getByLabel(say('signUp.organisationName')), company.organisation);
    await type(page.getByLabel(say('signUp.legalNumber')), '76543210');
    await press(page.getByRole('button', { name: say('signUp.create') }));
    await page.waitForURL((url) => url.pathname === '/');

    // Invite a colleague, who comes in their own browser.
    const menu = page.getByRole('navigation', { name: say('menu.name') });
    const colleague = `karel@${company.domain}`;
    await press(menu.getByRole('link', { name: say('menu.users') }));
    await press(page.getByRole('link', { name: say('users.invite') }));
    await type(page.getByLabel(say('invite.emails')), colleague);
    await press(page.getByRole('button', { name: say('invite.send') }));
    await expect(page.getByRole('row', { name: new RegExp(colleague) })).toBeVisible();
    const guest = await visitor();
    await accept(guest, await fromLetter(guest, colleague, invitationLink), colleague, 'Karel Proef');

    // Change a role.
    await press(page.getByRole('link', { name: say('invite.back') }));
    await press(page.getByRole('link', { name: 'Karel Proef' }));
    await expect(page.getByRole('heading', { level: 1, name: 'Karel Proef' })).toBeVisible();
    await choose(page.getByRole('group', { name: say('user.roleTitle') }), new RegExp(`^${say('roles.advanced')}`));
    await press(page.getByRole('button', { name: say('user.save') }));
    await expect(
      page.getByText(say('done.role_changed', { name: 'Karel Proef', role: 'advanced' })).first(),
    ).toBeVisible();

    // Upload by the button; the file does not say where it belongs, so the portal asks.
    await press(menu.getByRole('link', { name: say('menu.documents') }));
    await page.waitForURL('**/documents');
    page.on('filechooser', (chooser) => chooser.setFiles(receipt('bon.png')));
    await press(page.getByRole('button', { name: say('lists.upload') }));
    const placing = page.getByRole('dialog', { name: say('upload.placeTitle') });
    await expect(placing).toBeVisible();
    await type(placing.getByLabel(say('upload.placeType')), say('documentTypes.expense_claim'));
    await press(placing.getByRole('button', { name: say('upload.place') }));
    await expect(placing).toBeHidden();

    // Filter the list, open the document, share it.
    await press(page.locator('summary', { hasText: say('lists.type') }));
    await press(page.getByRole('link', { name: say('documentTypes.expense_claim') }));
    await page.waitForURL('**/documents?type=expense_claim');
    await press(page.getByRole('row').nth(1).getByRole('link').first());
    await page.waitForURL(/\/documents\/[0-9a-f-]{36}$/);
    await press(page.getByRole('button', { name: say('share.share'), exact: true }));
    const sharing = page.getByRole('dialog');
    await type(sharing.getByRole('combobox', { name: say('share.recipients') }), 'Karel');
    await expect(page.getByRole('option', { name: /Karel Proef/ })).toBeVisible();
    await page.keyboard.press('Enter');
    await choose(sharing.getByRole('group', { name: say('share.permission') }), new RegExp(say('accesses.can_edit')));
    await press(sharing.getByRole('button', { name: say('share.submit'), exact: true }));
    await expect(sharing).toBeHidden();
    await expect(page.getByRole('button', { name: say('share.share'), exact: true })).toBeFocused();
    const path = new URL(page.url()).pathname;
    expect((await guest.goto(path))?.status()).toBe(200);
  },
);
