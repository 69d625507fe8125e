import type { Page } from '@playwright/test';
import { castLink } from '@/db/seed/cast';
import { counting } from './counting';
import { expect, inEnglish, language, say, test, theme } from './fixtures';
import { fromLetter, sixDigits } from './letters';
import { askClient, button, buttonTo, expectInSight, heading, masked, requestLink, withoutScript } from './requests';
import { pressEverything } from './scanner';

// Articles "Create a partner on the platform" (step 4: the other party confirms the request by email) and "Collaborating": what a
// request is to whoever opens its link, on a telephone, and without JavaScript. Acceptance by new clients and by
// partners is walked through in twenty-clients and journeys-partners.

let clients = 0;
const newAddress = () => `carla@klant-${language}-${theme}-${Date.now()}${++clients}.example`;

/** Anna asks a client; answers the path of the mailed link. */
async function askAsAnna(anna: Page, email: string): Promise<string> {
  await anna.goto('/partners/authorisation-requests/new');
  const asked = { name: 'Carla Client', email, organisation: 'Client Bouw BV', legalNumber: '87654321' };
  return askClient(anna, asked, true);
}

test(
  'without JavaScript: a new client accepts, another declines with a reason',
  inEnglish,
  async ({ as, browser, baseURL }) => {
    test.setTimeout(120_000);
    const anna = await as('anna');
    for (const isAccepting of [true, false]) {
      const address = newAddress();
      const link = await askAsAnna(anna, address);
      const client = await withoutScript(browser, baseURL!);
      await client.goto(link);
      await buttonTo(client, 'request.sendCode', masked(address)).click();
      const code = await fromLetter(anna, address, sixDigits);
      if (isAccepting) {
        await client.getByLabel(say('request.newClient.code')).first().fill('111111');
        await button(client, 'request.newClient.accept').click();
        await expect(client.getByText(say('refusals.code_wrong')).first()).toBeVisible();
        await expect(client.getByLabel(say('request.newClient.name'))).toHaveValue('Carla Client');
        await client.getByLabel(say('request.newClient.code')).first().fill(code);
        await button(client, 'request.newClient.accept').click();
        await expect(heading(client, 'request.acceptedNowTitle', { environment: 'De Boer Accountants' })).toBeVisible();
      } else {
        await client.getByText(say('request.decline'), { exact: true }).click();
        await client.getByLabel(say('request.newClient.code')).last().fill(code);
        await client.getByLabel(say('request.reason')).fill('Wij doen het zelf.');
        await button(client, 'request.declineNow').click();
        await expect(heading(client, 'request.declined.title')).toBeVisible();
        await anna.goto('/partners/authorisation-requests?status=declined');
        await expect(anna.getByRole('row', { name: new RegExp(address) })).toContainText('Wij doen het zelf.');
      }
      await client.context().close();
    }
  },
);

test('to everybody else: the requester, a third company, a colleague who lacks the role, and nobody at all', async ({
  as,
  visitor,
  look,
}) => {
  test.setTimeout(120_000);
  const link = `/request/${castLink('ivo@visser.example')}`;
  const anna = await as('anna');
  await anna.goto(link);
  await expect(heading(anna, 'request.own.title')).toBeVisible();
  await look(anna);

  // The wrong account: both are named, masked; switching keeps the link (J-10).
  const olaf = await as('olaf');
  expect((await olaf.goto(link))?.status()).toBe(200);
  await expect(heading(olaf, 'request.otherTitle')).toBeVisible();
  await expect(olaf.getByRole('main')).toContainText('i•••@visser.example');
  await expect(olaf.getByRole('main')).toContainText('o•••@noord.example');
  await expect(olaf.getByRole('main')).not.toContainText('De Boer');
  await look(olaf);
  const toSwitch = await counting(olaf);
  await button(olaf, 'request.switch').click();
  await expect(buttonTo(olaf, 'request.sendLink', 'i•••@visser.example')).toBeVisible();
  expect(toSwitch).toEqual({ clicks: 1, keys: 0, text: 0 });
  expect(new URL(olaf.url()).pathname).toBe(link);
  await look(olaf);

  // An administrator without the role takes it by accepting (C-06); shown before it is pressed, in sight.
  const ivo = await as('ivo');
  await ivo.goto(link);
  await expect(button(ivo, 'request.acceptWithRole')).toBeVisible();
  await expectInSight(ivo, ['request.acceptWithRole', 'request.decline']);
  await ivo.getByText(say('request.decline'), { exact: true }).click();
  await expect(ivo.getByLabel(say('request.reason'))).toBeVisible();
  await look(ivo);

  // A basic user sees what is missing, and asks by one press (J-10).
  const julia = await as('julia');
  await julia.goto(link);
  await expect(julia.getByText(say('request.missingTitle'))).toBeVisible();
  await look(julia);
  const toAsk = await counting(julia);
  await buttonTo(julia, 'request.askWhom', 'Ivo Visser').click();
  await expect(julia.getByText(say('request.asked', { to: 'Ivo Visser' }))).toBeVisible();
  expect(toAsk).toEqual({ clicks: 1, keys: 0, text: 0 });
  await look(julia);
  const letter = await fromLetter(anna, 'ivo@visser.example', requestLink);
  expect(letter).not.toBe(link);

  const guest = await visitor();
  await guest.goto(`${link}x`);
  await expect(heading(guest, 'request.unknownTitle')).toBeVisible();
  await expect(guest.getByRole('main')).not.toContainText('Visser');
  await look(guest);
});

