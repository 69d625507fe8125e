import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { requestAuthorisation, requestAuthorisations } from '@/app/(portal)/partners/authorisation-requests/actions';
import { POST as checkList } from '@/app/(portal)/partners/authorisation-requests/many/check/route';
import { sendRelationshipRequest } from '@/app/(portal)/partners/find/actions';
import { acceptAuthorisationRequest, resendRequest, withdrawRequest } from '@/app/(portal)/partners/requests/actions';
import { environments, partnershipRequests, rateLimits } from '@/db/schema';
import { asOwner, within } from '@/db/seed/owner';
import { authorisationFilter } from '@/lib/authorisation-requests/input';
import { listedClients } from '@/lib/authorisation-requests/many/listed';
import { checkClients } from '@/lib/authorisation-requests/many/queries';
import { listAuthorisations } from '@/lib/authorisation-requests/queries';
import { findCurrentActor } from '@/lib/policy/session';
import { actAs, asPerson, type Form, post } from '../acting';
import { lettersTo, newestLetter } from '../letters';
import { everything } from '../matrix';
import { addCompany, type Company, giveRequest, requestRow } from '../partners';
import { addPersonTo } from '../people';
import { currentRequest } from '../setup/request';
import { makeWorld } from '../world';

// Authorisation requests from the intermediary's side: one at a time and many at once (P10, E-029 … E-040, T-38, T-39).

beforeAll(makeWorld);
beforeEach(async () => {
  currentRequest().cookies.clear();
  currentRequest().headers.clear();
  await asOwner((tx) => tx.delete(rateLimits));
});

let made = 0;
const nobody = () => `client${++made}@clients.test`;

const wish = (email: string, more: Form = {}): Form => ({
  clientName: 'Carla Client',
  email,
  organisationName: 'Client BV',
  legalNumber: '1234 5678',
  softwarePackage: 'Boekhoud 3000',
  asksForSoftwareConnection: 'on',
  message: '',
  ...more,
});

const requestsOf = ({ environmentId }: Company) =>
  asOwner(async (tx) => {
    let rows: (typeof partnershipRequests.$inferSelect)[] = [];
    await within(tx, environmentId, async () => {
      rows = await tx.select().from(partnershipRequests).where(eq(partnershipRequests.environmentId, environmentId));
    });
    return rows;
  });

