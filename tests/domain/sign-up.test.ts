import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { enterCode, sendLink } from '@/app/(public)/sign-in/actions';
import { createEnvironment, joinEnvironment } from '@/app/(public)/sign-up/actions';
import { environments, organisationMembers, organisations, rateLimits, users } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import { findPlaceFor } from '@/lib/organisations/sign-up/queries';
import { findCurrentActor, sessionCookie } from '@/lib/policy/session';
import { findConfirmedAddress } from '@/lib/policy/sign-in-confirmation';
import { type Form, post } from '../acting';
import { newestLetter } from '../letters';
import { everything } from '../matrix';
import { currentRequest, newRequest, requests } from '../setup/request';
import { environment, everyRow, makeWorld } from '../world';

beforeAll(makeWorld);

beforeEach(async () => {
  currentRequest().cookies.clear();
  await asOwner((tx) => tx.delete(rateLimits));
});

/** Confirms an address in this browser, by the mailed code. */
async function confirm(email: string): Promise<void> {
  await post(sendLink, { email });
  const { code } = await newestLetter('sign_up', email);
  expect(await post(enterCode, { code })).toMatchObject({ goTo: '/sign-up/details' });
}

const details = (more: Form = {}): Form => ({
  name: 'Sara Smit',
  environmentName: 'Smit & Zonen',
  country: 'NL',
  organisation: 'now',
  organisationName: 'Smit & Zonen BV',
  legalNumber: '1234 5678',
  ...more,
});

const homeOf = (email: string) =>
  asOwner(async (tx) => {
    const [user] = await tx.select().from(users).where(eq(users.email, email));
    if (!user) return null;
    const [home] = await tx.select().from(environments).where(eq(environments.id, user.environmentId));
    const own = await tx.select().from(organisations).where(eq(organisations.environmentId, user.environmentId));
    const seats = await tx.select().from(organisationMembers).where(eq(organisationMembers.userId, user.id));
    return { user, home: home!, own, seats };
  });

describe('a new environment', () => {
  test('T04: address, one page, ready: the first user is administrator, and Administrator of the first organisation', async () => {
    await confirm('sara@smitzonen.example');
    expect(await post(createEnvironment, details())).toMatchObject({ goTo: '/' });
    const { user, home, own, seats } = (await homeOf('sara@smitzonen.example'))!;
    expect(user).toMatchObject({ role: 'administrator', name: 'Sara Smit' });
    expect(home).toMatchObject({ name: 'Smit & Zonen', country: 'NL', planKey: 'invoice_portal' });
    expect(own).toMatchObject([{ name: 'Smit & Zonen BV', legalNumber: '12345678' }]);
    expect(seats).toMatchObject([{ organisationId: own[0]!.id, level: 'administrator' }]);
    expect(await findCurrentActor()).toMatchObject({ userId: user.id, role: 'administrator' });
    const events = JSON.stringify(await everyRow('audit_events'));
    for (const action of ['environment.created', 'organisation.create', 'user.signedIn'])
      expect(events).toContain(action);
  });

  test('the organisation can wait', async () => {
    await confirm('sara@later.example');
    const answer = await post(
      createEnvironment,
      details({ organisation: 'later', organisationName: '', legalNumber: 'x' }),
    );
    expect(answer).toMatchObject({ goTo: '/' });
    expect((await homeOf('sara@later.example'))?.own).toEqual([]);
  });

  test.each([
    [{ organisationName: '' }, 'organisationName'],
    [{ legalNumber: '123' }, 'legalNumber'],
    [{ country: 'BE', legalNumber: '12345678' }, 'legalNumber'],
    [{ country: 'XX' }, 'country'],
    [{ name: '  ' }, 'name'],
    [{ environmentName: 'x\u202Ey' }, 'environmentName'],
  ])('%j is refused at its field, and nothing is made', async (wrong, field) => {
    await confirm('sara@wrong.example');
    const before = await everything();
    expect(await post(createEnvironment, details(wrong as Form))).toMatchObject({
      code: 'invalid',
      fields: { [field]: expect.any(String) },
    });
    expect(await everything()).toEqual(before);
    expect(await findConfirmedAddress()).toBe('sara@wrong.example');
  });

  test('nothing is made without a confirmed address, and what the form says about roles is not read', async () => {
    const unconfirmed = await everything();
    expect(await post(createEnvironment, details())).toMatchObject({ code: 'conflict' });
    expect(await everything()).toEqual(unconfirmed);
    await confirm('sara@forged.example');
    const confirmed = await everything();
    expect(await post(createEnvironment, details({ email: 'other@forged.example' }))).toMatchObject({
      code: 'invalid',
    });
    expect(await everything()).toEqual(confirmed);
  });

  test('a confirmed address serves once: pressed ten times at once, one environment', async () => {
    await confirm('sara@often.example');
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(createEnvironment, details())));
    expect(answers.filter((one) => one.code === 'ok')).toHaveLength(1);
    const rows = await asOwner((tx) =>
      tx.select().from(environments).where(eq(environments.mailDomain, 'often.example')),
    );
    expect(rows).toHaveLength(1);
  });

  test('two of one new company at the same moment: one environment, and the other is told to join it', async () => {
    const browsers = [newRequest(), newRequest()];
    await Promise.all(
      browsers.map((browser, index) => requests().run(browser, () => confirm(`p${index}@both.example`))),
    );
    const answers = await Promise.all(
      browsers.map((browser) => requests().run(browser, () => post(createEnvironment, details()))),
    );
    expect(answers.map((one) => one.code).sort()).toEqual(['conflict', 'ok']);
    const late = browsers[answers.findIndex((one) => one.code === 'conflict')]!;
    expect(await requests().run(late, () => post(joinEnvironment, { name: 'Second' }))).toMatchObject({ goTo: '/' });
  });
});

