import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { identifying } from '@/db/client';
import { asOwner } from '@/db/seed/owner';
import { findSession, requireActor } from '@/lib/policy/session';
import { signInAdapter } from '@/lib/policy/sign-in-adapter';
import { endSession, startSession } from '@/lib/policy/sign-in-session';
import { hashToken } from '@/lib/policy/tokens';
import { actAsNobody } from '../acting';
import { addPerson } from '../people';
import { currentRequest } from '../setup/request';
import { environment, everyRow, makeWorld, person } from '../world';

// What signing in and out writes, and what it leaves in the browser (D-24).

beforeAll(makeWorld);
beforeEach(() => {
  currentRequest().cookies.clear();
  currentRequest().set.clear();
  currentRequest().headers.clear();
});

const { userId } = person('gijs');
const kept = { httpOnly: true, sameSite: 'lax', path: '/', secure: false };
const token = () => currentRequest().cookies.get('koppel.session')!;

type Row = { token_hash: string; user_id: string; user_agent: string; network: string; seconds: number };
const sessions = () =>
  asOwner((tx) =>
    tx.execute<Row>(sql`select token_hash, user_id, user_agent, network,
      extract(epoch from expires_at - now())::int as seconds from sessions order by created_at, id`),
  );
const events = async () =>
  ((await everyRow('audit_events')) as { row: Record<string, unknown> }[])
    .map(({ row }) => row)
    .sort((one, other) => Number(one.number) - Number(other.number))
    .map((row) => [
      row.environment_id,
      row.actor_id,
      row.actor_name,
      row.action,
      row.subject_kind,
      row.subject_id,
      row.subject_name,
    ]);
const event = (action: string) => [environment('jansen'), userId, 'Gijs Bakker', action, 'user', userId, 'Gijs Bakker'];

beforeAll(async () => {
  await asOwner((tx) => tx.execute(sql`alter table sessions no force row level security`));
});
beforeEach(async () => {
  await asOwner((tx) => tx.execute(sql`delete from sessions`));
});

describe('signing in', () => {
  test('writes a session for thirty days, its event, and that the person was seen', async () => {
    const before = (await events()).length;
    await asOwner((tx) => tx.execute(sql`update users set last_seen_at = null where id = ${userId}`));
    vi.stubEnv('KOPPEL_TRUSTED_PROXY', '1');
    currentRequest().headers.set('x-forwarded-for', '203.0.113.7');
    currentRequest().headers.set('user-agent', 'b'.repeat(300));
    expect(await startSession(userId)).toBe(true);
    vi.unstubAllEnvs();
    const [row, ...others] = await sessions();
    expect(others).toEqual([]);
    expect(row).toEqual({
      token_hash: hashToken(token()),
      user_id: userId,
      user_agent: 'b'.repeat(200),
      network: '203.0.113.7',
      seconds: expect.any(Number),
    });
    expect(row!.seconds).toBeGreaterThan(30 * 86_400 - 10);
    expect(row!.seconds).toBeLessThanOrEqual(30 * 86_400);
    expect((await events()).slice(before)).toEqual([event('user.signedIn')]);
    const [seen] = await asOwner((tx) =>
      tx.execute<{ now: boolean }>(
        sql`select last_seen_at > now() - interval '10 seconds' as now from users where id = ${userId}`,
      ),
    );
    expect(seen).toEqual({ now: true });
  });

  test('leaves a cookie for as long, and the person’s language', async () => {
    await asOwner((tx) => tx.execute(sql`update users set language = 'nl' where id = ${userId}`));
    await startSession(userId);
    await asOwner((tx) => tx.execute(sql`update users set language = 'en' where id = ${userId}`));
    expect(currentRequest().set).toEqual(
      new Map<string, object>([
        ['koppel.language', { sameSite: 'lax', path: '/', maxAge: 31_536_000, secure: false }],
        ['koppel.session', { ...kept, maxAge: 30 * 86_400 }],
      ]),
    );
    expect(currentRequest().cookies.get('koppel.language')).toBe('nl');
  });

  test('without what a browser says of itself writes nothing in its place', async () => {
    await startSession(userId);
    expect(await sessions()).toEqual([expect.objectContaining({ user_agent: '', network: '' })]);
  });

  test('anew takes the session before out of the browser', async () => {
    await startSession(userId);
    const before = token();
    await startSession(userId);
    expect((await sessions()).map((one) => one.token_hash)).toEqual([hashToken(token())]);
    expect(token()).not.toBe(before);
  });

  test('is refused for the blocked and the unknown, and leaves nothing', async () => {
    const blocked = await addPerson('jansen', { blockedAt: new Date() });
    const before = await events();
    for (const nobody of [blocked, '00000000-0000-7000-8000-00000000000f'])
      expect(await startSession(nobody)).toBe(false);
    expect([await sessions(), currentRequest().set.size]).toEqual([[], 0]);
    expect(await events()).toEqual(before);
  });
});

