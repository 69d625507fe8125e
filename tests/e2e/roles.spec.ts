import { castId } from '@/db/seed/cast';
import { expect, inEnglish, say, test } from './fixtures';

// The article "Roles and permissions on the platform", and "Create and assign a relationship manager", walked in their own words.

test('a changed role counts at the next request of an open session, up and down (T01, T02)', async ({ as, look }) => {
  const julia = await as('julia');
  await julia.goto('/environment/organisations');
  expect((await julia.goto('/environment/users'))?.status()).toBe(403);

  const ivo = await as('ivo');
  const menu = ivo.getByRole('navigation', { name: say('menu.name') });
  await menu.getByRole('link', { name: say('menu.users') }).click();
  await ivo.getByRole('link', { name: /Julia Kok/ }).click();
  await expect(ivo.getByRole('heading', { level: 1, name: 'Julia Kok' })).toBeVisible();
  await look(ivo);
  const become = async (role: 'basic' | 'advanced' | 'administrator') => {
    await ivo.getByRole('radio', { name: new RegExp(`^${say(`roles.${role}`)}`) }).check();
    await ivo.getByRole('button', { name: say('user.save') }).click();
    // Said when the page has the new state too: pressed again before that, the next change would be made from the old one.
    await expect(ivo.getByText(say('done.role_changed', { name: 'Julia Kok', role })).first()).toBeVisible();
  };

  await become('administrator');
  await expect.poll(async () => (await julia.goto('/environment/users'))?.status()).toBe(200);
  await expect(julia.getByRole('heading', { level: 1, name: say('users.title') })).toBeVisible();

  await become('basic');
  await expect.poll(async () => (await julia.goto('/environment/users'))?.status()).toBe(403);
  await expect(julia.getByText('Ivo Visser').first()).toBeVisible();
  await look(julia);
});

test('an administrator assigns the relationship manager role in the user settings, and withdraws it (J-05)', async ({
  as,
  look,
}) => {
  const page = await as('fatima');
  await page.goto('/environment/users');
  await page.getByRole('link', { name: /Gijs Bakker/ }).click();
  const role = page.getByRole('switch', { name: say('specialRoles.relationship_manager') });
  await expect(role).not.toBeChecked();
  await role.click();
  await expect(role).toBeChecked();
  await expect(page.getByText(say('user.managerBasic', { name: 'Gijs Bakker' }))).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(role).toBeChecked({ timeout: 1000 });
  }).toPass();
  await look(page);
  await role.click();
  await expect(async () => {
    await page.reload();
    await expect(role).not.toBeChecked({ timeout: 1000 });
  }).toPass();
});

test('the last administrator cannot be demoted, and the page says what to do first', async ({ as, look }) => {
  const page = await as('quinten');
  await page.goto(`/environment/users/${castId('user quinten')}`);
  await expect(page.getByText(say('user.onlyAdministrator', { name: 'Quinten Smit' }))).toBeVisible();
  await look(page);
});

test('a basic user who is organisation administrator adds a colleague, and cannot invite a user (T06)', async ({
  as,
  look,
}) => {
  const page = await as('kees');
  await page.goto('/environment/organisations');
  await page
    .getByRole('link', { name: /Visser Koeltechniek BV/ })
    .first()
    .click();
  await page.getByRole('button', { name: say('members.add') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: say('members.addWho') }).fill('Jul');
  await page.getByRole('option', { name: /Julia Kok/ }).click();
  await expect(dialog.getByRole('radio', { name: new RegExp(`^${say('levels.member')}`) })).toBeChecked();
  await look(page);
  await dialog.getByRole('button', { name: say('members.addSubmit'), exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('row', { name: /Julia Kok/ })).toBeVisible();
  expect((await page.goto('/environment/users/invite'))?.status()).toBe(403);

  // Julia sees the second organisation at her next request, and loses it again when she is removed.
  const julia = await as('julia');
  await julia.goto('/environment/organisations');
  await expect(julia.getByRole('link', { name: /Visser Koeltechniek BV/ }).first()).toBeVisible();
  await page.goto(`/environment/organisations/${castId('organisation koeltechniek')}`);
  await page.getByRole('button', { name: say('members.remove', { name: 'Julia Kok' }) }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('members.removeConfirm') })
    .click();
  // Behind an open dialog nothing has a role: wait for it to close before asking what is left.
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('row', { name: /Julia Kok/ })).toHaveCount(0);
  await julia.goto('/environment/organisations');
  await expect(julia.getByRole('link', { name: /Visser Koeltechniek BV/ })).toHaveCount(0);
});

test('the roles are printed from the policy, with one’s own column marked', inEnglish, async ({ as }) => {
  const page = await as('hanna');
  await page.goto('/environment/roles');
  await expect(page.getByRole('columnheader', { name: new RegExp(say('rights.you')) }).first()).toContainText(
    say('roles.basic'),
  );
});
