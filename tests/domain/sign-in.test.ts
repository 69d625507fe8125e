import { eq, sql } from 'drizzle-orm';
import { NextRequest } from 'next/server';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  confirmLink,
  continueAsPerson,
  enterCode,
  sendAgain,
  sendAgainByLink,
  sendLink,
} from '@/app/(public)/sign-in/actions';
import { signOut } from '@/app/(public)/sign-out/actions';
import { GET, HEAD } from '@/app/api/auth/[...nextauth]/route';
import { rateLimits, sessions, signInTokens, users } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import { pathHeader } from '@/lib/policy/public-address';
import { requireActor, sessionCookie } from '@/lib/policy/session';
import { hashToken } from '@/lib/policy/tokens';
import { listPeople } from '@/lib/users/queries';
import { findLink, findOwnRequest, listCast } from '@/lib/users/sign-in/queries';
import { post } from '../acting';
import { lettersTo, newestLetter, tokenOf } from '../letters';
import { everything } from '../matrix';
import { currentRequest, newRequest, requests } from '../setup/request';
import { everyRow, makeWorld, person } from '../world';

beforeAll(makeWorld);

beforeEach(async () => {
  currentRequest().cookies.clear();
  currentRequest().headers.clear();
  await asOwner((tx) => tx.delete(rateLimits));
});

const anna = 'anna@deboer.example';
const ask = (email: string, next = '/') => post(sendLink, { email, next });
const sessionsOf = (key: string) =>
  asOwner((tx) =>
    tx.execute(sql`alter table sessions no force row level security`).then(() =>
      tx
        .select()
        .from(sessions)
        .where(eq(sessions.userId, person(key).userId)),
    ),
  );
const signedIn = () => currentRequest().cookies.get(sessionCookie());

/** Presses the button on the page behind the mailed link: answers where it leads and the session cookie it sets. */
async function pressLink(link: string, email: string, callbackUrl = '/') {
  const query = new URLSearchParams({ token: tokenOf({ link }), email, callbackUrl });
  const response = await GET(new NextRequest(`http://localhost:3000/api/auth/callback/mail?${query}`));
  const cookie = response.headers.getSetCookie().find((one) => one.startsWith(`${sessionCookie()}=`));
  return { to: response.headers.get('location'), token: cookie?.split(/[=;]/)[1], cookie };
}