describe('one request', () => {
  test('to an address without an account: kept with what the firm said, mailed to the client, who is told that they are new', async () => {
    const firm = await addCompany();
    const email = nobody();
    await actAs(firm);
    expect(await post(requestAuthorisation, wish(email.toUpperCase()))).toMatchObject({
      goTo: '/partners/authorisation-requests?sent',
    });
    expect(await requestsOf(firm)).toMatchObject([
      {
        kind: 'authorisation',
        state: 'pending',
        email,
        clientName: 'Carla Client',
        organisationName: 'Client BV',
        legalNumber: '12345678',
        softwarePackage: 'Boekhoud 3000',
        asksForSoftwareConnection: true,
        otherEnvironmentId: null,
      },
    ]);
    expect(await newestLetter('authorisation_request', email)).toMatchObject({
      isKnown: false,
      environmentName: firm.name,
      asksForSoftwareConnection: true,
    });
  });

  test('to somebody with an account: theirs to answer in their environment, whose name stays unknown to the firm', async () => {
    const [firm, client] = [await addCompany(), await addCompany({ planKey: 'invoice_portal' })];
    await actAs(firm);
    const answer = await post(requestAuthorisation, wish(client.email));
    expect(answer).toEqual({ code: 'ok', goTo: '/partners/authorisation-requests?sent' });
    const [request] = await requestsOf(firm);
    expect(request).toMatchObject({ otherEnvironmentId: client.environmentId, otherEnvironmentName: '' });
    expect(await newestLetter('authorisation_request', client.email)).toMatchObject({ isKnown: true });
    await actAs(client);
    expect((await post(acceptAuthorisationRequest, { requestId: request!.id })).code).toBe('ok');
  });

  test('P10, E-033: advanced users and administrators with the relationship manager role, from Basic up', async () => {
    const firm = await addCompany();
    const free = await addCompany({ planKey: 'invoice_portal' });
    const ask = (values: object, at = firm) =>
      addPersonTo(at.environmentId, values).then(async (userId) => {
        await actAs({ userId });
        return (await post(requestAuthorisation, wish(nobody()))).code;
      });
    const butWhoAsks = async () => ({ ...(await everything()), users: '', principals: '' });
    const before = await butWhoAsks();
    expect(await ask({ role: 'basic' })).toBe('forbidden');
    expect(await ask({ role: 'basic', isRelationshipManager: true })).toBe('forbidden');
    expect(await ask({ role: 'advanced' })).toBe('forbidden');
    expect(await ask({ role: 'administrator' })).toBe('forbidden');
    expect(await ask({ role: 'administrator', isRelationshipManager: true }, free)).toBe('forbidden');
    expect(await butWhoAsks()).toEqual(before);
    expect(await ask({ role: 'advanced', isRelationshipManager: true })).toBe('ok');
    expect(await ask({ role: 'administrator', isRelationshipManager: true })).toBe('ok');
  });

  test('refuses oneself, colleagues and whoever would be one by the mail domain, and nothing changes', async () => {
    const firm = await addCompany();
    await addPersonTo(firm.environmentId, { email: `colleague${++made}@elsewhere.test` });
    const domain = `firm${++made}.example`;
    await asOwner((tx) =>
      tx.update(environments).set({ mailDomain: domain }).where(eq(environments.id, firm.environmentId)),
    );
    await actAs(firm);
    const before = await everything();
    for (const email of [firm.email, `colleague${made - 1}@elsewhere.test`, `new@${domain}`]) {
      expect(await post(requestAuthorisation, wish(email))).toMatchObject({
        code: 'invalid',
        fields: { email: expect.any(String) },
      });
    }
    expect(await everything()).toEqual(before);
  });

  test('refuses a partner, with the way to the partnership, and whom one has asked already', async () => {
    const [firm, client] = [await addCompany(), await addCompany()];
    await actAs(firm);
    await post(requestAuthorisation, wish(client.email));
    expect(await post(requestAuthorisation, wish(client.email))).toMatchObject({ code: 'conflict' });
    const colleague = `${++made}@client.test`;
    await addPersonTo(client.environmentId, { email: colleague });
    expect(await post(requestAuthorisation, wish(colleague))).toMatchObject({ code: 'conflict' });
    const unknown = nobody();
    await post(requestAuthorisation, wish(unknown));
    expect(await post(requestAuthorisation, wish(unknown))).toMatchObject({ code: 'conflict' });
    const [request] = await requestsOf(firm);
    await actAs(client);
    await post(acceptAuthorisationRequest, { requestId: request!.id });
    await actAs(firm);
    const before = await everything();
    const { partnershipId } = await requestRow(firm, request!.id);
    expect(await post(requestAuthorisation, wish(client.email))).toMatchObject({
      code: 'conflict',
      at: `/partners/${partnershipId}`,
    });
    expect(await everything()).toEqual(before);
  });

  test('what has expired or was withdrawn makes room for a new one', async () => {
    const firm = await addCompany();
    const email = nobody();
    await giveRequest(firm, { email }, { kind: 'authorisation', email, expiresAt: new Date(Date.now() - 1000) });
    await actAs(firm);
    expect((await post(requestAuthorisation, wish(email))).code).toBe('ok');
    const [, second] = await requestsOf(firm);
    expect((await post(withdrawRequest, { requestId: second!.id })).code).toBe('ok');
    expect((await post(requestAuthorisation, wish(email))).code).toBe('ok');
    expect((await requestsOf(firm)).map((one) => one.state).sort()).toEqual(['expired', 'pending', 'withdrawn']);
  });

  test('accepts a relationship request of theirs that waits; an authorisation request of theirs is theirs to be answered', async () => {
    const [firm, client] = [await addCompany(), await addCompany()];
    await actAs(client);
    await post(sendRelationshipRequest, { organisationId: firm.organisationId, message: '' });
    await actAs(firm);
    const crossing = await post(requestAuthorisation, wish(client.email));
    expect(crossing.goTo).toMatch(/^\/partners\/[\w-]{36}\?new$/);
    expect(await requestsOf(firm)).toEqual([]);

    const [one, other] = [await addCompany(), await addCompany()];
    await actAs(one);
    await post(requestAuthorisation, wish(other.email));
    await actAs(other);
    const before = await everything();
    for (const answer of [
      await post(requestAuthorisation, wish(one.email)),
      await post(sendRelationshipRequest, { organisationId: one.organisationId, message: '' }),
    ])
      expect(answer).toMatchObject({ code: 'conflict', at: '/inbox/in/requests' });
    expect(await everything()).toEqual(before);
  });

  test('asked ten times at the same moment: one request, one letter', async () => {
    const firm = await addCompany();
    for (const email of [nobody(), (await addCompany()).email]) {
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => asPerson(firm, () => post(requestAuthorisation, wish(email)))),
      );
      expect(answers.filter(({ code }) => code === 'ok')).toHaveLength(1);
      expect(await lettersTo(email)).toHaveLength(1);
    }
  });

  test('nobody is written to more than three times a day (T-38)', async () => {
    const email = nobody();
    for (let time = 1; time <= 4; time++) {
      await actAs(await addCompany());
      expect((await post(requestAuthorisation, wish(email))).code).toBe(time <= 3 ? 'ok' : 'rate_limited');
    }
    expect(await lettersTo(email)).toHaveLength(3);
    const [firm, other] = [await addCompany(), nobody()];
    await actAs(firm);
    await post(requestAuthorisation, wish(other));
    const [request] = await requestsOf(firm);
    for (let time = 1; time <= 4; time++)
      expect((await post(resendRequest, { requestId: request!.id })).code).toBe(time <= 3 ? 'ok' : 'rate_limited');
    expect(await lettersTo(other)).toHaveLength(4);
  });

  test('a forged host never reaches the letter, and what the firm writes makes no line of its own in it (T-28, D-23)', async () => {
    currentRequest().headers.set('host', 'evil.example');
    currentRequest().headers.set('x-forwarded-host', 'evil.example');
    const email = nobody();
    await actAs(await addCompany());
    await post(requestAuthorisation, wish(email));
    const letter = await newestLetter('authorisation_request', email);
    expect(new URL(letter.link).origin).toBe(new URL(process.env.AUTH_URL!).origin);
    for (const wrong of ['Bcc: all@evil.example\r\nX: y', 'a\u2028b', 'a\u0000b']) {
      expect(await post(requestAuthorisation, wish(nobody(), { clientName: wrong }))).toMatchObject({
        code: 'invalid',
      });
      expect(await post(requestAuthorisation, wish(`x${wrong}@clients.test`))).toMatchObject({ code: 'invalid' });
    }
  });
});

