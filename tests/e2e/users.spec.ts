import { accept, type Company, found, invite, newCompany, signIn } from './company';
import { expect, say, test } from './fixtures';

// My environment > Users, and the members of an organisation: given, changed and taken, each from the next request on.

const colleague = (company: Company) => `karel@${company.domain}`;

test('a member is added, made Administrator and taken away; blocked, unblocked and removed: each from the next request on', async ({
  visitor,
  look,
}) => {
  test.setTimeout(180_000);
  const company = newCompany();
  const page = await visitor();
  await found(page, company);
  const karel = await visitor();
  await accept(karel, await invite(page, colleague(company)), colleague(company), 'Karel Proef');
  await page.goto('/environment/organisations');
  await page.getByRole('link', { name: company.organisation }).click();
  await page.waitForURL(/\/organisations\/[0-9a-f-]{36}$/);
  const path = new URL(page.url()).pathname;
  expect((await karel.goto(path))?.status()).toBe(404);

  await page
    .getByRole('button', { name: say('members.add') })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').fill('Karel');
  await page.getByRole('option', { name: /Karel Proef/ }).click();
  await dialog.getByRole('button', { name: say('members.addSubmit'), exact: true }).click();
  await expect(dialog).toBeHidden();
  expect((await karel.goto(path))?.status()).toBe(200);
  expect((await karel.goto(`${path}/settings`))?.status()).toBe(403);
  await look(karel);

  const level = page.getByRole('combobox', { name: say('members.levelOf', { name: 'Karel Proef' }) });
  const saved = page.waitForResponse((one) => one.request().method() === 'POST');
  await level.selectOption('administrator');
  expect((await saved).status()).toBe(200);
  expect((await karel.goto(`${path}/settings`))?.status()).toBe(200);

  await page.getByRole('button', { name: say('members.remove', { name: 'Karel Proef' }) }).click();
  await expect(dialog.getByText(say('members.removeStays', { name: 'Karel Proef' }))).toBeVisible();
  await look(page);
  await dialog.getByRole('button', { name: say('members.removeConfirm') }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('row', { name: /Karel Proef/ })).toHaveCount(0);
  expect((await karel.goto(path))?.status()).toBe(404);

  // Blocked: out at the next request; unblocked, everything is as it was.
  await page.goto('/environment/users');
  const row = page.getByRole('row', { name: /Karel Proef/ });
  await expect(row).not.toContainText(say('users.never'));
  await row.getByRole('link').click();
  await page.getByRole('button', { name: say('user.block'), exact: true }).click();
  await expect(dialog).toContainText(say('user.blockLoss', { name: 'Karel Proef' }));
  await look(page);
  await dialog.getByRole('button', { name: say('user.block'), exact: true }).click();
  await expect(page.getByText(say('user.blockedTitle', { name: 'Karel Proef' }), { exact: true })).toBeVisible();
  await look(page);
  await karel.goto('/profile');
  await expect(karel).toHaveURL(/\/sign-in/);

  // The list tells the blocked from the others.
  await page.goto('/environment/users?status=blocked');
  await expect(page.getByRole('row', { name: /Karel Proef/ })).toContainText(say('personStatuses.blocked'));
  await page.goto('/environment/users?status=active');
  await expect(page.getByRole('row', { name: /Karel Proef/ })).toHaveCount(0);
  await page.goto('/environment/users?search=nobody-of-this-name');
  await expect(page.getByText(say('users.emptyTitle'))).toBeVisible();
  await look(page);
  await page.getByRole('link', { name: say('users.clearAll') }).click();
  await page.getByRole('link', { name: 'Karel Proef' }).click();
  await page.getByRole('button', { name: say('user.unblock') }).click();
  await expect(page.getByText(say('user.blockedTitle', { name: 'Karel Proef' }), { exact: true })).toHaveCount(0);
  await signIn(karel, colleague(company));

  // Removed, after it was said what ends with it.

  await page.getByRole('button', { name: say('user.remove', { name: 'Karel Proef' }) }).click();
  await expect(dialog.getByText(say('user.ends'))).toBeVisible();
  await expect(dialog).toContainText(say('user.endsAccount', { name: 'Karel Proef', email: colleague(company) }));
  await expect(dialog).toContainText(say('user.staysHistory'));
  await look(page);
  await dialog.getByRole('button', { name: say('user.removeConfirm') }).click();
  await page.waitForURL('**/environment/users');
  await expect(page.getByRole('row', { name: /Karel Proef/ })).toHaveCount(0);
  await karel.goto('/profile');
  await expect(karel).toHaveURL(/\/sign-in/);
});

test('the open tasks of somebody who leaves go to a colleague who is chosen, or wait (C-27)', async ({ as, look }) => {
  const anna = await as('anna');
  await anna.goto('/environment/users?search=Bram');
  await anna.getByRole('link', { name: 'Bram Vos' }).click();
  await anna.waitForURL(/\/users\/[0-9a-f-]{36}$/);
  const asked = new RegExp(say('user.successor', { count: 2 }).replace('2', '\\d+'));
  for (const open of [say('user.block'), say('user.remove', { name: 'Bram Vos' })]) {
    await anna.getByRole('button', { name: open, exact: true }).click();
    const dialog = anna.getByRole('dialog');
    const field = dialog.getByRole('combobox', { name: asked });
    await expect(dialog).toContainText(say('user.successorHint', { name: 'Bram Vos' }));
    await field.fill('Emm');
    await anna.getByRole('option', { name: /Emma Prins/ }).click();
    await expect(dialog.locator('input[name=successorId]')).toHaveCount(1);
    await anna.keyboard.press('Tab');
    await look(anna);
    // Only looked at: Bram is needed elsewhere.
    await anna.reload();
  }
});
