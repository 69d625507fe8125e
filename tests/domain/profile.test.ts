import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  changeLanguage,
  changeName,
  changeShortcuts,
  changeTheme,
  endOtherSessions,
  endSession,
} from '@/app/(portal)/profile/actions';
import { deviceOf } from '@/app/(portal)/profile/device';
import { identifying } from '@/db/client';
import { sessions, users } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import { findCurrentActor } from '@/lib/policy/session';
import { listOwnSessions } from '@/lib/users/queries';
import { actAs, asPerson, post } from '../acting';
import { everything } from '../matrix';
import { currentRequest } from '../setup/request';
import { actor } from '../sharing';
import { makeWorld, person } from '../world';

beforeAll(makeWorld);

const row = async (key: string) =>
  (
    await asOwner((tx) =>
      tx
        .select()
        .from(users)
        .where(eq(users.id, person(key).userId)),
    )
  )[0]!;

describe('one’s own profile (V01)', () => {
  test('name, language, theme and shortcuts are saved, and the frame’s cookies follow', async () => {
    await actAs('hanna');
    expect(await post(changeName, { name: '  Hanna de Wit-Smit ' })).toMatchObject({ code: 'ok' });
    expect(await post(changeLanguage, { language: 'nl' })).toMatchObject({ code: 'ok' });
    expect(await post(changeTheme, { theme: 'dark' })).toMatchObject({ code: 'ok' });
    expect(await post(changeShortcuts, {})).toMatchObject({ code: 'ok' });
    expect(await row('hanna')).toMatchObject({
      name: 'Hanna de Wit-Smit',
      language: 'nl',
      theme: 'dark',
      usesShortcuts: false,
      role: 'basic',
    });
    expect(currentRequest().cookies.get('koppel.language')).toBe('nl');
    expect(currentRequest().cookies.get('koppel.theme')).toBe('dark');
    await post(changeShortcuts, { usesShortcuts: 'on' });
    expect((await row('hanna')).usesShortcuts).toBe(true);
  });

  test('nothing else can be posted with it, and nobody else’s', async () => {
    await actAs('hanna');
    const before = await everything();
    expect(await post(changeName, { name: 'X', userId: person('gijs').userId })).toMatchObject({ code: 'invalid' });
    expect(await post(changeName, { name: 'X', role: 'administrator' })).toMatchObject({ code: 'invalid' });
    expect(await post(changeName, { name: '' })).toMatchObject({ code: 'invalid' });
    expect(await post(changeLanguage, { language: 'de' })).toMatchObject({ code: 'invalid' });
    expect(await post(changeTheme, { theme: 'pink' })).toMatchObject({ code: 'invalid' });
    expect(await everything()).toEqual(before);
  });
});

describe('sessions', () => {
  beforeEach(() => identifying(async (tx) => void (await tx.delete(sessions))));

  test('one is listed with this one among them, and none of anybody else; one is signed out, the rest stays', async () => {
    const first = await actAs('gijs');
    const second = await actAs('gijs');
    await asPerson('hanna', async () => {});
    expect((await listOwnSessions(await actor('gijs'))).map((one) => one.id).toSorted()).toEqual(
      [first, second].toSorted(),
    );
    expect(await post(endSession, { sessionId: first })).toMatchObject({ code: 'ok' });
    expect((await listOwnSessions(await actor('gijs'))).map((one) => one.id)).toEqual([second]);
    expect(await post(endSession, { sessionId: first })).toMatchObject({ code: 'conflict' });
    expect((await findCurrentActor())?.name).toBe('Gijs Bakker');
  });

  test('somebody else’s session is not one’s own to end', async () => {
    const other = await asPerson('hanna', () => actAs('hanna'));
    await actAs('gijs');
    const before = await everything();
    expect(await post(endSession, { sessionId: other })).toMatchObject({ code: 'conflict' });
    expect(await everything()).toEqual(before);
  });

  test('all others end, this one and other people’s stay', async () => {
    for (let at = 0; at < 3; at++) await actAs('gijs');
    await asPerson('hanna', async () => {});
    const current = await actAs('gijs');
    expect(await post(endOtherSessions, {})).toMatchObject({ code: 'ok', message: '3 other devices are signed out.' });
    expect((await listOwnSessions(await actor('gijs'))).map((one) => one.id)).toEqual([current]);
    expect(await listOwnSessions(await actor('hanna'))).toHaveLength(1);
    expect(await post(endOtherSessions, {})).toMatchObject({ message: 'You were signed in nowhere else.' });
  });

  test('what has been idle too long is not listed: it opens nothing any more', async () => {
    const old = await actAs('gijs');
    const current = await actAs('gijs');
    await identifying((tx) =>
      tx.update(sessions).set({ lastSeenAt: sql`now() - interval '9 hours'` }).where(eq(sessions.id, old)),
    );
    expect((await listOwnSessions(await actor('gijs'))).map((one) => one.id)).toEqual([current]);
  });
});

test('devices are told by the names people know', () => {
  const is = (userAgent: string) => {
    const { browser, system, isMobile } = deviceOf(userAgent);
    return `${browser} on ${system}${isMobile ? ', mobile' : ''}`;
  };
  const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';
  expect(is(`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/141.0.0.0 Safari/537.36`)).toBe(
    'Chrome on Windows',
  );
  expect(is(`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/141.0.0.0 Safari/537.36 Edg/141.0`)).toBe(
    'Edge on Windows',
  );
  expect(is('Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0')).toBe('Firefox on Linux');
  expect(
    is(
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 Version/19.1 Mobile/15E148 Safari/604.1',
    ),
  ).toBe('Safari on iPhone, mobile');
  expect(is('Mozilla/5.0 (Macintosh; Intel Mac OS X 15_1) AppleWebKit/605.1.15 Version/19.1 Safari/605.1.15')).toBe(
    'Safari on macOS',
  );
  expect(is(`Mozilla/5.0 (Linux; Android 16) ${webkit} SamsungBrowser/28.0 Chrome/130 Mobile Safari/537.36`)).toBe(
    'Samsung Internet on Android, mobile',
  );
  expect(is('curl/8.5')).toBe('null on null');
});
