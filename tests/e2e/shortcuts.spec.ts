import { expect, say, test } from './fixtures';

// The single keys of the portal: each of the help sheet does what it says, none while one types, and all can be switched off.

const goesTo = { d: '/documents', i: '/inbox/in', o: '/inbox/out', t: '/tasks', g: '/groups' };

test('every key of the help sheet does what it says', async ({ as, look }) => {
  test.setTimeout(120_000);
  const page = await as('fatima');
  const { keyboard } = page;
  await page.goto('/');
  await keyboard.press('?');
  const help = page.getByRole('dialog', { name: say('shortcuts.title') });
  await expect(help).toBeVisible();
  await look(page);
  for (const key of [
    'help',
    'searchList',
    'next',
    'previous',
    'select',
    'open',
    'share',
    'upload',
    'approve',
    'reject',
    'delegate',
  ])
    await expect(help.getByText(say(`shortcuts.${key}`), { exact: true })).toBeVisible();
  // While a dialog is open, keys are its own.
  await keyboard.press('g');
  await keyboard.press('d');
  await keyboard.press('Escape');
  await expect(help).toHaveCount(0);
  expect(new URL(page.url()).pathname).toBe('/');

  for (const [key, path] of Object.entries(goesTo)) {
    await keyboard.press('g');
    await keyboard.press(key);
    await page.waitForURL(`**${path}`);
  }
  await keyboard.press('c');
  await page.waitForURL(/\/invoices\//);

  await page.goto('/inbox/in');
  await keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: say('menu.search') });
  await expect(palette.getByRole('combobox')).toBeFocused();
  await keyboard.press('Control+k');
  await expect(palette).toHaveCount(0);

  const rows = page.getByRole('row');
  const link = (row: number) => rows.nth(row).getByRole('link').first();
  await keyboard.press('j');
  await expect(link(1)).toBeFocused();
  await keyboard.press('j');
  await expect(link(2)).toBeFocused();
  await keyboard.press('k');
  await expect(link(1)).toBeFocused();
  await keyboard.press('x');
  await expect(rows.nth(1).getByRole('checkbox')).toBeChecked();
  await expect(page.getByRole('button', { name: say('lists.share'), exact: true })).toBeVisible();
  await look(page);
  await keyboard.press('x');
  await expect(rows.nth(1).getByRole('checkbox')).not.toBeChecked();
  await keyboard.press('s');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(link(1)).toBeFocused();
  const chooser = page.waitForEvent('filechooser');
  await expect(async () => {
    await keyboard.press('u');
    await Promise.race([chooser, new Promise((_, no) => setTimeout(no, 1000))]);
  }).toPass();
  await keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await keyboard.press('Escape');

  await link(1).focus();
  await keyboard.press('Enter');
  await page.waitForURL(/\/documents\/[0-9a-f-]{36}/);
  await keyboard.press('h');
  await expect(page.locator('#history')).toBeInViewport();
});

test('no key counts while one types, and whoever wants none switches them off', async ({ as, look }) => {
  test.setTimeout(120_000);
  const page = await as('pien');
  const { keyboard } = page;
  await page.goto('/documents');
  const search = page.getByRole('searchbox');
  await search.focus();
  await keyboard.type('gdc?/jkxsu');
  await expect(search).toHaveValue('gdc?/jkxsu');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(new URL(page.url()).pathname).toBe('/documents');

  await page.goto('/profile');
  const shortcuts = page.getByRole('switch', { name: say('profile.shortcuts') });
  const turn = async () => {
    const answer = page.waitForResponse((one) => one.request().method() === 'POST');
    await shortcuts.press('Space');
    expect((await answer).status()).toBe(200);
  };
  // Somebody may have left it off.
  if (!(await shortcuts.isChecked())) await turn();
  await turn();
  await expect(shortcuts).not.toBeChecked();
  await look(page);
  for (const path of ['/profile', '/documents']) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).click();
    for (const key of ['?', 'g', 'o', 'c', '/', 'j', 's', 'u']) await keyboard.press(key);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(new URL(page.url()).pathname).toBe(path);
    await expect(page.locator('input:focus, a:focus')).toHaveCount(0);
  }
  // What needs more than one key stays, and so does what one sees.
  await keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: say('menu.search') })).toBeVisible();
  await keyboard.press('Escape');

  await page.goto('/profile');
  await expect(shortcuts).not.toBeChecked();
  await turn();
  await expect(shortcuts).toBeChecked();
  await page.getByRole('heading', { level: 1 }).click();
  await expect(async () => {
    await keyboard.press('?');
    await expect(page.getByRole('dialog', { name: say('shortcuts.title') })).toBeVisible({ timeout: 1000 });
  }).toPass();
});
