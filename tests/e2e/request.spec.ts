import type { Browser, Page } from '@playwright/test';
import { castLink } from '@/db/seed/cast';
import { found, newCompany } from './company';
import { expect, inEnglish, language, say, test, theme } from './fixtures';
import { fromLetter, sixDigits } from './letters';
import { pressEverything } from './scanner';

// Articles "Create a partner on the platform" (step 4: the other party confirms the request by email) and "Collaborating": what a
// request is to whoever opens its link (ux.md 1.4), on a telephone, and without JavaScript.

const requestLink = /\/request\/[\w-]+/;
const phone = { width: 375, height: 640 };

let clients = 0;
const newAddress = () => `carla@klant-${language}-${theme}-${Date.now()}${++clients}.example`;

/** Anna asks a client; answers the path of the mailed link. */
async function askClient(anna: Page, address: string): Promise<string> {
  await anna.goto('/partners/authorisation-requests/new');
  await anna.getByLabel(say('authorisations.clientName')).fill('Carla Client');
  await anna.getByLabel(say('authorisations.email')).fill(address);
  await anna.getByLabel(say('authorisations.organisationName')).fill('Client Bouw BV');
  await anna.getByLabel(say('authorisations.legalNumber')).fill('87654321');
  await anna.getByLabel(say('authorisations.connection')).check();
  await anna.getByRole('button', { name: say('authorisations.send') }).click();
  await expect(anna.getByText(say('authorisations.sentNotice'))).toBeVisible();
  return fromLetter(anna, address, requestLink);
}

const button = (page: Page, key: string, values?: Record<string, string>) =>
  page.getByRole('button', { name: say(key, values), exact: true });
const heading = (page: Page, key: string, values?: Record<string, string>) =>
  page.getByRole('heading', { level: 1, name: say(key, values) });
/** A button whose words end with an address that stands there masked. */
const buttonTo = (page: Page, key: string, to: string) => page.getByRole('button', { name: say(key, { to }) });
const masked = (address: string) => address.replace(/^(.).*@/, '$1•••@');

/** Everything one decides with is seen without scrolling, on a small telephone too. */
async function expectInSight(page: Page, keys: string[]): Promise<void> {
  const before = page.viewportSize()!;
  await page.setViewportSize(phone);
  for (const key of keys) {
    const box = await page.getByText(say(key), { exact: true }).first().boundingBox();
    expect(box!.y + box!.height, `${key} on ${page.url()}`).toBeLessThanOrEqual(phone.height);
  }
  await page.setViewportSize(before);
}

test('a new client: the code, then account, environment, organisation and acceptance by one press (J-26, E-031)', async ({
  as,
  visitor,
  look,
}) => {
  test.setTimeout(120_000);
  const anna = await as('anna');
  const address = newAddress();
  await anna.goto('/partners/authorisation-requests/new');
  await look(anna);
  const link = await askClient(anna, address);
  await look(anna);

  const client = await visitor();
  await client.setViewportSize(phone);
  await client.goto(link);
  await expect(
    heading(client, 'request.asks.authorisation', { person: 'Anna de Boer', environment: 'De Boer Accountants' }),
  ).toBeVisible();
  await expect(client.getByText('Client Bouw BV, 87654321')).toBeVisible();
  await expect(client.getByRole('main')).not.toContainText(address);
  await look(client);
  await buttonTo(client, 'request.sendCode', masked(address)).click();
  await expect(client.getByLabel(say('request.newClient.code')).first()).toBeVisible();
  await look(client);

  // A wrong code: nothing that was typed is lost.
  await client.getByLabel(say('request.newClient.name')).fill('Carla de Klant');
  await client.getByLabel(say('request.newClient.code')).first().fill('000000');
  await button(client, 'request.newClient.accept').click();
  await expect(client.getByRole('link', { name: say('refusals.code_wrong') })).toBeVisible();
  await expect(client.getByLabel(say('request.newClient.name'))).toHaveValue('Carla de Klant');
  await look(client);

  await client
    .getByLabel(say('request.newClient.code'))
    .first()
    .fill(await fromLetter(client, address, sixDigits));
  await button(client, 'request.newClient.accept').click();
  await expect(heading(client, 'request.acceptedNowTitle', { environment: 'De Boer Accountants' })).toBeVisible();
  await look(client);

  // Opened again: by whom and when, and the way to the partnership, which is there.
  await client.goto(link);
  await expect(heading(client, 'request.acceptedTitle')).toBeVisible();
  await look(client);
  await client.getByRole('link', { name: say('request.toPartnership') }).click();
  await expect(client.getByRole('heading', { level: 1, name: /De Boer Accountants/ })).toBeVisible();
  const guest = await visitor();
  await guest.goto(link);
  await expect(heading(guest, 'request.acceptedTitle')).toBeVisible();
  await expect(guest.getByRole('main')).not.toContainText('Carla');
  await look(guest);

  await anna.goto('/partners/authorisation-requests');
  await expect(anna.getByRole('row', { name: new RegExp(address) })).toContainText(
    say('authorisations.statuses.active'),
  );
  await look(anna);
});

