import type { APIRequestContext, Page } from '@playwright/test';
import { party, ublOf } from '../e-documents';
import { newReader, press } from './by-post';
import { becomeReadyForPartners, type Company, found, newCompany } from './company';
import { counting, type } from './counting';
import { expect, say, test } from './fixtures';
import { fromLetter, lettersTo, sixDigits } from './letters';
import { inMenu } from './menu';
import { type AskedClient, askClient, button, buttonTo, heading, masked, phone, requestLink } from './requests';
import { outcomeOf, uploadByButton, xml } from './uploads';

// Article "Collaborating as an intermediary and client", practical scenario: "Accounting firm with 20 clients: … Via authorisation
// requests all clients are linked. Per client there is a partnership. The accountant is a member of the client organisations …
// The accountant maintains the overview from a single dashboard."

const accountant = 'Petra Kantoor';

/** The firm's clients, each at a mail domain of its own, with a name and a number that nobody else has. */
const clientsOf = (firm: Company): AskedClient[] =>
  Array.from({ length: 20 }, (_, at) => {
    const number = String(at + 1).padStart(2, '0');
    const name = `Klant ${number} van ${firm.legalNumber}`;
    return {
      name,
      email: `directie@klant${number}-${firm.domain}`,
      organisation: `${name} BV`,
      legalNumber: String((Number(firm.legalNumber) + at + 1) % 1e8).padStart(8, '0'),
    };
  });

test('an accounting firm with 20 clients: 20 requests, 20 acceptances, 20 partnerships, one dashboard, and nothing of one client with another (T08, T09, J-12, J-26)', async ({
  visitor,
  playwright,
  baseURL,
  look,
}) => {
  test.setTimeout(480_000);
  const firm = newCompany();
  const petra = await visitor();
  await found(petra, firm, accountant);
  await becomeReadyForPartners(petra);
  const clients = clientsOf(firm);
  const readers: APIRequestContext[] = [];

  await test.step('three by hand, in at most four presses each (J-26)', async () => {
    for (const client of clients.slice(0, 3)) {
      await petra.goto('/');
      const presses = await counting(petra);
      await inMenu(petra, 'menu.partners').click();
      await petra.getByRole('link', { name: say('partners.authorisationRequests') }).click();
      await petra.waitForURL('**/partners/authorisation-requests');
      await petra
        .getByRole('link', { name: say('authorisations.new') })
        .first()
        .click();
      const link = await askClient(petra, client);
      expect(presses.clicks).toBeLessThanOrEqual(4);
      if (client === clients[0]) await look(petra);
      const window = await visitor();
      await (client === clients[0] ? acceptWithMistake : acceptByHand)(window, link, client, firm, look);
      readers.push(window.request);
    }
  });

  await test.step('the others by the list: each row is checked, and nothing is sent twice', async () => {
    const rows = clients.slice(3).map((one) => `${one.name};${one.email};${one.organisation};${one.legalNumber};`);
    rows.push(`Al partner;${clients[0]!.email};Al partner BV;;`, 'Fout;geen adres;Fout BV;12;', rows[0]!);
    await sendList(petra, ['Naam;E-mailadres;Organisatie;KvK-nummer;Softwarepakket', ...rows], 17, look);
    await petra.getByRole('link', { name: say('manyClients.toList') }).click();
    await expect(petra.getByRole('row', { name: new RegExp(clients[19]!.name) })).toBeVisible();
  });

  await test.step('each of them accepts', async () => {
    for (const client of clients.slice(3)) {
      const reader = await newReader(playwright, baseURL!);
      await acceptByPost(reader, petra, client, firm);
      readers.push(reader);
    }
  });

  await test.step('the accountant becomes a member of 20 organisations in at most eight presses (J-12)', async () => {
    await petra.goto('/');
    const presses = await counting(petra);
    await inMenu(petra, 'menu.partners').click();
    await petra.getByRole('link', { name: say('partners.addMembers') }).click();
    await type(petra.getByRole('combobox', { name: say('addMembers.people') }), accountant.slice(0, 3));
    await petra.getByRole('option', { name: new RegExp(accountant) }).click();
    await petra.getByRole('checkbox', { name: say('addMembers.all') }).click();
    await button(petra, 'addMembers.submits.ask').click();
    await expect(
      petra.getByText(say('done.membersAddedOrAsked', { added: 0, asked: clients.length, refused: 0 })).first(),
    ).toBeVisible({ timeout: 60_000 });
    expect(presses.clicks + presses.keys).toBeLessThanOrEqual(8);
    // Where partnerships are asked for it is said where access is answered.
    expect(await (await readers[0]!.get('/partners/requests')).text()).toContain(
      say('requests.accessWaits', { count: 1 }),
    );
    for (const [at, client] of clients.entries()) {
      const acceptance = say('inboxRequests.acceptFor', { name: accountant, organisation: client.organisation });
      await press(readers[at]!, { at: '/inbox/in/requests', button: acceptance, window: petra });
    }
  });

  const numbers = [7, 8].map((number) => `ALLEEN-${number}-${firm.legalNumber}`) as [string, string];
  const [seven, eight] = [clients[6]!, clients[7]!];

  await test.step('the overview from a single dashboard', async () => {
    await petra.goto('/documents');
    await uploadByButton(
      petra,
      [seven, eight].map(({ organisation, legalNumber }, at) =>
        xml(`${numbers[at]}.xml`, ublOf({ number: numbers[at]!, buyer: party(organisation, legalNumber) })),
      ),
    );
    const isStored = say('upload.stored', { box: '', organisation: '' }).slice(0, 4);
    for (const number of numbers) await expect(outcomeOf(petra, `${number}.xml`)).toContainText(isStored);
    await petra.goto('/');
    await petra.getByRole('link', { name: say('clients.all') }).click();
    const rows = petra.getByRole('table', { name: say('clients.title') }).getByRole('row');
    await expect(rows).toHaveCount(1 + clients.length);
    for (const { name } of clients) await expect(rows.filter({ hasText: name })).toHaveCount(1);
    await expect(rows.filter({ hasText: say('clients.entered', { count: 1 }) })).toHaveCount(clients.length);
    const waiting = petra.getByRole('link', { name: new RegExp(`^\\d+ ${say('clients.new')}`) });
    await expect(waiting).toHaveText([seven, eight].map(({ name }) => new RegExp(`1 ${say('clients.new')}, ${name}`)));
  });

  await test.step('nothing of client 7 is anywhere at client 8 (T09)', async () => {
    const ids = await idsOf(petra, numbers);
    await expectNothingOf([numbers[0], seven.name, seven.email], {
      window: petra,
      reader: readers[7]!,
      own: { number: numbers[1], id: ids[1], email: eight.email },
      foreignId: ids[0],
      asked: seven.name,
    });
  });
  for (const reader of readers.slice(3)) await reader.dispose();
});

