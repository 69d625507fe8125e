import type { Page } from '@playwright/test';
import { untilAlive } from './alive';
import { accept, found, invite, newCompany } from './company';
import { expect, say, test } from './fixtures';

// Whoever is given something reads it behind the bell; being where it leads is having read it (E-018).

const bell = (page: Page, unread: number) =>
  page.getByRole('banner').getByRole('link', { name: say('notifications.bell', { unread }), exact: true });

test('somebody is told, sees it on the bell, goes where it leads, and it is read', async ({ visitor, look }) => {
  test.setTimeout(180_000);
  const company = newCompany();
  const petra = await visitor();
  await found(petra, company);
  await expect(bell(petra, 0)).toBeVisible();
  await petra.goto('/notifications');
  await expect(petra.getByRole('heading', { name: say('notifications.emptyTitle') })).toBeVisible();
  await look(petra);

  const address = `karel@${company.domain}`;
  const link = await invite(petra, address);
  const karel = await visitor();
  await accept(karel, link, address, 'Karel Proef');

  // The bell hears of it wherever Petra goes next.
  await petra.goto('/documents');
  await bell(petra, 1).click();
  const accepted = say('told.invitation_accepted', { person: 'Karel Proef' });
  await expect(petra.getByRole('listitem').filter({ hasText: accepted })).toContainText(say('notifications.unread'));
  await look(petra);
  await petra.getByRole('main').getByRole('link', { name: accepted }).press('Enter');
  await petra.waitForURL('**/environment/users');
  await expect(bell(petra, 0)).toBeVisible();
  await petra.goBack();
  await expect(petra.getByRole('listitem').filter({ hasText: accepted })).toBeVisible();

  // Two things for Karel: one marked by itself, then all.
  await petra.goto('/environment/users');
  await petra.getByRole('link', { name: 'Karel Proef' }).click();
  for (const role of ['advanced', 'basic']) {
    await petra.getByRole('radio', { name: new RegExp(`^${say(`roles.${role}`)}`) }).check();
    await petra.getByRole('button', { name: say('user.save') }).click();
    await expect(petra.getByText(say('done.role_changed', { name: 'Karel Proef', role })).first()).toBeAttached();
  }
  await karel.goto('/notifications');
  await expect(bell(karel, 2)).toBeVisible();
  const sentence = say('told.role_changed', { by: 'Petra Proef', role: say('roles.basic') });
  await karel.getByRole('button', { name: say('notifications.markRead', { sentence }) }).click();
  await expect(bell(karel, 1)).toBeVisible();
  await karel.getByRole('button', { name: say('notifications.markAllRead') }).click();
  await expect(bell(karel, 0)).toBeVisible();
  await expect(karel.getByRole('button', { name: say('notifications.markAllRead') })).toHaveCount(0);
  await expect(karel.getByRole('listitem').filter({ hasText: sentence })).toBeVisible();
  await look(karel);
});

test('what is mailed is chosen in the profile, by the link of every letter, and stays chosen', async ({ as, look }) => {
  const page = await as('kees');
  await page.goto('/notifications');
  await page.getByRole('link', { name: say('notifications.settings') }).click();
  await page.waitForURL('**/profile#mail');
  const comments = page.getByLabel(say('profile.mail.topics.comments'));
  await expect(comments).toBeInViewport();
  for (const mailing of ['never', 'immediate', 'daily_digest']) {
    await untilAlive(page);
    await comments.selectOption(mailing);
    await expect(page.getByText(say('done.saved')).first()).toBeAttached();
    await expect(async () => {
      await page.reload();
      expect(await comments.inputValue()).toBe(mailing);
    }).toPass();
  }
  await look(page);
});