describe('the list', () => {
  const list = async (company: Company, values: object = {}) => {
    await actAs(company);
    return listAuthorisations((await findCurrentActor())!, authorisationFilter.parse(values));
  };

  test('tells of each request what became of it, is searched and narrowed, and is nobody else’s', async () => {
    const [firm, client] = [await addCompany(), await addCompany()];
    const give = (values: object) =>
      giveRequest(firm, { email: nobody() }, { kind: 'authorisation', organisationName: 'Iemand BV', ...values });
    await give({ clientName: 'Willem Wacht' });
    await give({ state: 'declined' });
    await give({ state: 'withdrawn' });
    await give({ expiresAt: new Date(Date.now() - 1000) });
    const id = await giveRequest(firm, client, {
      kind: 'authorisation',
      email: client.email,
      clientName: '100% Zeker',
    });
    await actAs(client);
    await post(acceptAuthorisationRequest, { requestId: id });
    const { requests, total } = await list(firm);
    expect(total).toBe(5);
    expect(requests.map((one) => one.status).sort()).toEqual(['active', 'declined', 'expired', 'pending', 'withdrawn']);
    for (const status of ['active', 'declined', 'expired', 'pending', 'withdrawn'])
      expect((await list(firm, { status })).requests.map((one) => one.status)).toEqual([status]);
    expect((await list(firm, { search: 'willem WACHT' })).requests).toMatchObject([{ clientName: 'Willem Wacht' }]);
    expect((await list(firm, { search: '100%' })).total).toBe(1);
    expect((await list(firm, { search: '%' })).total).toBe(1);
    expect((await list(client)).total).toBe(0);
  });
});