type Look = (page: Page) => Promise<void>;

/** The link, and two presses beyond the fields. */
async function acceptByHand(page: Page, link: string, { email }: AskedClient, firm: Company): Promise<void> {
  await page.goto(link);
  const presses = await counting(page);
  await buttonTo(page, 'request.sendCode', masked(email)).click();
  const code = page.getByLabel(say('request.newClient.code')).first();
  await expect(code).toBeFocused();
  await type(code, await fromLetter(page, email, sixDigits));
  await button(page, 'request.newClient.accept').click();
  await expect(heading(page, 'request.acceptedNowTitle', { environment: firm.name })).toBeVisible();
  expect(presses.clicks + presses.keys).toBeLessThanOrEqual(2);
}

/** On a telephone, with a wrong code first: nothing that was typed is lost. Afterwards the link says what became of it. */
async function acceptWithMistake(
  page: Page,
  link: string,
  { name, email, organisation, legalNumber }: AskedClient,
  firm: Company,
  look: Look,
): Promise<void> {
  await page.setViewportSize(phone);
  await page.goto(link);
  await expect(
    heading(page, 'request.asks.authorisation', { person: accountant, environment: firm.name }),
  ).toBeVisible();
  await expect(page.getByText(`${organisation}, ${legalNumber}`)).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(email);
  await look(page);
  await buttonTo(page, 'request.sendCode', masked(email)).click();
  const code = page.getByLabel(say('request.newClient.code')).first();
  await expect(code).toBeVisible();
  await look(page);
  await page.getByLabel(say('request.newClient.name')).fill(`Directie van ${name}`);
  await code.fill('000000');
  await button(page, 'request.newClient.accept').click();
  await expect(page.getByRole('link', { name: say('refusals.code_wrong') })).toBeVisible();
  await expect(page.getByLabel(say('request.newClient.name'))).toHaveValue(`Directie van ${name}`);
  await look(page);
  await code.fill(await fromLetter(page, email, sixDigits));
  await button(page, 'request.newClient.accept').click();
  await expect(heading(page, 'request.acceptedNowTitle', { environment: firm.name })).toBeVisible();
  await look(page);
  await page.goto(link);
  await expect(heading(page, 'request.acceptedTitle')).toBeVisible();
  await look(page);
  await page.getByRole('link', { name: say('request.toPartnership') }).click();
  await expect(page.getByRole('heading', { level: 1, name: firm.name })).toBeVisible();
}