describe('the mailed link', () => {
  test('lets its owner in once, and leads on', async () => {
    await ask(anna);
    const { link } = await newestLetter('sign_in', anna);
    const first = await pressLink(link, anna, '/inbox/in');
    expect(first.to).toBe('http://localhost:3000/inbox/in');
    expect(first.cookie).toMatch(/HttpOnly/i);
    expect(first.cookie).toMatch(/SameSite=Lax/i);
    const before = await everyRow('sessions');
    const second = await pressLink(link, anna);
    expect(second).toMatchObject({ to: 'http://localhost:3000/sign-in?error=Verification', token: undefined });
    expect(await everyRow('sessions')).toEqual(before);
  });

  test('pressed twenty times at once, lets in once', async () => {
    await ask(anna);
    const { link } = await newestLetter('sign_in', anna);
    const all = await Promise.all(Array.from({ length: 20 }, () => pressLink(link, anna)));
    expect(all.filter((one) => one.token)).toHaveLength(1);
  });

  test('is worth nothing to a scanner: looking at it spends nothing', async () => {
    await ask(anna);
    const { link } = await newestLetter('sign_in', anna);
    const before = await everything();
    for (let look = 0; look < 20; look++) expect(await findLink(tokenOf({ link }))).toMatchObject({ isAlive: true });
    expect(await everything()).toEqual(before);
    expect((await pressLink(link, anna)).token).toBeDefined();
  });

  test('pressed in another browser, by a machine that presses every button, spends nothing: there it takes the code as well', async () => {
    await ask(anna);
    const { link, code } = await newestLetter('sign_in', anna);
    const before = [await everyRow('sign_in_tokens'), await everyRow('sessions')];
    const machine = newRequest();
    const pressed = await requests().run(machine, () => pressLink(link, anna));
    expect(pressed).toMatchObject({ to: link, token: undefined });
    expect((await HEAD()).status).toBe(404);
    const unknown = 'nobody@somewhere.example';
    await requests().run(newRequest(), () => ask(unknown));
    const confirming = await newestLetter('sign_up', unknown);
    expect((await requests().run(machine, () => post(confirmLink, { token: tokenOf(confirming) }))).code).toBe(
      'conflict',
    );
    expect(await everyRow('sessions')).toEqual(before[1]);

    const telephone = newRequest();
    const seen = await requests().run(telephone, () => findLink(tokenOf({ link })));
    expect(seen).toMatchObject({ isAlive: true, isOfThisBrowser: false });
    const there = await requests().run(telephone, () => post(enterCode, { token: tokenOf({ link }), code }));
    expect(there).toMatchObject({ goTo: '/' });
    expect(telephone.cookies.get(sessionCookie())).toBeDefined();
  });

  test('dies after ten minutes', async () => {
    await ask(anna);
    const { link } = await newestLetter('sign_in', anna);
    await asOwner((tx) => tx.update(signInTokens).set({ expiresAt: sql`now() - interval '1 second'` }));
    expect((await pressLink(link, anna)).token).toBeUndefined();
    expect(await findLink(tokenOf({ link }))).toMatchObject({ isAlive: false, to: 'a•••@deboer.example' });
  });

  test('is bound to its address', async () => {
    await ask('chris@deboer.example');
    const { link } = await newestLetter('sign_in', 'chris@deboer.example');
    expect((await pressLink(link, anna)).token).toBeUndefined();
  });

  test('leads out of the portal for nobody', async () => {
    await ask(anna, 'https://evil.example/');
    expect((await newestLetter('sign_in', anna)).link).toMatch(/^http:\/\/localhost:3000\/sign-in\/confirm\?/);
    const { link } = await newestLetter('sign_in', anna);
    expect((await findLink(tokenOf({ link })))?.next).toBe('/');
    expect((await pressLink(link, anna, 'https://evil.example/')).to).toMatch(/^http:\/\/localhost:3000/);
  });

  test('the newer one of the same browser voids the older', async () => {
    await ask(anna);
    const older = await newestLetter('sign_in', anna);
    await ask(anna);
    expect((await pressLink(older.link, anna)).token).toBeUndefined();
    expect((await pressLink((await newestLetter('sign_in', anna)).link, anna)).token).toBeDefined();
  });

  test('asked for ten times at once in one browser, one way in is left', async () => {
    await ask(anna);
    await asOwner((tx) => tx.delete(rateLimits));
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask(anna)));
    expect(new Set(answers.map((one) => one.code))).toEqual(new Set(['ok', 'rate_limited']));
    const request = hashToken(currentRequest().cookies.get('koppel.request')!);
    const rows = await asOwner((tx) => tx.select().from(signInTokens).where(eq(signInTokens.requestHash, request)));
    expect(rows).toHaveLength(1);
  });

  test('only hashes are stored: of the link, of the code, of the session', async () => {
    await ask(anna);
    const { link, code } = await newestLetter('sign_in', anna);
    const { token } = await pressLink(link, anna);
    const stored = JSON.stringify([
      ...(await everyRow('sign_in_tokens')),
      ...(await everyRow('sessions')),
      ...(await everyRow('outbox')),
    ]);
    for (const secret of [tokenOf({ link }), `"${code}"`, token!, currentRequest().cookies.get('koppel.request')!])
      expect(stored).not.toContain(secret);
    expect(stored).toContain(hashToken(token!));
  });

  test('the library’s other addresses are closed', async () => {
    for (const path of ['signin', 'csrf', 'session', 'providers', 'signin/mail', 'callback/other'])
      expect((await GET(new NextRequest(`http://localhost:3000/api/auth/${path}`))).status).toBe(404);
  });
});