describe('signing out', () => {
  test('takes the row and the cookie, and is told', async () => {
    await startSession(userId);
    const before = (await events()).length;
    await endSession();
    expect([await sessions(), token(), await findSession()]).toEqual([[], '', null]);
    expect(currentRequest().set.get('koppel.session')).toEqual({ ...kept, maxAge: 0 });
    expect((await events()).slice(before)).toEqual([event('user.signedOut')]);
  });

  test('does nothing for whoever is not signed in', async () => {
    const before = await events();
    actAsNobody();
    await endSession();
    currentRequest().cookies.set('koppel.session', 'made-up');
    await endSession();
    expect(await events()).toEqual(before);
    await expect(requireActor()).rejects.toMatchObject({ digest: expect.stringContaining(';/sign-in;') });
  });
});

describe('what next-auth sees of our tables', () => {
  const gijs = { id: userId, name: 'Gijs Bakker', email: 'gijs@jansen.example', emailVerified: expect.any(Date) };
  const { getUserByEmail, getUser, updateUser, getSessionAndUser, createSession, deleteSession, updateSession } =
    signInAdapter as Required<typeof signInAdapter>;

  test('is the people who may sign in', async () => {
    expect(await getUserByEmail('gijs@jansen.example')).toEqual(gijs);
    expect(await getUser(userId)).toEqual(gijs);
    expect(await updateUser({ id: userId, name: 'Somebody' })).toEqual(gijs);
    expect(await getUserByEmail('nobody@jansen.example')).toBeNull();
    for (const nobody of [
      await addPerson('jansen', { blockedAt: new Date() }),
      await addPerson('jansen', { removedAt: new Date(), email: null }),
    ])
      expect(await getUser(nobody)).toBeNull();
  });

  test('and a session by its token, until its end', async () => {
    const made = await createSession({ sessionToken: 'secret', userId, expires: new Date() });
    expect(made).toEqual({ sessionToken: 'secret', userId, expires: expect.any(Date) });
    expect(await getSessionAndUser('secret')).toEqual({ session: made, user: gijs });
    expect(await getSessionAndUser('another')).toBeNull();
    expect(await updateSession({ sessionToken: 'secret', expires: new Date(0) })).toBeNull();
    await identifying((tx) => tx.execute(sql`update sessions set expires_at = now()`));
    expect(await getSessionAndUser('secret')).toBeNull();
    await identifying((tx) => tx.execute(sql`update sessions set expires_at = now() + interval '1 day'`));
    await asOwner((tx) => tx.execute(sql`update users set blocked_at = now() where id = ${userId}`));
    expect(await getSessionAndUser('secret')).toBeNull();
    await asOwner((tx) => tx.execute(sql`update users set blocked_at = null where id = ${userId}`));
    await createSession({ sessionToken: 'newer', userId, expires: new Date() });
    expect(await sessions()).toHaveLength(1);
    await deleteSession('newer');
    expect(await sessions()).toEqual([]);
    const blocked = await addPerson('jansen', { blockedAt: new Date() });
    await expect(createSession({ sessionToken: 'x', userId: blocked, expires: new Date() })).rejects.toThrow(
      'Nobody signs in who is blocked or removed.',
    );
  });

  test('and a link is spent here, and written nowhere', async () => {
    const link = { identifier: 'a@x.nl', token: 'made-up', expires: new Date() };
    expect(await signInAdapter.createVerificationToken!(link)).toBeNull();
    expect(await signInAdapter.useVerificationToken!(link)).toBeNull();
    expect(await everyRow('sign_in_tokens')).toEqual([]);
  });
});