/** Chooses a list as a file, looks at what becomes of each row, and sends the `valid` ones. */
async function sendList(page: Page, rows: string[], valid: number, look: Look): Promise<void> {
  await page.goto('/partners/authorisation-requests/many');
  await look(page);
  await page
    .getByLabel(say('manyClients.file'))
    .setInputFiles({ name: 'klanten.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) });
  await expect(page.getByLabel(say('manyClients.list'))).toHaveValue(/Klant 20/);
  await button(page, 'manyClients.check').click();
  const send = page.getByRole('button', { name: say('manyClients.sendMany').replace('#', String(valid)) });
  await expect(send).toBeVisible();
  for (const [row, verdict] of [
    ['Al partner', 'partner'],
    ['geen adres', 'invalid'],
  ] as const)
    await expect(page.getByRole('row', { name: new RegExp(row) })).toContainText(
      say(`manyClients.verdicts.${verdict}`),
    );
  await expect(page.getByText(`${say('manyClients.verdicts.doubled')}: 1`, { exact: true })).toBeVisible();
  await look(page);
  await send.click();
  await expect(page.getByText(say('manyClients.done').replace('#', String(valid)))).toBeVisible({ timeout: 60_000 });
  await look(page);
  await expect(page.getByRole('button', { name: /Send \d|verzoeken versturen/ })).toHaveCount(0);
}

/** The same as by hand, without a window. */
async function acceptByPost(
  reader: APIRequestContext,
  window: Page,
  client: AskedClient,
  firm: Company,
): Promise<void> {
  const at = await fromLetter(window, client.email, requestLink);
  await press(reader, { at, button: say('request.sendCode', { to: masked(client.email) }), window });
  const code = await fromLetter(window, client.email, sixDigits);
  const page = await press(reader, { at, button: say('request.newClient.accept'), fields: { code }, window });
  expect(await page.text(), client.name).toContain(say('request.acceptedNowTitle', { environment: firm.name }));
}

/** The ids of documents by their numbers, as the list of who may see them links to them. */
async function idsOf(page: Page, numbers: string[]): Promise<[string, string]> {
  await page.goto('/inbox/in');
  const links = numbers.map((number) => page.getByRole('row').filter({ hasText: number }).getByRole('link').first());
  const ids = await Promise.all(
    links.map(async (link) => (await link.getAttribute('href'))!.match(/[0-9a-f-]{36}/)![0]),
  );
  return ids as [string, string];
}

type Place = {
  window: Page;
  reader: APIRequestContext;
  /** A document of their own, and the address they are written to. */
  own: { number: string; id: string; email: string };
  foreignId: string;
  /** What they look for in every picker. */
  asked: string;
};

/** In no list, search, picker, file or letter; and there all of these show what is the reader's own. */
async function expectNothingOf(secrets: string[], { window, reader, own, foreignId, asked }: Place): Promise<void> {
  const read = async (path: string) => {
    const answer = await reader.get(path);
    expect(answer.status(), path).toBe(200);
    const text = await answer.text();
    for (const secret of secrets) expect(text, `${secret} on ${path}`).not.toContain(secret);
    return text;
  };
  for (const list of ['/', '/inbox/in', '/documents/export?box=inbox_in'])
    expect(await read(list), list).toContain(own.number);
  for (const list of ['/documents', '/inbox/out', '/inbox/in/requests', '/partners', '/partners/requests?tab=history'])
    await read(list);
  for (const list of ['/partners/relationship-managers', '/environment/organisations', '/notifications'])
    await read(list);
  await read('/environment/audit');
  const partnership = (await read('/partners')).match(/\/partners\/([0-9a-f-]{36})/)![1];
  const organisation = (await read('/environment/organisations')).match(
    /\/environment\/organisations\/([0-9a-f-]{36})/,
  )![1];
  const term = encodeURIComponent(asked);
  const search = `search=${term}`;
  for (const picker of [
    `/search?term=${term}`,
    `/documents/${own.id}/recipients?name=${term}`,
    `/partners/${partnership}/people?organisation=${organisation}&${search}`,
    `/partners/add-members/people?${search}`,
    `/partners/relationship-managers/partnerships?${search}`,
    `/environment/organisations/${organisation}/candidates?${search}`,
  ])
    await read(picker);
  for (const way of ['', '/file', '/access', '/recipients?name=Pet', '/pdf'])
    expect((await reader.get(`/documents/${foreignId}${way}`)).status(), way).toBe(404);
  let letters = 0;
  for await (const letter of lettersTo(window, own.email)) {
    letters++;
    for (const secret of secrets) expect(letter).not.toContain(secret);
  }
  expect(letters).toBeGreaterThan(1);
}