describe('the code', () => {
  const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

  test('lets in once, in the browser that asked', async () => {
    expect(await ask(anna, '/environment')).toMatchObject({ goTo: '/sign-in/check-email' });
    const { code } = await newestLetter('sign_in', anna);
    const elsewhere = await requests().run(newRequest(), () => post(enterCode, { code }));
    expect(elsewhere.code).toBe('conflict');
    expect(await post(enterCode, { code: `${code.slice(0, 3)} ${code.slice(3)}` })).toMatchObject({
      goTo: '/environment',
    });
    expect(signedIn()).toBeDefined();
    expect((await post(enterCode, { code })).code).toBe('conflict');
  });

  test('dies after five wrong attempts; the right one then comes too late', async () => {
    await ask(anna);
    const { code } = await newestLetter('sign_in', anna);
    for (let attempt = 1; attempt <= 4; attempt++)
      expect(await post(enterCode, { code: wrong(code) })).toMatchObject({
        code: 'invalid',
        fields: { code: expect.any(String) },
      });
    expect((await post(enterCode, { code: wrong(code) })).code).toBe('conflict');
    expect((await post(enterCode, { code })).code).toBe('conflict');
    expect(signedIn()).toBeUndefined();
  });

  test('tried forty times at once, five are compared', async () => {
    await ask(anna);
    await asOwner((tx) => tx.delete(rateLimits));
    const { code } = await newestLetter('sign_in', anna);
    const answers = await Promise.all(Array.from({ length: 40 }, () => post(enterCode, { code: wrong(code) })));
    expect(answers.filter((one) => one.code === 'invalid').length).toBeLessThanOrEqual(4);
    const [row] = await asOwner((tx) => tx.select().from(signInTokens).orderBy(sql`created_at desc`).limit(1));
    expect(row?.attempts).toBe(5);
    await asOwner((tx) => tx.delete(rateLimits));
    expect((await post(enterCode, { code })).code).toBe('conflict');
    expect(signedIn()).toBeUndefined();
  });

  test('one address is guessed at most ten times in a quarter of an hour, however many mails are asked for', async () => {
    for (let mail = 0; mail < 2; mail++) {
      await ask(anna);
      for (let attempt = 0; attempt < 5; attempt++) await post(enterCode, { code: '000000' });
    }
    await ask(anna);
    const { code } = await newestLetter('sign_in', anna);
    expect((await post(enterCode, { code })).code).toBe('rate_limited');
  });

  test('what is no code is not compared at all', async () => {
    await ask(anna);
    const before = await everything();
    for (const code of ['', '12345', '1234567', 'abcdef', '１２３４５６'])
      expect((await post(enterCode, { code })).code).toBe('invalid');
    expect(await everything()).toEqual(before);
  });
});

describe('nobody learns who has an account', () => {
  const answersFor = async (email: string) => {
    currentRequest().cookies.clear();
    const answer = await ask(email);
    const page = await findOwnRequest();
    const attempts = [];
    for (let attempt = 0; attempt < 6; attempt++)
      attempts.push(await post(enterCode, { code: 'abc123'.replace(/\D/g, '9') }));
    return JSON.stringify({ answer, page: { ...page, waitSeconds: 0 }, attempts });
  };

  test('known, unknown and blocked addresses get the same page and the same answers to codes', async () => {
    await asOwner((tx) =>
      tx
        .update(users)
        .set({ blockedAt: sql`now()` })
        .where(eq(users.id, person('emma').userId)),
    );
    const known = await answersFor('dewi@deboer.example');
    expect(await answersFor('daisy@deboer.example')).toBe(known.replaceAll('dewi@', 'daisy@'));
    expect(await answersFor('emma@deboer.example')).toBe(known.replaceAll('d•••', 'e•••'));
    await asOwner((tx) =>
      tx
        .update(users)
        .set({ blockedAt: null })
        .where(eq(users.id, person('emma').userId)),
    );
  });

  test('no answer comes sooner than any other: the clock tells nothing (T-25)', async () => {
    for (const email of [anna, 'nobody@nowhere.example']) {
      const began = performance.now();
      await ask(email);
      expect(performance.now() - began, email).toBeGreaterThan(290);
    }
  });

  test('the unknown are offered to sign up; when that is closed they hear nothing', async () => {
    await ask('new@somewhere.example');
    expect((await lettersTo('new@somewhere.example')).map((one) => one.kind)).toEqual(['sign_up']);
    vi.stubEnv('KOPPEL_SIGN_UP', 'closed');
    expect(await ask('newer@somewhere.example')).toMatchObject({ goTo: '/sign-in/check-email' });
    expect(await lettersTo('newer@somewhere.example')).toEqual([]);
    vi.unstubAllEnvs();
  });

  test('an address is asked for however it is written, and only by its owner’s mailbox', async () => {
    await ask('  ANNA@DeBoer.Example ');
    expect(await newestLetter('sign_in', anna)).toBeDefined();
    for (const email of [
      'anna@deboer.example,evil@evil.example',
      'anna@deboer.example\r\nBcc: x@y.nl',
      'anna＠@deboer.example',
      '"anna"@deboer.example',
    ])
      expect((await ask(email)).code).toBe('invalid');
  });
});

