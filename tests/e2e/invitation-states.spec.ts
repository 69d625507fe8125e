import { accept, found, invite, newCompany, prove, signIn } from './company';
import { expect, inEnglish, say, test } from './fixtures';
import { fromLetter } from './letters';
import { pressEverything } from './scanner';

// What an invitation is to whoever opens its link, beyond the straight way of invitation.spec.ts.

test('in the wrong account, accepted, withdrawn, sent again, of an inviter who is no administrator any more', async ({
  visitor,
  look,
}) => {
  test.setTimeout(180_000);
  const company = newCompany();
  const page = await visitor();
  await found(page, company);
  const address = `karel@${company.domain}`;
  const link = await invite(page, address);
  const karel = await visitor();
  await signIn(karel, `petra@${company.domain}`);

  // In the wrong account: neither side is named, and switching keeps the invitation.
  await karel.goto(link);
  await expect(karel.getByRole('heading', { level: 1, name: say('invitation.otherTitle') })).toBeVisible();
  await expect(karel.getByRole('main')).toContainText(`k•••@${company.domain}`);
  await expect(karel.getByRole('main')).not.toContainText(address);
  await expect(karel.getByRole('main')).not.toContainText(company.name);
  await look(karel);
  await karel.getByRole('button', { name: say('invitation.switch') }).click();
  await expect(
    karel.getByRole('heading', {
      name: say('invitation.invites', { inviter: 'Petra Proef', environment: company.name }),
    }),
  ).toBeVisible();
  expect(new URL(karel.url()).pathname).toBe(link);
  await accept(karel, link, address, 'Karel Proef');

  // Accepted: to whoever did, and to somebody who only has the link.
  await karel.goto(link);
  await expect(karel.getByRole('heading', { name: say('invitation.acceptedTitle') })).toBeVisible();
  await expect(karel.getByRole('main')).toContainText(company.name);
  await look(karel);
  await karel.getByRole('link', { name: say('invitation.toPortal') }).click();
  await karel.waitForURL((url) => url.pathname === '/');
  const guest = await visitor();
  await guest.goto(link);
  await expect(guest.getByText(say('invitation.acceptedSignIn'))).toBeVisible();
  await expect(guest.getByRole('main')).not.toContainText(company.name);
  await look(guest);

  // Withdrawn.
  const [first, last] = [`een@${company.domain}`, `twee@${company.domain}`];
  const withdrawn = await invite(page, first);
  const lost = await invite(page, last);
  await page.goto('/environment/users/invite');
  await page.getByRole('button', { name: say('invite.withdrawOf', { email: first }) }).click();
  await expect(page.getByRole('row', { name: new RegExp(first) })).toHaveCount(0);

  await guest.goto(withdrawn);
  await expect(guest.getByRole('heading', { name: say('invitation.withdrawnTitle') })).toBeVisible();
  await look(guest);

  // Sent again: the link before it dies.
  await page.getByRole('button', { name: say('invite.resendTo', { email: last }) }).click();
  await expect(page.getByText(say('done.invitationResent')).first()).toBeVisible();
  await guest.goto(lost);
  await expect(guest.getByRole('heading', { name: say('invitation.unknownTitle') })).toBeVisible();
  await expect(async () => {
    await guest.goto(await fromLetter(guest, last, /\/invitation\/[\w-]+/));
    await expect(guest.getByRole('heading', { level: 1 })).toContainText(company.name, { timeout: 1000 });
  }).toPass();
  const open = guest.url();

  // Karel becomes an administrator, and takes the role from Petra: what she sent cannot be accepted any more.
  await page.goto('/environment/users');
  await page.getByRole('link', { name: 'Karel Proef' }).click();
  await page.getByRole('radio', { name: new RegExp(`^${say('roles.administrator')}`) }).check();
  await page.getByRole('button', { name: say('user.save') }).click();
  await expect(
    page.getByText(say('done.role_changed', { name: 'Karel Proef', role: 'administrator' })).first(),
  ).toBeVisible();
  await karel.goto('/environment/users');
  await karel.getByRole('link', { name: 'Petra Proef' }).click();
  await karel.getByRole('radio', { name: new RegExp(`^${say('roles.basic')}`) }).check();
  await karel.getByRole('button', { name: say('user.save') }).click();
  await expect(karel.getByText(say('done.role_changed', { name: 'Petra Proef', role: 'basic' })).first()).toBeVisible();
  await guest.goto(open);
  await expect(guest.getByRole('heading', { name: say('invitation.lostTitle') })).toBeVisible();
  await look(guest);
});

test('declined by its owner, with the mail and without: the inviter hears of it, and no invitation is open', async ({
  visitor,
  look,
}) => {
  test.setTimeout(120_000);
  const company = newCompany();
  const page = await visitor();
  await found(page, company);
  const address = `karel@${company.domain}`;
  const link = await invite(page, address);
  const guest = await visitor();
  await guest.goto(link);
  // Not before the address is shown to be one's own: a scanner presses buttons too.
  await expect(guest.getByRole('button', { name: say('invitation.decline') })).toHaveCount(0);
  await prove(guest, link, address);
  await look(guest);
  await guest.getByRole('button', { name: say('invitation.decline') }).click();
  await expect(guest.getByRole('heading', { name: say('invitation.declinedTitle') })).toBeVisible();
  await expect(guest.getByRole('main')).toContainText('Petra Proef');
  await look(guest);
  await fromLetter(page, `petra@${company.domain}`, new RegExp(say('mail.invitation_declined.heading', { address })));
  await page.goto('/environment/users?status=invited');
  await expect(page.getByRole('row', { name: new RegExp(address) })).toHaveCount(0);

  // Whoever comes without the mail is shown the invitation that waits, and may still go a way of their own.
  const other = `gast@elders-${company.domain}`;
  await invite(page, other);
  const next = await visitor();
  await signIn(next, other, '/sign-up/details');
  await expect(next.getByRole('heading', { level: 1 })).toContainText(company.name);
  await look(next);
  await next.getByRole('button', { name: say('invitation.decline') }).click();
  await expect(next.getByLabel(say('signUp.environmentName'))).toBeVisible();
  await look(next);
});

test(
  'a scanner with a browser presses every button behind an invitation and a sign-in letter: their owner still comes in by both (T-33)',
  inEnglish,
  async ({ visitor, browser, baseURL }) => {
    test.setTimeout(120_000);
    const company = newCompany();
    const page = await visitor();
    await found(page, company);
    const address = `karel@${company.domain}`;
    const link = await invite(page, address);
    await pressEverything(browser, baseURL!, link);
    await page.goto('/environment/users?status=invited');
    await expect(page.getByRole('row', { name: new RegExp(address) })).toBeVisible();
    await accept(await visitor(), link, address, 'Karel Proef');

    const karel = await visitor();
    await karel.goto('/sign-in');
    await karel.getByLabel(say('signIn.email')).fill(address);
    await karel.getByRole('button', { name: say('signIn.send') }).click();
    await karel.waitForURL('**/sign-in/check-email');
    const confirm = await fromLetter(page, address, /\/sign-in\/confirm\?token=[\w-]+/);
    await pressEverything(browser, baseURL!, confirm);
    await karel.goto(confirm);
    await karel.getByRole('button', { name: say('signIn.confirm'), exact: true }).click();
    await karel.waitForURL((url) => url.pathname === '/');
  },
);