describe('the mail domain', () => {
  test('the second user of a private domain joins as Basic user, without organisations', async () => {
    await confirm('first@company.example');
    await post(createEnvironment, details());
    currentRequest().cookies.clear();
    await confirm('second@company.example');
    expect(await findPlaceFor('second@company.example')).toMatchObject({ home: { name: 'Smit & Zonen' } });
    const before = await everything();
    expect((await post(createEnvironment, details())).code).toBe('conflict');
    expect(await everything()).toEqual(before);
    expect(await post(joinEnvironment, { name: 'Second' })).toMatchObject({ goTo: '/' });
    const [first, second] = [await homeOf('first@company.example'), await homeOf('second@company.example')];
    expect(second).toMatchObject({ user: { role: 'basic' }, seats: [] });
    expect(second?.home.id).toBe(first?.home.id);
    expect((await everything()).environments).toBe(before.environments);
    expect(JSON.stringify(await everyRow('audit_events'))).toContain('user.joined');
  });

  test.each(['gmail.com', 'hotmail.nl', 'ziggo.nl', 'proton.me'])(
    '%s belongs to nobody: always a new environment, which nobody joins by it',
    async (domain) => {
      for (const name of ['one', 'two']) {
        currentRequest().cookies.clear();
        await confirm(`${name}@${domain}`);
        expect(await findPlaceFor(`${name}@${domain}`)).toEqual({ home: null, suggestedName: '' });
        expect(await post(createEnvironment, details())).toMatchObject({ goTo: '/' });
        expect((await homeOf(`${name}@${domain}`))?.home).toMatchObject({ mailDomain: null, joinsByDomain: false });
      }
    },
  );

  test('a private domain is taken by the first, who lets colleagues join by default', async () => {
    await confirm('boss@taken.example');
    await post(createEnvironment, details());
    expect((await homeOf('boss@taken.example'))?.home).toMatchObject({
      mailDomain: 'taken.example',
      joinsByDomain: true,
    });
    await asOwner((tx) =>
      tx.update(environments).set({ joinsByDomain: false }).where(eq(environments.mailDomain, 'taken.example')),
    );
    currentRequest().cookies.clear();
    await confirm('other@taken.example');
    expect((await post(joinEnvironment, { name: 'Other' })).code).toBe('conflict');
    expect(await post(createEnvironment, details())).toMatchObject({ goTo: '/' });
    expect((await homeOf('other@taken.example'))?.home).toMatchObject({ mailDomain: null, joinsByDomain: false });
  });

  test('nobody joins an environment of the cast, which lets nobody join', async () => {
    await confirm('stranger@jansen.example');
    const before = await everything();
    expect((await post(joinEnvironment, { name: 'Stranger' })).code).toBe('conflict');
    expect(await everything()).toEqual(before);
    expect(
      (
        await asOwner((tx) =>
          tx
            .select()
            .from(environments)
            .where(eq(environments.id, environment('jansen'))),
        )
      )[0]?.mailDomain,
    ).toBe('jansen.example');
  });
});

describe('closed', () => {
  test('nobody makes an account by themselves, also with an address confirmed before', async () => {
    await confirm('sara@closed.example');
    vi.stubEnv('KOPPEL_SIGN_UP', 'closed');
    const before = await everything();
    expect(await post(createEnvironment, details())).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('closed'),
    });
    expect(await post(joinEnvironment, { name: 'Sara' })).toMatchObject({ code: 'conflict' });
    expect(await everything()).toEqual(before);
    vi.unstubAllEnvs();
  });

  test('an address taken meanwhile makes no second account', async () => {
    await confirm('twice@address.example');
    await asOwner((tx) =>
      tx.execute(sql`update users set email = 'twice@address.example' where email = 'kees@visser.example'`),
    );
    expect((await post(createEnvironment, details())).code).toBe('conflict');
    expect(currentRequest().cookies.get(sessionCookie())).toBeUndefined();
  });
});
