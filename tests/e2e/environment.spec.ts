import type { Page } from '@playwright/test';
import { found, newCompany } from './company';
import { expect, say, test } from './fixtures';

// My environment: organisations, subscription and settings, in a company of its own.

/** Creates an organisation by name, and answers the path of its page. */
async function createOrganisation(page: Page, name: string): Promise<string> {
  await page.goto('/environment/organisations/create');
  await page.getByLabel(say('organisationFields.name'), { exact: true }).fill(name);
  await page.getByRole('button', { name: say('newOrganisation.submit') }).click();
  await page.waitForURL(/\/environment\/organisations\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** Chooses another subscription. */
async function choosePlan(page: Page, plan: string): Promise<void> {
  await page.goto('/environment/subscription');
  await page.getByRole('radio', { name: new RegExp(`^${plan}`) }).check();
  await page.getByRole('button', { name: say('subscription.save') }).click();
  await expect(page.getByText(say('done.subscription_changed')).first()).toBeVisible();
  await expect(page.getByRole('columnheader', { name: new RegExp(plan) })).toContainText(say('subscription.current'));
}

test('organisations up to what the subscription holds, more with a larger one, deleted by their name; settings without loss', async ({
  visitor,
  look,
}) => {
  test.setTimeout(180_000);
  const company = newCompany();
  const page = await visitor();
  await found(page, company);

  // A form that is not filled in says what is missing, and leads there.
  await page.goto('/environment/organisations/create');
  await page.getByLabel(say('organisationFields.legalNumber')).fill('12');
  await page.getByRole('button', { name: say('newOrganisation.submit') }).click();
  const summary = page.getByRole('alert').filter({ hasText: say('fields.summary') });
  await expect(summary).toBeFocused();
  await expect(summary.getByRole('link')).toHaveCount(2);
  await look(page);
  // What is put right is not called wrong any more, and the focus stays where one types.
  const number = page.getByLabel(say('organisationFields.legalNumber'));
  await number.fill('12345678');
  await expect(number).not.toHaveAttribute('aria-invalid');
  await expect(number).toBeFocused();
  await expect(summary.getByRole('link')).toHaveCount(1);
  await createOrganisation(page, `${company.name} Twee`);
  await page.goto('/environment/organisations');
  const full = say('organisations.limitReached', { plan: 'Invoice Portal', limit: 2 });
  const closed = page.getByRole('button', { name: say('organisations.create') });
  await expect(closed).toHaveAttribute('aria-disabled', 'true');
  // A finger cannot rest on it: pressed, it says why; so it does where the keyboard reaches it.
  await closed.dispatchEvent('click');
  const why = page.locator('[data-tip-popup]', { hasText: full });
  await expect(why).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(why).toBeHidden();
  await page.getByRole('link', { name: 'Koppel' }).first().focus();
  for (let stop = 0; stop < 40 && !(await why.isVisible()); stop++) await page.keyboard.press('Tab');
  await look(page);
  await page.goto('/environment/organisations/create');
  await expect(page.getByText(full)).toBeVisible();
  await look(page);
  await page.getByRole('link', { name: say('organisations.changePlan') }).click();
  await page.waitForURL('**/environment/subscription');
  await expect(page.getByText(say('subscription.who', { administrators: 'Petra Proef' }))).toBeVisible();
  await expect(page.getByText(say('subscription.organisationsOf', { used: 2, limit: 2 }))).toBeVisible();
  await look(page);

  await choosePlan(page, 'Basic');
  const third = `${company.name} Drie`;
  const path = await createOrganisation(page, third);
  await page.goto('/environment/subscription');
  const smaller = page.getByRole('radio', { name: /^Invoice Portal/ });
  await expect(smaller).toBeDisabled();
  await expect(page.getByText(say('subscription.tooMany', { limit: 2, used: 3, excess: 1 }))).toBeVisible();
  await look(page);

  await page.goto(`${path}/settings`);
  await page.getByRole('button', { name: say('organisationSettings.deleteConfirm') }).click();
  const dialog = page.getByRole('dialog');
  const confirm = dialog.getByRole('button', { name: say('organisationSettings.deleteConfirm') });
  const typed = dialog.getByLabel(say('organisationSettings.deleteTyped', { organisation: third }));
  await expect(dialog.getByText(say('user.ends'))).toBeVisible();
  await expect(confirm).toBeDisabled();
  await typed.fill(company.name);
  await expect(confirm).toBeDisabled();
  await look(page);
  await typed.fill(third);
  await confirm.click();
  await page.waitForURL(/\/environment\/organisations\?/);
  await expect(page.getByText(say('organisations.deleted'))).toBeVisible();
  await expect(page.getByRole('link', { name: third })).toHaveCount(0);
  expect((await page.goto(path))?.status()).toBe(404);
  await choosePlan(page, 'Invoice Portal');

  // Settings: two administrators at once, and nothing is lost; the name stands everywhere.
  const other = await page.context().newPage();
  for (const one of [page, other]) await one.goto('/environment/settings');
  const name = (one: Page) => one.getByLabel(say('settings.name'), { exact: true });
  const save = (one: Page) => one.getByRole('button', { name: say('settings.save') }).click();
  await name(page).fill(`${company.name} Groep`);
  await save(page);
  await expect(page.getByText(say('done.saved')).first()).toBeAttached();

  await name(other).fill(`${company.name} Holding`);
  await save(other);
  const conflict = other.getByRole('alert').filter({ hasText: say('parts.conflict') });
  await expect(conflict).toContainText('Petra Proef');
  await expect(name(other)).toHaveValue(`${company.name} Holding`);
  await expect(other.getByText(`${company.name} Groep`).first()).toBeVisible();
  await look(other);
  await save(other);
  await expect(conflict).toHaveCount(0);
  await page.goto('/environment/users');
  await expect(page.getByRole('main')).toContainText(`${company.name} Holding`);
  await expect(name(other)).toHaveValue(`${company.name} Holding`);
});