describe('many at once', () => {
  const csv = (rows: string[][]) => rows.map((row) => row.join(';')).join('\n');
  const check = async (company: Company, text: string) => {
    await actAs(company);
    return checkClients((await findCurrentActor())!, listedClients(text));
  };
  const send = (text: string) =>
    post(requestAuthorisations, {
      clients: JSON.stringify(listedClients(text).flatMap(({ client }) => client ?? [])),
      asksForSoftwareConnection: 'on',
      message: '',
    });

  test('each row is told what would become of it', async () => {
    const [firm, partner, asked] = [await addCompany(), await addCompany(), await addCompany()];
    const id = await giveRequest(firm, partner, { kind: 'authorisation', email: partner.email });
    await actAs(partner);
    await post(acceptAuthorisationRequest, { requestId: id });
    await giveRequest(firm, asked);
    const [one, waiting] = [nobody(), nobody()];
    await giveRequest(firm, { email: waiting }, { kind: 'authorisation', email: waiting });
    const checked = await check(
      firm,
      csv([
        ['Naam', 'E-mailadres', 'Organisatie', 'KvK-nummer', 'Softwarepakket'],
        ['One', one, 'One BV', '12345678', ''],
        ['One again', one.toUpperCase(), 'One BV', '', ''],
        ['Partner', partner.email, 'Partner BV', '', ''],
        ['Asked', asked.email, 'Asked BV', '', ''],
        ['Waiting', waiting, 'Waiting BV', '', ''],
        ['Me', firm.email, 'Mine BV', '', ''],
        ['Wrong', 'no address', 'Wrong BV', '123', ''],
        ['', nobody(), '', '', ''],
        ['Two', nobody(), 'Two BV', 'FR 123', '=cmd|calc!A1'],
      ]),
    );
    expect(checked.map(({ line, verdict }) => [line, verdict])).toEqual([
      [2, 'valid'],
      [3, 'doubled'],
      [4, 'partner'],
      [5, 'pending'],
      [6, 'pending'],
      [7, 'colleague'],
      [8, 'invalid'],
      [9, 'invalid'],
      [10, 'valid'],
    ]);
    expect(checked[1]).toMatchObject({ doubles: 2 });
    expect(checked[2]!.partnershipId).toMatch(/^[\w-]{36}$/);
    expect(checked[6]!.faults).toEqual([
      { field: 'email', fault: 'email' },
      { field: 'legalNumber', fault: 'legal_number' },
    ]);
    expect(checked[8]).toMatchObject({ isSecondOfDomain: true, client: { softwarePackage: '=cmd|calc!A1' } });
  });

  test('a row tells nothing of whether its address has an account', async () => {
    const [firm, stranger] = [await addCompany(), await addCompany()];
    const [known, unknown] = await check(
      firm,
      csv([
        ['A', stranger.email, 'A BV'],
        ['A', nobody(), 'A BV'],
      ]),
    );
    const shape = ({ line: _, given: __, client: ___, ...rest }: typeof known & object) => rest;
    expect(shape(known!)).toEqual(shape(unknown!));
  });

  test('sent twice, and by two at the same moment: nothing is doubled', async () => {
    const firm = await addCompany();
    const text = csv(Array.from({ length: 20 }, (_, index) => [`Client ${index}`, nobody(), `Client ${index} BV`]));
    await actAs(firm);
    const answers = await Promise.all([
      asPerson(firm, () => send(text)),
      asPerson(firm, () => send(text)),
      asPerson(firm, () => send(text)),
    ]);
    expect(answers.every(({ code }) => code === 'ok' || code === 'conflict')).toBe(true);
    const before = await everything();
    expect(await requestsOf(firm)).toHaveLength(20);
    for (const { client } of listedClients(text)) expect(await lettersTo(client!.email)).toHaveLength(1);
    await actAs(firm);
    expect(await send(text)).toMatchObject({ code: 'conflict' });
    expect(await everything()).toEqual(before);
    expect((await check(firm, text)).every(({ verdict }) => verdict === 'pending')).toBe(true);
  });

  test('after an interruption the same list sends the rest', async () => {
    const firm = await addCompany();
    const rows = Array.from({ length: 10 }, (_, index) => [`Client ${index}`, nobody(), `Client ${index} BV`]);
    await actAs(firm);
    expect(await send(csv(rows.slice(0, 4)))).toMatchObject({ code: 'ok', message: '4 requests sent.' });
    const left = (await check(firm, csv(rows))).filter(({ verdict }) => verdict === 'valid');
    expect(left).toHaveLength(6);
    expect((await send(csv(rows))).message).toMatch(/^6 requests sent\. 4 were not sent:/);
    expect(await requestsOf(firm)).toHaveLength(10);
  });

  test('the list is checked for who may ask, at most 2,000 rows and 500,000 characters at a time, and nothing is written', async () => {
    const ask = (text: string) => checkList(new Request('http://localhost:3000/check', { method: 'POST', body: text }));
    const row = (index: number) => `Client ${index};client${index}@clients.test;Client BV`;
    const firm = await addCompany();
    expect((await ask(row(1))).status).toBe(401);
    await actAs({ userId: await addPersonTo(firm.environmentId, { role: 'advanced' }) });
    expect((await ask(row(1))).status).toBe(403);
    await actAs(firm);
    const before = await everything();
    const answer = await ask(`${row(1)}\n${row(2)}`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toMatchObject({
      rows: [{ line: 1, verdict: 'valid', word: 'Can be sent' }, { line: 2 }],
    });
    expect((await ask(' \n;;;')).status).toBe(400);
    expect((await ask(Array.from({ length: 2001 }, (_, index) => row(index)).join('\n'))).status).toBe(413);
    expect((await ask('x'.repeat(500_001))).status).toBe(413);
    expect(await everything()).toEqual(before);
  });

  test.each([
    ['[]'],
    ['not json'],
    [JSON.stringify([{ clientName: 'x' }])],
    [JSON.stringify(Array.from({ length: 26 }, () => ({ ...wish(nobody()) })))],
    ['['.repeat(50_000)],
  ])('a forged list is refused whole (%#)', async (clients) => {
    await actAs(await addCompany());
    const before = await everything();
    expect(await post(requestAuthorisations, { clients, message: '' })).toMatchObject({ code: 'invalid' });
    expect(await everything()).toEqual(before);
  });
});