test(
  'without JavaScript: a new client accepts, another declines with a reason',
  inEnglish,
  async ({ as, browser, baseURL }) => {
    test.setTimeout(120_000);
    const anna = await as('anna');
    for (const isAccepting of [true, false]) {
      const address = newAddress();
      const link = await askClient(anna, address);
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

async function withoutScript(browser: Browser, baseURL: string): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  await context.addCookies([{ name: 'koppel.language', value: language, url: baseURL }]);
  return context.newPage();
}

test('a supplier: missing subscription and role given in place, then accepted; signed out on the way (T11, J-09, J-10)', async ({
  as,
  visitor,
  browser,
  baseURL,
  look,
}) => {
  test.setTimeout(180_000);
  const company = newCompany();
  const page = await visitor();
  await found(page, company);
  const anna = await as('anna');
  await anna.goto('/partners/find');
  await anna.getByLabel(say('findPartners.label')).fill(company.organisation);
  await anna
    .getByRole('main')
    .getByRole('button', { name: say('findPartners.search'), exact: true })
    .click();
  const ask = anna.getByRole('button', { name: say('findPartners.send') });
  const only = anna.getByRole('link', { name: company.organisation, exact: true });
  await expect(ask.or(only).first()).toBeVisible();
  if (await only.isVisible()) await only.click();
  await ask.click();
  await anna.waitForURL('**/partners/requests?**');
  const address = `petra@${company.domain}`;
  const link = await fromLetter(anna, address, requestLink);

  // Signed in: subscription and role are missing; both are one press away.
  await page.goto(link);
  await expect(page.getByText(say('request.missingTitle'))).toBeVisible();
  await expectInSight(page, ['request.takeRole']);
  await look(page);
  await button(page, 'request.takeRole').click();
  await expect(page.getByRole('link', { name: say('request.toSubscription') })).toBeVisible();
  await look(page);
  await page.getByRole('link', { name: say('request.toSubscription') }).click();
  await expect(page).toHaveURL(/\/environment\/subscription$/);
  await takeBasic(page);

  // Ready, with a telephone in the hand.
  await page.goto(link);
  await expect(button(page, 'request.accept')).toBeVisible();
  await expectInSight(page, ['request.accept', 'request.decline']);
  await look(page);

  // Signed out, without JavaScript: link, sign-in link, code, accept.
  const elsewhere = await withoutScript(browser, baseURL!);
  await elsewhere.goto(link);
  await expectInSight(elsewhere, ['request.prove']);
  await buttonTo(elsewhere, 'request.sendLink', masked(address)).click();
  await elsewhere.getByLabel(say('signIn.code')).fill(await fromLetter(anna, address, sixDigits));
  await elsewhere.getByRole('button', { name: say('signIn.enter') }).click();
  await button(elsewhere, 'request.accept').click();
  await expect(heading(elsewhere, 'request.acceptedNowTitle', { environment: 'De Boer Accountants' })).toBeVisible();
  await elsewhere.context().close();

  await page.goto(link);
  await expect(heading(page, 'request.acceptedTitle')).toBeVisible();
  await expect(page.getByRole('main')).toContainText(/\d{4}/);
  await look(page);
});

/** The subscription that supports partnerships, by its own page. */
async function takeBasic(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /^Basic/ }).check();
  await button(page, 'subscription.save').click();
  await expect(page.getByText(say('done.subscription_changed')).first()).toBeVisible();
}

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
  await olaf.goto(link);
  await expect(heading(olaf, 'request.otherTitle')).toBeVisible();
  await expect(olaf.getByRole('main')).toContainText('i•••@visser.example');
  await expect(olaf.getByRole('main')).toContainText('o•••@noord.example');
  await expect(olaf.getByRole('main')).not.toContainText('De Boer');
  await look(olaf);
  await button(olaf, 'request.switch').click();
  await expect(buttonTo(olaf, 'request.sendLink', 'i•••@visser.example')).toBeVisible();
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

  // A basic user sees what is missing, and asks by one press.
  const julia = await as('julia');
  await julia.goto(link);
  await expect(julia.getByText(say('request.missingTitle'))).toBeVisible();
  await look(julia);
  await buttonTo(julia, 'request.askWhom', 'Ivo Visser').click();
  await expect(julia.getByText(say('request.asked', { to: 'Ivo Visser' }))).toBeVisible();
  await look(julia);
  const letter = await fromLetter(anna, 'ivo@visser.example', requestLink);
  expect(letter).not.toBe(link);

  const guest = await visitor();
  await guest.goto(`${link}x`);
  await expect(heading(guest, 'request.unknownTitle')).toBeVisible();
  await expect(guest.getByRole('main')).not.toContainText('Visser');
  await look(guest);
});

