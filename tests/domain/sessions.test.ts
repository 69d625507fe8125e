import { type SQL, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { identifying } from '@/db/client';
import { asOwner } from '@/db/seed/owner';
import { findCurrentActor, findSession, requireActor, sessionCookie } from '@/lib/policy/session';
import {
  confirmAddress,
  findConfirmedAddress,
  forgetConfirmation,
  takeConfirmedAddress,
} from '@/lib/policy/sign-in-confirmation';
import { hashToken } from '@/lib/policy/tokens';
import { actAs } from '../acting';
import { addPerson } from '../people';
import { currentRequest } from '../setup/request';
import { environment, makeWorld, person } from '../world';

beforeAll(makeWorld);
const kept = { httpOnly: true, sameSite: 'lax', path: '/', secure: false };
let sessionId: string;
beforeEach(async () => {
  currentRequest().cookies.clear();
  currentRequest().set.clear();
  await actAs('fatima');
  sessionId = await actAs('gijs');
});

const token = () => currentRequest().cookies.get(sessionCookie())!;
const open = async () => (await findSession())?.actor.userId;
const change = (set: SQL) => identifying((tx) => tx.execute(sql`update sessions set ${set} where id = ${sessionId}`));

describe('a session opens the portal (D-24)', () => {
  test('to whoever has its token, as the person whose it is, and by nothing else (T-26)', async () => {
    expect(await open()).toBe(person('gijs').userId);
    const own = token();
    for (const other of ['', 'made-up', hashToken(own), `${own} `, own.toLowerCase()]) {
      currentRequest().cookies.set(sessionCookie(), other);
      expect(await open(), other).toBeUndefined();
    }
    currentRequest().cookies.delete(sessionCookie());
    expect(await open()).toBeUndefined();
  });

  test('for eight hours after it was used last', async () => {
    await change(sql`last_seen_at = now() - interval '7 hours 59 minutes'`);
    expect(await open()).toBe(person('gijs').userId);
    await change(sql`last_seen_at = now() - interval '8 hours 1 minute'`);
    expect(await open()).toBeUndefined();
  });

  test('until its end, however much it is used', async () => {
    await change(sql`expires_at = now() + interval '1 minute', last_seen_at = now()`);
    expect(await open()).toBe(person('gijs').userId);
    await change(sql`expires_at = now() - interval '1 second'`);
    expect(await open()).toBeUndefined();
  });
});

test('a session of who may not sign in opens nothing: the blocked, the removed, the anonymous proxy (C-27, T-80)', async () => {
  const [proxy] = await identifying((tx) =>
    tx.execute<{ id: string }>(sql`select id from users where is_anonymous_proxy limit 1`),
  );
  for (const userId of [
    await addPerson('jansen', { blockedAt: new Date() }),
    await addPerson('jansen', { removedAt: new Date(), email: null }),
    proxy?.id ?? (await addPerson('jansen', { isAnonymousProxy: true, email: null })),
  ]) {
    await actAs({ userId });
    expect(await open(), userId).toBeUndefined();
  }
});

describe('an address that was shown to be one’s own', () => {
  const take = () => identifying(takeConfirmedAddress);

  test('serves once, in the browser that showed it (T-34)', async () => {
    await confirmAddress('new@example.com');
    expect(await findConfirmedAddress()).toBe('new@example.com');
    const taken = await Promise.all([take(), take(), take()]);
    expect(taken.filter(Boolean)).toEqual(['new@example.com']);
    expect([await take(), await findConfirmedAddress()]).toEqual([null, null]);
    await confirmAddress('new@example.com');
    currentRequest().cookies.clear();
    expect([await take(), await findConfirmedAddress()]).toEqual([null, null]);
  });

  test('for an hour', async () => {
    await confirmAddress('new@example.com');
    const [row] = await asOwner((tx) =>
      tx.execute<{ seconds: number }>(
        sql`select extract(epoch from expires_at - now())::int as seconds from address_confirmations order by expires_at desc limit 1`,
      ),
    );
    expect(row!.seconds).toBeGreaterThan(3590);
    expect(row!.seconds).toBeLessThanOrEqual(3600);
    expect(currentRequest().set.get('koppel.address')).toEqual({ ...kept, maxAge: 3600 });
    await identifying((tx) => tx.execute(sql`update address_confirmations set expires_at = now()`));
    expect([await findConfirmedAddress(), await take()]).toEqual([null, null]);
  });

  test('until it is forgotten', async () => {
    await forgetConfirmation();
    expect(currentRequest().cookies.has('koppel.address')).toBe(false);
    await confirmAddress('new@example.com');
    await forgetConfirmation();
    expect(currentRequest().cookies.get('koppel.address')).toBe('');
    expect(currentRequest().set.get('koppel.address')).toEqual({ ...kept, maxAge: 0 });
    expect(await findConfirmedAddress()).toBeNull();
  });
});

test('a session is of a person as their row says at this moment, and of nobody else', async () => {
  const gijs = {
    userId: person('gijs').userId,
    name: 'Gijs Bakker',
    email: 'gijs@jansen.example',
    environmentId: environment('jansen'),
    environmentName: 'Bakkerij Jansen',
    role: 'basic',
    isRelationshipManager: false,
    isDeveloper: false,
    isWorkflowAdministrator: false,
    planHasPartnerships: true,
    hasWorkflowEngine: false,
    language: 'en',
    theme: 'system',
    usesShortcuts: true,
  };
  expect(await findSession()).toEqual({ sessionId, actor: gijs });
  expect([await findCurrentActor(), await requireActor()]).toEqual([gijs, gijs]);
  currentRequest().cookies.clear();
  expect([await findSession(), await findCurrentActor()]).toEqual([null, null]);
});

test('using it counts as using it: once in five minutes it says so', async () => {
  const idle = async () => {
    const [row] = await identifying((tx) =>
      tx.execute<{ minutes: number }>(
        sql`select round(extract(epoch from now() - last_seen_at) / 60)::int as minutes from sessions where id = ${sessionId}`,
      ),
    );
    return row!.minutes;
  };
  for (const [before, after] of [
    [4, 4],
    [6, 0],
  ] as const) {
    await change(sql`last_seen_at = now() - make_interval(mins => ${before})`);
    await open();
    expect(await idle()).toBe(after);
  }
});

test('being seen is not worth waiting for: a person whose row an action holds is passed over', async () => {
  await change(sql`last_seen_at = now() - interval '6 minutes'`);
  const { userId } = person('gijs');
  await asOwner(async (tx) => {
    await tx.execute(sql`select from users where id = ${userId} for no key update`);
    const began = performance.now();
    expect(await open()).toBe(userId);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