describe('the blocked and the removed', () => {
  test('get no letter, and their link and code from before are refused', async () => {
    const emma = 'emma@deboer.example';
    await ask(emma);
    const { link, code } = await newestLetter('sign_in', emma);
    await asOwner((tx) =>
      tx
        .update(users)
        .set({ blockedAt: sql`now()` })
        .where(eq(users.id, person('emma').userId)),
    );
    expect((await post(enterCode, { code })).code).toBe('conflict');
    expect((await pressLink(link, emma)).token).toBeUndefined();
    expect(signedIn()).toBeUndefined();
    expect(await sessionsOf('emma')).toEqual([]);
    const letters = await lettersTo(emma);
    await ask(emma);
    expect(await lettersTo(emma)).toEqual(letters);
    await asOwner((tx) =>
      tx
        .update(users)
        .set({ blockedAt: null })
        .where(eq(users.id, person('emma').userId)),
    );
  });
});

describe('limits', () => {
  test('an address is mailed five times in a quarter of an hour, and told when to come back', async () => {
    for (let mail = 0; mail < 5; mail++) expect((await ask(anna)).code).toBe('ok');
    const letters = await lettersTo(anna);
    expect(await ask(anna)).toMatchObject({ code: 'rate_limited', retryAfterSeconds: expect.any(Number) });
    expect(await lettersTo(anna)).toEqual(letters);
  });

  test('a network is counted only when a trusted proxy names it', async () => {
    vi.stubEnv('KOPPEL_TRUSTED_PROXY', '1');
    currentRequest().headers.set('x-forwarded-for', '9.9.9.9, 203.0.113.7');
    await asOwner((tx) => tx.delete(rateLimits));
    const asked = await Promise.all(Array.from({ length: 31 }, (_, mail) => ask(`someone${mail}@somewhere.example`)));
    expect(asked.filter((one) => one.code === 'ok')).toHaveLength(30);
    expect((await ask('another@somewhere.example')).code).toBe('rate_limited');
    currentRequest().headers.set('x-forwarded-for', '9.9.9.9, 203.0.113.8');
    expect((await ask('another@somewhere.example')).code).toBe('ok');
    vi.unstubAllEnvs();
  });

  test('another mail comes after half a minute, with a code of its own', async () => {
    await ask(anna);
    expect((await post(sendAgain, {})).code).toBe('rate_limited');
    await asOwner((tx) => tx.update(signInTokens).set({ createdAt: sql`now() - interval '31 seconds'` }));
    expect(await post(sendAgain, {})).toMatchObject({ goTo: '/sign-in/check-email' });
    const { code } = await newestLetter('sign_in', anna);
    expect((await post(enterCode, { code })).code).toBe('ok');
  });

  test('a dead link asks for a new one to the same address', async () => {
    await ask(anna);
    const { link } = await newestLetter('sign_in', anna);
    await pressLink(link, anna);
    const count = (await lettersTo(anna)).length;
    expect((await post(sendAgainByLink, { token: tokenOf({ link }) })).code).toBe('ok');
    expect(await lettersTo(anna)).toHaveLength(count + 1);
    expect((await post(sendAgainByLink, { token: 'made-up' })).code).toBe('conflict');
  });
});

