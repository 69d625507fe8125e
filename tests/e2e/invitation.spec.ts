import { castId } from '@/db/seed/cast';
import { expect, language, say, test } from './fixtures';
import { letterTo } from './letters';

// Article "Roles and permissions": an administrator invites; whoever accepts is a basic user who sees nothing until added (T05).

test('invite, accept on another device, see nothing, be added, see exactly that (T05)', async ({
  as,
  visitor,
  look,
}) => {
  test.setTimeout(120_000);
  const address = `nieuw.${language}.${Date.now()}@visser.example`;
  const ivo = await as('ivo');
  await ivo.goto('/environment/users/invite');
  await ivo.getByLabel(say('invite.emails')).fill(address);
  await look(ivo);
  await ivo.getByRole('button', { name: say('invite.send') }).click();
  await expect(ivo.getByRole('row', { name: new RegExp(address) })).toBeVisible();

  const guest = await visitor();
  const link = (await letterTo(guest, address)).match(/\/invitation\/\S+/)![0];
  await guest.goto(link);
  await expect(guest.getByText('Visser Holding').first()).toBeVisible();
  await look(guest);
  // Opening it again and again changes nothing.
  await guest.goto(link);
  await guest.getByRole('button', { name: new RegExp(say('invitation.proveButton', { to: '' }).trim()) }).click();
  await expect(guest.getByLabel(say('signIn.code'))).toBeVisible();
  await look(guest);
  const waiting = guest.url();
  const code = (await letterTo(guest, address)).match(/\b\d{3} ?\d{3}\b/)![0].replace(' ', '');
  await guest.goto(waiting);
  await guest.getByLabel(say('signIn.code')).fill(code);
  await guest.getByRole('button', { name: say('signIn.enter') }).click();
  await guest.getByLabel(say('invitation.name')).fill('Nieuwe Collega');
  await guest.getByRole('button', { name: say('invitation.accept') }).click();
  await guest.waitForURL((url) => !url.pathname.startsWith('/invitation'));

  await guest.goto('/environment/organisations');
  await expect(guest.getByText(say('organisations.emptyTitle'))).toBeVisible();
  await look(guest);

  await ivo.goto(`/environment/organisations/${castId('organisation vervoer')}`);
  await ivo
    .getByRole('button', { name: say('members.add') })
    .first()
    .click();
  await ivo.getByRole('dialog').getByRole('combobox').fill('Nieuwe Col');
  await ivo
    .getByRole('option', { name: /Nieuwe Collega/ })
    .first()
    .click();
  await ivo
    .getByRole('dialog')
    .getByRole('button', { name: say('members.addSubmit'), exact: true })
    .click();
  await expect(ivo.getByRole('dialog')).toBeHidden();

  await guest.goto('/environment/organisations');
  await expect(guest.getByRole('link', { name: /Visser Vervoer BV/ }).first()).toBeVisible();
  await expect(guest.getByRole('link', { name: /Visser Vis BV|Koeltechniek/ })).toHaveCount(0);
});

test('one person starts a company: sign up, organisation, ready, without any setting (J-01)', async ({
  visitor,
  look,
}) => {
  const address = `start.${language}.${Date.now()}@eenmanszaak-${Date.now()}.example`;
  const page = await visitor();
  await page.goto('/sign-up');
  await page.getByLabel(say('signIn.email')).fill(address);
  await page.getByRole('button', { name: say('signUp.send') }).click();
  await expect(page.getByLabel(say('signIn.code'))).toBeVisible();
  const waiting = page.url();
  const code = (await letterTo(page, address)).match(/\b\d{3} ?\d{3}\b/)![0].replace(' ', '');
  await page.goto(waiting);
  await page.getByLabel(say('signIn.code')).fill(code);
  await page.getByRole('button', { name: say('signIn.enter') }).click();
  await look(page);
  await page.getByLabel(say('signUp.name')).fill('Els Eenling');
  await page.getByLabel(say('signUp.environmentName')).fill('Eenling Advies');
  await page.getByLabel(say('signUp.organisationName')).fill('Eenling Advies');
  await page.getByLabel(say('signUp.legalNumber')).fill('87654321');
  await page.getByRole('button', { name: say('signUp.create') }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-up'));
  await page.goto('/environment/users');
  await expect(page.getByRole('row', { name: /Els Eenling/ })).toContainText(say('roles.administrator'));
  await page.goto('/environment/organisations');
  await expect(page.getByRole('link', { name: /Eenling Advies/ }).first()).toBeVisible();
  await look(page);
});