test('declined, withdrawn, expired: what became of it, and the way on by one press (J-10)', async ({
  as,
  visitor,
  look,
}) => {
  test.setTimeout(120_000);
  const quinten = await as('quinten');
  await quinten.goto(`/request/${castLink('quinten@smit.example')}`);
  await expect(heading(quinten, 'request.declined.title')).toBeVisible();
  await expect(quinten.getByRole('link', { name: say('request.contact', { person: 'Anna de Boer' }) })).toHaveAttribute(
    'href',
    'mailto:anna@deboer.example',
  );
  await look(quinten);

  const guest = await visitor();
  await guest.goto(`/request/${castLink('quinten@smit.example')}`);
  await expect(heading(guest, 'request.declined.title')).toBeVisible();
  await expect(guest.getByRole('main')).not.toContainText('Quinten');
  await look(guest);
  await guest.goto(`/request/${castLink('post@timmerwerk.example')}`);
  await expect(heading(guest, 'request.withdrawn.title')).toBeVisible();
  await look(guest);

  const late = castLink('hallo@bloemenhuis.example');
  expect((await guest.goto(`/request/${late}`))?.status()).toBe(200);
  await expect(heading(guest, 'request.expired.title')).toBeVisible();
  await look(guest);
  await buttonTo(guest, 'request.sendLink', 'h•••@bloemenhuis.example').click();
  await guest.getByLabel(say('signIn.code')).fill(await fromLetter(guest, 'hallo@bloemenhuis.example', sixDigits));
  await guest.getByRole('button', { name: say('signIn.enter') }).click();
  await expect(button(guest, 'request.expired.ask')).toBeVisible();
  await look(guest);
  const toRenew = await counting(guest);
  await button(guest, 'request.expired.ask').click();
  await expect(heading(guest, 'request.expired.askedTitle')).toBeVisible();
  expect(toRenew).toEqual({ clicks: 1, keys: 0, text: 0 });
  await look(guest);
});

test(
  'a scanner with a browser opens the link and presses every button: the person can still accept (T-33)',
  inEnglish,
  async ({ as, browser, baseURL, visitor }) => {
    test.setTimeout(120_000);
    const anna = await as('anna');
    const address = newAddress();
    const link = await askAsAnna(anna, address);
    await pressEverything(browser, baseURL!, link);
    await anna.goto('/partners/authorisation-requests?status=pending');
    await expect(anna.getByRole('row', { name: new RegExp(address) })).toBeVisible();

    const client = await visitor();
    await client.goto(link);
    await buttonTo(client, 'request.sendCode', masked(address)).click();
    await expect(client.getByLabel(say('request.newClient.code')).first()).toBeVisible();
    await client
      .getByLabel(say('request.newClient.code'))
      .first()
      .fill(await fromLetter(anna, address, sixDigits));
    await button(client, 'request.newClient.accept').click();
    await expect(heading(client, 'request.acceptedNowTitle', { environment: 'De Boer Accountants' })).toBeVisible();
  },
);

test('who lacks a condition sees it before the form, and may not ask', async ({ as, look }) => {
  const emma = await as('emma');
  for (const path of ['new', 'many']) {
    await emma.goto(`/partners/authorisation-requests/${path}`);
    await expect(emma.getByText(say('partners.requirements'), { exact: true })).toBeVisible();
    await expect(emma.getByRole('button', { name: say('authorisations.send') })).toHaveCount(0);
    await look(emma);
  }
});