describe('sessions', () => {
  test('signing out removes the row; the old cookie is worth nothing; both are in the log', async () => {
    await ask(anna);
    await post(enterCode, { code: (await newestLetter('sign_in', anna)).code });
    const token = signedIn()!;
    expect((await sessionsOf('anna')).some((one) => one.tokenHash === hashToken(token))).toBe(true);
    expect(await post(signOut, {})).toMatchObject({ goTo: '/sign-in?signed-out' });
    expect((await sessionsOf('anna')).some((one) => one.tokenHash === hashToken(token))).toBe(false);
    const events = JSON.stringify(await everyRow('audit_events'));
    expect(events).toContain('user.signedIn');
    expect(events).toContain('user.signedOut');
  });

  test('a cookie without a session leads to sign-in, and afterwards back to where one was', async () => {
    const leads = async () => String(await requireActor().catch((error) => error.digest));
    currentRequest().cookies.set(sessionCookie(), 'made-up');
    currentRequest().headers.set(pathHeader, '/inbox/in?status=opened');
    expect(await leads()).toContain(`;/sign-in?${new URLSearchParams({ next: '/inbox/in?status=opened' })};`);
    currentRequest().headers.delete(pathHeader);
    expect(await leads()).toContain(';/sign-in;');
  });

  test('whoever signs in is active from then on, for whoever looks at the users', async () => {
    await asOwner((tx) => tx.update(users).set({ lastSeenAt: null }));
    await ask('chris@deboer.example');
    await post(enterCode, { code: (await newestLetter('sign_in', 'chris@deboer.example')).code });
    const { people } = await listPeople(await requireActor(), {
      search: '',
      page: 1,
      status: undefined,
      role: undefined,
    });
    const seen = people.filter((one) => one.lastSeenAt !== null);
    expect(seen.map((one) => one.name)).toEqual(['Chris Mol']);
    expect(Date.now() - seen[0]!.lastSeenAt!.getTime()).toBeLessThan(60_000);
  });

  test('signing in anew takes the session before out of the browser', async () => {
    await ask(anna);
    await post(enterCode, { code: (await newestLetter('sign_in', anna)).code });
    const before = hashToken(signedIn()!);
    await ask('chris@deboer.example');
    await post(enterCode, { code: (await newestLetter('sign_in', 'chris@deboer.example')).code });
    expect((await sessionsOf('anna')).map((one) => one.tokenHash)).not.toContain(before);
  });
});

describe('“Continue as …”', () => {
  test('works in a demonstration, for the cast alone', async () => {
    vi.stubEnv('KOPPEL_DEMO', 'on');
    expect(await post(continueAsPerson, { userId: person('anna').userId, next: '/environment' })).toMatchObject({
      goTo: '/environment',
    });
    expect(signedIn()).toBeDefined();
    const { main, more } = await listCast();
    expect(main.map((one) => one.name)).toEqual([
      'De Boer Accountants',
      'Bakkerij Jansen',
      'Visser Holding',
      'Noord Logistiek',
      'Kiosk Smit',
    ]);
    expect(more).toHaveLength(19);
    vi.unstubAllEnvs();
  });

  test('is refused in production, on the server too', async () => {
    const before = [await everything(), await everyRow('sessions')];
    expect((await post(continueAsPerson, { userId: person('anna').userId })).code).toBe('not_found');
    expect(signedIn()).toBeUndefined();
    expect([await everything(), await everyRow('sessions')]).toEqual(before);
    expect(await listCast()).toEqual({ main: [], more: [] });
  });

  test('is refused for whoever is not of the cast', async () => {
    vi.stubEnv('KOPPEL_DEMO', 'on');
    expect((await post(continueAsPerson, { userId: '01a20000-0000-7000-8000-000000000001' })).code).toBe('not_found');
    vi.unstubAllEnvs();
  });
});