test('declined, withdrawn, expired: what became of it, and the way on', async ({ as, visitor, look }) => {
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
  await guest.goto(`/request/${late}`);
  await expect(heading(guest, 'request.expired.title')).toBeVisible();
  await look(guest);
  await buttonTo(guest, 'request.sendLink', 'h•••@bloemenhuis.example').click();
  await guest.getByLabel(say('signIn.code')).fill(await fromLetter(guest, 'hallo@bloemenhuis.example', sixDigits));
  await guest.getByRole('button', { name: say('signIn.enter') }).click();
  await expect(button(guest, 'request.expired.ask')).toBeVisible();
  await look(guest);
  await button(guest, 'request.expired.ask').click();
  await expect(heading(guest, 'request.expired.askedTitle')).toBeVisible();
  await look(guest);
});

test(
  'a scanner with a browser opens the link and presses every button: the person can still accept (T-33)',
  inEnglish,
  async ({ as, browser, baseURL, visitor }) => {
    test.setTimeout(120_000);
    const anna = await as('anna');
    const address = newAddress();
    const link = await askClient(anna, address);
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

test('many at once: each row is checked, sent with progress, and nothing twice (T08)', async ({ as, look }) => {
  test.setTimeout(120_000);
  const anna = await as('anna');
  const rows = Array.from({ length: 30 }, (_, at) => `Klant ${at};${newAddress()};Klant ${at} BV;${10_000_000 + at};`);
  rows.push('Fatima;fatima@jansen.example;Bakkerij;;', 'Fout;geen adres;Fout BV;12;', rows[0]!);
  const list = ['Naam;E-mailadres;Organisatie;KvK-nummer;Softwarepakket', ...rows].join('\r\n');
  await anna.goto('/partners/authorisation-requests/many');
  await look(anna);
  await anna
    .getByLabel(say('manyClients.file'))
    .setInputFiles({ name: 'klanten.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
  await expect(anna.getByLabel(say('manyClients.list'))).toHaveValue(/Klant 29/);
  await button(anna, 'manyClients.check').click();
  const sendAll = anna.getByRole('button', { name: say('manyClients.sendMany').replace('#', '30') });
  await expect(sendAll).toBeVisible();
  await expect(anna.getByRole('row', { name: /fatima@jansen/ })).toContainText(say('manyClients.verdicts.partner'));
  await expect(anna.getByRole('row', { name: /geen adres/ })).toContainText(say('manyClients.verdicts.invalid'));
  await look(anna);
  await sendAll.click();
  await expect(anna.getByText(say('manyClients.done').replace('#', '30'))).toBeVisible({ timeout: 60_000 });
  await look(anna);
  await expect(anna.getByRole('button', { name: /Send \d|verzoeken versturen/ })).toHaveCount(0);
  await anna.getByRole('link', { name: say('manyClients.toList') }).click();
  await expect(anna.getByRole('row', { name: /Klant 29 / })).toBeVisible();
});

test('who lacks a condition sees it before the form, and may not ask', async ({ as, look }) => {
  const emma = await as('emma');
  for (const path of ['new', 'many']) {
    await emma.goto(`/partners/authorisation-requests/${path}`);
    await expect(emma.getByText(say('partners.requirements'), { exact: true })).toBeVisible();
    await expect(emma.getByRole('button', { name: say('authorisations.send') })).toHaveCount(0);
    await look(emma);
  }
});
