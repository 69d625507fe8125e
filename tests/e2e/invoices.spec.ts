import type { Page } from '@playwright/test';
import { castId } from '@/db/seed/cast';
import { counting } from './counting';
import { expect, inEnglish, language, say, test } from './fixtures';
import {
  card,
  check,
  chooseRecipient,
  euros,
  fillAddressOutside,
  fillLine,
  idIn,
  lineField,
  numberOfSent,
  saveDraft,
  savedNote,
  send,
  written,
} from './invoicing';
import { fromLetter, openLetter, sixDigits } from './letters';

// Article "Roles and permissions": "Create and send invoices for those organisations". The journeys J-22 and J-29, and T04.

test.describe.configure({ timeout: 180_000 });

const newInvoice = `/invoices/new?organisation=${castId('organisation bakkerij')}`;
const bread = { name: 'Brood', quantity: '2', price: '1234.50' };
const delivery = {
  name: 'Bezorgen',
  quantity: '1.5',
  unit: say('invoice.units.HUR'),
  price: '40',
  discount: '10',
  vat: say('invoice.vatChoices.reduced'),
};

/** A draft of Bakkerij Jansen for Noord Logistiek that could be sent, saved. */
async function makeDraft(page: Page, note = ''): Promise<string> {
  await page.goto(newInvoice);
  await chooseRecipient(page, 'Noord', 'Noord Logistiek BV');
  await page.getByLabel(say('invoice.buyerReference')).fill('PO 7');
  await fillLine(page, 1, bread);
  if (note) await page.getByLabel(say('invoice.note'), { exact: true }).fill(note);
  await saveDraft(page);
  return idIn(page);
}

