import { eq, sql } from 'drizzle-orm';
import { cookies, headers } from 'next/headers';
import { identifying, type Tx } from '@/db/client';
import { newId } from '@/db/id';
import { sessions, users } from '@/db/schema';
import { findActor } from './actor';
import { appendIdentityEvent } from './grant';
import { languageCookie } from './language-cookie';
import { clientNetwork } from './network';
import { cookieOptions, isPublicOverHttps } from './public-address';
import { noteSeen, sessionCookie } from './session';
import { longestDays } from './session-life';
import { hashToken, newToken } from './tokens';

const seconds = longestDays * 86_400;

/** Signs a person in, in this browser. Refuses, by answering false, the unknown, the blocked and the removed. */
export async function startSession(userId: string): Promise<boolean> {
  const token = newToken();
  await endSession();
  const row = await identifying((tx) => insertSession(tx, userId, token));
  if (!row) return false;
  (await cookies()).set(sessionCookie(), token, { ...cookieOptions(), maxAge: seconds });
  return true;
}

/** Writes the session's row and its event, and gives the browser the person's language; the token itself is kept in no table. */
export async function insertSession(tx: Tx, userId: string, token: string) {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('share');
  const actor = await findActor(tx, userId);
  if (!actor) return null;
  await noteSeen(tx, userId);
  const given = await headers();
  const [row] = await tx
    .insert(sessions)
    .values({
      id: newId(),
      tokenHash: hashToken(token),
      userId,
      expiresAt: sql`now() + make_interval(days => ${longestDays})`,
      userAgent: (given.get('user-agent') ?? '').slice(0, 200),
      network: clientNetwork(given) ?? '',
    })
    .returning();
  await noteEvent(tx, 'user.signedIn', actor);
  (await cookies()).set(languageCookie, actor.language, {
    sameSite: 'lax',
    path: '/',
    maxAge: 31_536_000,
    secure: isPublicOverHttps(),
  });
  return row!;
}

/** Signs out in this browser: the session's row goes, and the cookie with it. Does nothing for whoever is not signed in. */
export async function endSession(): Promise<void> {
  const jar = await cookies();
  const token = jar.get(sessionCookie())?.value;
  if (!token) return;
  await identifying((tx) => deleteSession(tx, token));
  jar.set(sessionCookie(), '', { ...cookieOptions(), maxAge: 0 });
}

/** Removes the session's row, with its event. */
export async function deleteSession(tx: Tx, token: string): Promise<void> {
  const [gone] = await tx
    .delete(sessions)
    .where(eq(sessions.tokenHash, hashToken(token)))
    .returning();
  const actor = gone && (await findActor(tx, gone.userId));
  if (actor) await noteEvent(tx, 'user.signedOut', actor);
}

const noteEvent = (tx: Tx, action: string, actor: { userId: string; name: string; environmentId: string }) =>
  appendIdentityEvent(tx, {
    environmentId: actor.environmentId,
    actor,
    action,
    subject: { kind: 'user', id: actor.userId, name: actor.name },
  });