/** The rows of a list that hold a text. */
async function rowsWith(page: Page, list: string, text: string) {
  await page.goto(`${list}?search=${encodeURIComponent(text)}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return page.getByRole('row').filter({ hasText: text });
}

test('a company of one signs up, makes its organisation and sends its first two invoices, without any setting (T04)', async ({
  visitor,
  look,
}) => {
  const home = `eenmanszaak-${Date.now()}.example`;
  const page = await visitor();
  await page.goto('/sign-up');
  await page.getByLabel(say('signIn.email')).fill(`lotte@${home}`);
  await page.getByRole('button', { name: say('signUp.send') }).click();
  await page.getByLabel(say('signIn.code')).fill(await fromLetter(page, home, sixDigits));
  await page.getByRole('button', { name: say('signIn.enter') }).click();
  await page.getByLabel(say('signUp.name')).fill('Lotte Bos');
  await page.getByLabel(say('signUp.environmentName')).fill('Lotte Bos Advies');
  await page.getByRole('button', { name: say('signUp.later') }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-up'));

  // Without an organisation there is nobody to make an invoice for, and the page says so.
  await page.goto('/invoices/new');
  await expect(page.getByText(say('invoice.noneTitle'))).toBeVisible();
  await look(page);
  await page.goto('/environment/organisations/create');
  await page.getByLabel(say('organisationFields.name'), { exact: true }).fill('Lotte Bos Advies');
  await page.getByLabel(say('organisationFields.legalNumber')).fill('12345678');
  await page.getByRole('button', { name: say('newOrganisation.submit') }).click();
  await page.waitForURL(/\/environment\/organisations\/[0-9a-f-]{36}/);

  await page.getByRole('link', { name: say('menu.createInvoice') }).click();
  await page.waitForURL(/\/invoices\/[0-9a-f-]{36}\/edit/);
  const from = card(page, 'invoice.sender');
  await expect(from).toContainText(say('invoice.senderMissing', { name: 'Lotte Bos Advies' }));
  await from.getByLabel(say('invoice.street')).fill('Dorpsstraat 1');
  await from.getByLabel(say('invoice.postcode')).fill('1234 AB');
  await from.getByLabel(say('invoice.city')).fill('Lisse');
  await from.getByLabel(say('invoice.vatNumber')).fill('NL000099998B57');
  await page.getByLabel(say('invoice.iban')).fill('NL91 ABNA 0417 1643 00');
  await fillAddressOutside(page, `facturen@${home}`);
  await page.getByLabel(say('invoice.buyerReference')).fill('Offerte 3');
  await fillLine(page, 1, { name: 'Advies', quantity: '1', unit: say('invoice.units.MON'), price: '500' });
  await look(page);
  await check(page);
  await expect(page.getByText(say('invoice.readyTitle'))).toBeVisible();
  await expect(page.getByText(`1 ${language === 'nl' ? 'maand' : 'month'}`, { exact: true })).toBeVisible();
  await look(page);
  const first = await send(page);
  expect(first).toBe('0001');

  // It goes by mail, with what people read and what software reads.
  const mailed = page.getByText(say('deliveries.mail.delivered', { address: `facturen@${home}` }));
  await expect(async () => {
    await page.reload();
    await expect(mailed).toBeVisible({ timeout: 1000 });
  }).toPass();
  await openLetter(page, `facturen@${home}`);
  const subject = say('mail.document.invoice.subject', { number: first, sender: 'Lotte Bos Advies' });
  await expect(page.getByRole('heading', { level: 1, name: subject })).toBeVisible();
  await expect(page.getByRole('main')).toContainText(`${first}.xml, ${first}.pdf`);
  await expect(page.getByRole('main')).toContainText(euros('605.00'));
  await look(page);

  // The second one is for an organisation on the platform, and takes the next number of the series.
  await page.goto('/invoices/new');
  await chooseRecipient(page, 'Kiosk', 'Kiosk Smit');
  await fillLine(page, 1, { name: 'Advies', price: '250' });
  await page.getByLabel(say('invoice.orderReference')).fill('B-9');
  const again = card(page, 'invoice.sender');
  await again.getByLabel(say('invoice.street')).fill('Dorpsstraat 1');
  await again.getByLabel(say('invoice.postcode')).fill('1234 AB');
  await again.getByLabel(say('invoice.city')).fill('Lisse');
  await again.getByLabel(say('invoice.vatNumber')).fill('NL000099998B57');
  await page.getByLabel(say('invoice.iban')).fill('NL91 ABNA 0417 1643 00');
  await check(page);
  expect(await send(page)).toBe('0002');
});

test('two lines in at most six presses: sums exact, in the receiver’s Inbox IN at once, and never changed again (J-22)', async ({
  as,
  look,
}) => {
  const hanna = await as('hanna');
  const presses = await counting(hanna);
  await hanna.goto('/');
  await hanna.getByRole('link', { name: say('menu.createInvoice') }).click();
  await hanna.waitForURL(/\/invoices\/[0-9a-f-]{36}\/edit/);
  await chooseRecipient(hanna, 'Noord', 'Noord Logistiek BV');
  await hanna.getByLabel(say('invoice.buyerReference')).fill('PO 7');
  await fillLine(hanna, 1, bread);
  await hanna.getByRole('button', { name: say('invoice.addLine') }).click();
  await fillLine(hanna, 2, delivery);
  const sums: [string, string][] = [
    [say('invoice.subtotal'), '2523.00'],
    [say('invoice.vatOn', { name: '21%' }), '518.49'],
    [say('invoice.vatOn', { name: '9%' }), '4.86'],
    [say('invoice.total'), '3046.35'],
  ];
  for (const [word, amount] of sums)
    await expect(
      card(hanna, 'invoice.lines')
        .getByRole('definition')
        .filter({ hasText: euros(amount) }),
      word,
    ).toBeVisible();
  await look(hanna);
  await check(hanna);
  await expect(hanna.getByText(say('invoice.goesPlatform', { name: 'Noord Logistiek BV' }))).toBeVisible();
  for (const [, amount] of sums) await expect(hanna.getByText(euros(amount), { exact: true }).first()).toBeVisible();
  const number = await send(hanna);
  expect(presses.clicks).toBeLessThanOrEqual(6);
  const sent = idIn(hanna);
  await expect(hanna.getByText(say('deliveries.platform.delivered', { name: 'Noord Logistiek BV' }))).toBeVisible();

  const olaf = await as('olaf');
  const arrived = await rowsWith(olaf, '/inbox/in', number);
  await expect(arrived).toHaveCount(1);
  await expect(arrived).toContainText('Bakkerij Jansen BV');
  await expect(arrived).toContainText(say('lists.unread'));
  await expect(arrived).toContainText(euros('3046.35'));
  await arrived.getByRole('link').first().click();
  await olaf.waitForURL(/\/documents\/[0-9a-f-]{36}$/);
  await expect(olaf.getByRole('heading', { level: 1, name: number })).toBeVisible();
  for (const [, amount] of sums) await expect(olaf.getByText(euros(amount), { exact: true }).first()).toBeVisible();
  await look(olaf);
  const both = await Promise.all([
    hanna.request.get(`/documents/${sent}/file`).then((answer) => answer.body()),
    olaf.request.get(`/documents/${idIn(olaf)}/file`).then((answer) => answer.body()),
  ]);
  expect(both[0].equals(both[1])).toBe(true);

  // From now on its content is fixed, for both; what the receiver does with it the sender sees.
  for (const page of [hanna, olaf]) {
    const address = `/documents/${idIn(page)}`;
    for (const way of ['edit', 'send']) {
      await page.goto(`/invoices/${idIn(page)}/${way}`);
      await expect(page).toHaveURL(new RegExp(`${address}$`));
    }
    await expect(page.getByRole('heading', { level: 1, name: number })).toBeVisible();
    for (const word of ['document.edit', 'document.send'])
      await expect(page.getByRole('main').getByText(say(word), { exact: true })).toHaveCount(0);
  }
  await expect(async () => {
    await hanna.goto(`/documents/${sent}`);
    await expect(hanna.getByRole('main').getByText(say('statuses.opened'), { exact: true }).first()).toBeVisible({
      timeout: 1000,
    });
  }).toPass();
  await look(hanna);
});

test('the same by keyboard alone, half a cent rounded up (J-22)', inEnglish, async ({ as }) => {
  const page = await as('hanna');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const { keyboard } = page;
  const tabTo = async (label: string | RegExp) => {
    const wanted = page.getByLabel(label, { exact: true }).or(page.getByRole('button', { name: label, exact: true }));
    for (let pressed = 0; pressed < 60; pressed++) {
      if (await wanted.first().evaluate((one) => one === document.activeElement)) return;
      await keyboard.press('Tab');
    }
    throw new Error(`Tab does not lead to ${label}`);
  };
  await keyboard.press('c');
  await page.waitForURL(/\/invoices\/[0-9a-f-]{36}\/edit/);
  await expect(page.getByRole('combobox', { name: say('invoice.recipient') })).toBeFocused();
  await keyboard.type('Noord');
  await expect(page.getByRole('option', { name: /Noord Logistiek BV/ })).toBeVisible();
  await keyboard.press('Enter');
  await tabTo(say('invoice.orderReference'));
  await keyboard.type('B-12');
  await tabTo(`${say('invoice.description')}, ${say('invoice.line', { name: '1' })}`);
  // Description, quantity, unit, price, discount, VAT, and on to a second line.
  for (const text of ['Gist', '1', '', written('1.005'), '', '']) {
    if (text) await keyboard.type(text);
    await keyboard.press('Enter');
  }
  await expect(lineField(page, 2, 'name')).toBeFocused();
  for (const text of ['Bloem', '3', '', written('0.115'), '']) {
    if (text) await keyboard.type(text);
    await keyboard.press('Enter');
  }
  // 1.01 + 0.35 = 1.36, and 21% of it is 0.2856.
  await expect(page.getByText(euros('1.36'), { exact: true })).toBeVisible();
  await expect(page.getByText(euros('0.29'), { exact: true })).toBeVisible();
  await keyboard.press('Control+s');
  await expect(savedNote(page)).toBeVisible();
  await keyboard.press('Alt+ArrowUp');
  await expect(lineField(page, 1, 'name')).toHaveValue('Bloem');
  await expect(lineField(page, 1, 'vat')).toBeFocused();
  await tabTo(say('invoice.check'));
  await keyboard.press('Enter');
  await page.waitForURL(/\/send$/);
  await tabTo(say('invoice.send'));
  await keyboard.press('Enter');
  await numberOfSent(page);
  await expect(page.getByText(euros('1.65'), { exact: true }).first()).toBeVisible();
});

test('who leaves comes back to everything that was typed, saved or not', async ({ as, look }) => {
  const page = await as('hanna');
  const id = await makeDraft(page);
  const note = page.getByLabel(say('invoice.note'), { exact: true });
  const draft = `/invoices/${id}/edit`;
  const menu = page.getByRole('navigation', { name: say('menu.name') });

  // By a link, sooner than the draft saves itself.
  await note.fill('Met dank voor de opdracht');
  await menu.getByRole('link', { name: say('menu.documents') }).click();
  await page.waitForURL(/\/documents$/);
  await page.goto(draft);
  await expect(note).toHaveValue('Met dank voor de opdracht');
  await expect(page.getByLabel(say('invoice.buyerReference'))).toHaveValue('PO 7');
  await expect(lineField(page, 1, 'name')).toHaveValue('Brood');
  await expect(lineField(page, 1, 'price')).toHaveValue(written('1234.50'));
  await expect(page.getByRole('button', { name: say('parts.remove', { name: 'Noord Logistiek BV' }) })).toBeVisible();

  // By the browser's way back.
  await menu.getByRole('link', { name: say('menu.documents') }).click();
  await page.waitForURL(/\/documents$/);
  await page
    .getByRole('row')
    .filter({ hasText: say('statuses.draft') })
    .first()
    .waitFor();
  await page.goto('/');
  await page.goto(draft);
  await menu.getByRole('link', { name: say('menu.inboxOut') }).click();
  await page.waitForURL(/\/inbox\/out$/);
  await page.goBack();
  await page.waitForURL(new RegExp(draft));
  await note.fill('Levering in twee delen');
  await page.goForward();
  await page.waitForURL(/\/inbox\/out$/);
  await expect(async () => {
    await page.goto(draft);
    await expect(note).toHaveValue('Levering in twee delen', { timeout: 1000 });
  }).toPass();

  // What cannot be saved keeps one on the page, until one says that it may go.
  await lineField(page, 1, 'price').fill('veel');
  await menu.getByRole('link', { name: say('menu.inboxIn') }).click();
  await expect(page.getByRole('alert').filter({ hasText: say('fields.amount') })).toBeVisible();
  await look(page);
  const asked: string[] = [];
  page.once('dialog', (dialog) => {
    asked.push(dialog.message());
    return dialog.accept();
  });
  await menu.getByRole('link', { name: say('menu.inboxIn') }).click();
  await page.waitForURL(/\/inbox\/in$/);
  expect(asked).toEqual([say('parts.discardQuestion')]);
});

test('what is typed before the script is there stays, and counts', inEnglish, async ({ as }) => {
  const page = await as('hanna');
  const id = await makeDraft(page, 'Zoals besproken');
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route('**/_next/static/chunks/**', async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto(`/invoices/${id}/edit`, { waitUntil: 'commit' });
  const note = page.getByLabel(say('invoice.note'), { exact: true });
  await note.fill('Zoals besproken, met dank');
  await lineField(page, 1, 'price').fill('10');
  open();
  await expect(page.getByText(say('invoice.unsaved'))).toBeVisible();
  await expect(note).toHaveValue('Zoals besproken, met dank');
  await expect(page.getByText(euros('24.20'), { exact: true }).first()).toBeVisible();
  await saveDraft(page);
  await page.reload();
  await expect(note).toHaveValue('Zoals besproken, met dank');
});

test('two tabs save one draft: both see what happened, and nothing is lost', async ({ as, look }) => {
  const hanna = await as('hanna');
  const id = await makeDraft(hanna);
  const gijs = await as('gijs');
  await gijs.goto(`/invoices/${id}/edit`);
  const note = (page: Page) => page.getByLabel(say('invoice.note'), { exact: true });
  const conflictFrom = (page: Page, name: string) =>
    page.getByRole('alert').filter({ hasText: say('invoice.conflict', { name }) });

  await note(gijs).fill('Van Gijs');
  await lineField(gijs, 1, 'quantity').fill('3');
  await saveDraft(gijs);
  await note(hanna).fill('Van Hanna');
  await hanna.keyboard.press('Control+s');
  const told = conflictFrom(hanna, 'Gijs Bakker');
  await expect(told).toBeVisible();
  await expect(told.getByRole('row', { name: new RegExp(say('invoice.note')) })).toContainText('Van Gijs');
  await expect(told.getByRole('row', { name: new RegExp(say('invoice.note')) })).toContainText('Van Hanna');
  await expect(told.getByRole('row', { name: new RegExp(say('invoice.line', { name: '1' })) })).toContainText(
    '3 × Brood',
  );
  await expect(note(hanna)).toHaveValue('Van Hanna');
  for (const key of ['invoice.save', 'invoice.check'])
    await expect(closed(hanna, key)).toContainText(say('invoice.chooseFirst'));
  await look(hanna);
  await told.getByRole('button', { name: say('invoice.keepMine') }).click();
  await expect(savedNote(hanna)).toBeVisible();
  await expect(told).toBeHidden();

  // Gijs, who goes on, is told in his turn; he takes what Hanna saved.
  await note(gijs).fill('Van Gijs, nader');
  await gijs.keyboard.press('Control+s');
  const toldToo = conflictFrom(gijs, 'Hanna de Wit');
  await expect(toldToo.getByRole('row', { name: new RegExp(say('invoice.note')) })).toContainText('Van Hanna');
  await toldToo.getByRole('button', { name: say('invoice.takeTheirs') }).click();
  await expect(note(gijs)).toHaveValue('Van Hanna');
  await expect(lineField(gijs, 1, 'quantity')).toHaveValue('2');

  // Nothing of it is lost: every save is a version of its own, under the name of who made it.
  await hanna.goto(`/documents/${id}`);
  await expect(card(hanna, 'document.versions')).toContainText('Gijs Bakker');
  await expect(hanna.getByRole('list', { name: say('document.history') })).toContainText(
    say('history.document.editDraft', { actor: 'Gijs Bakker' }),
  );
  await look(hanna);
});

test('three errors are put right from the summary, by keyboard (J-29)', async ({ as, look }) => {
  const page = await as('hanna');
  await page.goto(newInvoice);
  await chooseRecipient(page, 'Noord', 'Noord Logistiek BV');
  await page.getByLabel(say('invoice.buyerReference')).fill('PO 7');
  await fillLine(page, 1, { name: 'Brood', quantity: 'twee', price: 'veel', discount: '150' });
  await page.getByRole('button', { name: say('invoice.save'), exact: true }).click();
  const summary = page.getByRole('alert').filter({ hasText: say('parts.problem') });
  await expect(summary).toBeFocused();
  const problem = (column: 'quantity' | 'price' | 'discount') =>
    `${say('invoice.line', { name: '1' })}, ${say(`invoice.${column === 'discount' ? 'lineDiscount' : column}`)}: ${say(
      column === 'discount' ? 'fields.percentage' : 'fields.amount',
    )}`;
  await expect(summary.getByRole('link')).toHaveText([problem('quantity'), problem('price'), problem('discount')]);
  await expect(page).toHaveTitle(new RegExp(`^${say('parts.errorPrefix')}: `));
  await look(page);

  // What is put right goes from the summary at once: the first in it is always the next to do.
  for (const [column, text] of [
    ['quantity', '2'],
    ['price', '3.50'],
    ['discount', '15'],
  ] as const) {
    await summary.focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const field = lineField(page, 1, column);
    await expect(field).toBeFocused();
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(problem(column));
    await page.keyboard.press('Control+a');
    await page.keyboard.type(text);
    await expect(field).not.toHaveAttribute('aria-invalid');
    await expect(field).toBeFocused();
    await expect(summary.getByRole('link', { name: problem(column) })).toHaveCount(0);
  }
  await expect(summary).toBeHidden();
  await page.keyboard.press('Control+s');
  await expect(savedNote(page)).toBeVisible();
  await expect(page).not.toHaveTitle(new RegExp(`^${say('parts.errorPrefix')}: `));
  await expect(page.getByText(euros('7.20'), { exact: true }).first()).toBeVisible();
});

test('what is missing is told before sending, each leading to its field; attachments are looked at', async ({
  as,
  look,
}) => {
  const page = await as('hanna');
  await page.goto(newInvoice);
  await fillLine(page, 1, { name: 'Brood', price: '' });
  await page.getByLabel(say('invoice.iban')).fill('NL00 BANK 0123 4567 89');
  await check(page);
  await expect(page.getByText(say('invoice.problemsTitle', { count: 4 }))).toBeVisible();
  await expect(closed(page, 'invoice.send')).toContainText(say('invoice.notReady'));
  await look(page);

  await page.getByRole('link', { name: say('problems.BR-26', { line: '1' }) }).click();
  await expect(lineField(page, 1, 'price')).toBeFocused();
  await lineField(page, 1, 'price').fill('5');
  await check(page);
  await page.getByRole('link', { name: say('problems.RECIPIENT') }).click();
  await expect(page.getByRole('combobox', { name: say('invoice.recipient') })).toBeFocused();
  await chooseRecipient(page, 'Noord', 'Noord Logistiek BV');
  await page.getByLabel(say('invoice.buyerReference')).fill('PO 7');
  await page.getByLabel(say('invoice.iban')).fill('NL91 ABNA 0417 1643 00');

  const attach = page.locator('input[type=file]');
  await attach.setInputFiles({ name: 'page.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<!doctype html>') });
  await expect(page.getByRole('alert').filter({ hasText: say('refusals.attachment_type') })).toBeVisible();
  await look(page);
  const hours = { name: 'uren.csv', mimeType: 'text/csv', buffer: Buffer.from('dag;uren\nmaandag;8\n') };
  await attach.setInputFiles(hours);
  await expect(page.getByText('uren.csv', { exact: true })).toBeVisible();
  await look(page);
  await check(page);
  await expect(page.getByText(say('invoice.readyTitle'))).toBeVisible();
  await send(page);
  await page.getByRole('link', { name: new RegExp(`^${say('viewer.attachments')}`) }).click();
  await expect(page.getByText('uren.csv', { exact: true })).toBeVisible();
  const file = await page.request.get(`/documents/${idIn(page)}/attachments/1`);
  expect(await file.text()).toBe('dag;uren\nmaandag;8\n');
});

test('an invoice is sent once: pressed twice, from a second tab, and replayed', async ({ as, look }) => {
  const page = await as('hanna');
  const id = await makeDraft(page, `Eenmaal ${Date.now()}`);
  await page.goto(`/invoices/${id}/send`);
  const late = await page.context().newPage();
  await late.goto(`/invoices/${id}/send`);
  await expect(late.getByText(say('invoice.readyTitle'))).toBeVisible();
  const posting = page.waitForRequest((request) => request.method() === 'POST' && request.url().includes(id));
  await page.getByRole('button', { name: say('invoice.send'), exact: true }).dblclick();
  const posted = await posting;
  const number = await numberOfSent(page);

  await late.getByRole('button', { name: say('invoice.send'), exact: true }).click();
  await expect(late.getByRole('alert').filter({ hasText: say('conditions.draft.missing') })).toBeVisible();
  await look(late);
  const { 'content-length': _, ...headers } = await posted.allHeaders();
  const replayed = await page.request.post(posted.url(), { headers, data: posted.postDataBuffer()! });
  expect(replayed.status()).toBeLessThan(500);

  const olaf = await as('olaf');
  await expect(await rowsWith(olaf, '/inbox/in', number)).toHaveCount(1);
  const next = await makeDraft(page);
  await page.goto(`/invoices/${next}/send`);
  expect(Number((await send(page)).split('-').at(-1))).toBe(Number(number.split('-').at(-1)) + 1);
});

test('a draft opens to what one may do with it, and no organisation is offered but one’s own (T04)', async ({
  as,
  look,
}) => {
  const julia = await as('julia');
  await julia.goto('/invoices/new');
  await julia.waitForURL(/\/edit/);
  await expect(julia.getByRole('main')).toContainText('Visser Vis BV');
  const reference = `Vis ${Date.now()}`;
  await chooseRecipient(julia, 'Noord', 'Noord Logistiek BV');
  await julia.getByLabel(say('invoice.buyerReference')).fill(reference);
  await fillLine(julia, 1, { name: reference, price: '12' });
  await saveDraft(julia);
  const id = idIn(julia);

  // Who holds nothing on the organisation is not offered it, not even by its address.
  const kees = await as('kees');
  const foreign = castId('organisation vis');
  await kees.goto('/invoices/new');
  await kees.waitForURL(/\/edit/);
  await expect(kees.getByRole('main')).toContainText('Visser Koeltechniek BV');
  await expect(kees.getByRole('main')).not.toContainText('Visser Vis BV');
  expect((await kees.goto(`/invoices/new?organisation=${foreign}`))?.status()).toBe(404);
  expect((await kees.goto(`/invoices/${castId('a new one')}/edit?organisation=${foreign}`))?.status()).toBe(404);
  expect((await kees.goto(`/invoices/${id}/edit`))?.status()).toBe(404);

  // An administrator chooses among all of the environment.
  const ivo = await as('ivo');
  await ivo.goto('/invoices/new');
  await expect(ivo.getByText(say('invoice.chooseTitle'))).toBeVisible();
  for (const name of ['Visser Koeltechniek BV', 'Visser Vervoer BV', 'Visser Vis BV'])
    await expect(ivo.getByRole('main').getByRole('link', { name: new RegExp(name) })).toBeVisible();
  await look(ivo);

  // Read only: to look at. Can edit: to change. To send takes a member.
  await shareWithKees(ivo, id, 'read_only');
  await kees.goto(`/documents/${id}`);
  await expect(closed(kees, 'document.edit')).toContainText(say('conditions.can_edit.missing'));
  await expect(kees.getByRole('link', { name: say('document.send'), exact: true })).toHaveCount(0);
  await look(kees);
  await kees.goto(`/invoices/${id}/edit`);
  await expect(kees).toHaveURL(new RegExp(`/documents/${id}$`));
  await kees.goto('/invoices/new');
  await kees.waitForURL(/\/edit/);
  await expect(kees.getByRole('main')).not.toContainText('Visser Vis BV');

  await changeToCanEdit(ivo, id);
  await kees.goto(`/documents/${id}`);
  await kees.getByRole('link', { name: say('document.edit'), exact: true }).click();
  await kees.getByLabel(say('invoice.note'), { exact: true }).fill('Van Kees');
  await saveDraft(kees);
  await check(kees);
  await expect(closed(kees, 'invoice.send')).toContainText(say('conditions.member.missing'));
  await look(kees);
});

/** A button that is closed, whose words say why. */
const closed = (page: Page, key: string) =>
  page.getByRole('button', { name: new RegExp(`^${say(key)}`), disabled: true });

async function shareWithKees(page: Page, documentId: string, access: 'read_only'): Promise<void> {
  await page.goto(`/documents/${documentId}`);
  await page
    .getByRole('button', { name: say('share.share'), exact: true })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: say('share.recipients') }).fill('Kees');
  await page
    .getByRole('option', { name: /Kees Brouwer/ })
    .first()
    .click();
  await page.keyboard.press('Tab');
  await dialog.getByRole('radio', { name: say(`accesses.${access}`) }).check();
  await dialog.getByRole('button', { name: say('share.submit'), exact: true }).click();
  await expect(dialog).toBeHidden();
}

async function changeToCanEdit(page: Page, documentId: string): Promise<void> {
  await page.goto(`/documents/${documentId}`);
  await page.getByRole('button', { name: say('access.changeFor', { name: 'Kees Brouwer' }) }).click();
  await page.getByRole('menuitem', { name: say('accesses.can_edit') }).click();
  await expect(page.getByRole('button', { name: say('access.changeFor', { name: 'Kees Brouwer' }) })).toContainText(
    say('accesses.can_edit'),
  );
}
