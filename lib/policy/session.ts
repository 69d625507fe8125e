import { and, eq, sql } from 'drizzle-orm';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { identifying, type Tx } from '@/db/client';
import { sessions, users } from '@/db/schema';
import { type Actor, findActor } from './actor';
import { cookieName, pathHeader, signInPath } from './public-address';
import { isAlive } from './session-life';
import { hashToken } from './tokens';

export const sessionCookie = () => cookieName('session');

type Session = { actor: Actor; sessionId: string };

/** Who the cookie belongs to, from live rows, once per request; nothing about rights is ever kept. */
export const findSession = cache(async (): Promise<Session | null> => {
  const token = (await cookies()).get(sessionCookie())?.value;
  if (!token) return null;
  return identifying(async (tx) => {
    const [found] = await tx
      .select({
        id: sessions.id,
        userId: sessions.userId,
        isStale: sql<boolean>`${sessions.lastSeenAt} < now() - interval '5 minutes'`,
      })
      .from(sessions)
      .where(and(eq(sessions.tokenHash, hashToken(token)), isAlive()));
    if (!found) return null;
    if (found.isStale) {
      await tx.update(sessions).set({ lastSeenAt: sql`now()` }).where(eq(sessions.id, found.id));
      await noteSeen(tx, found.userId);
    }
    const actor = await findActor(tx, found.userId);
    return actor && { actor, sessionId: found.id };
  });
});

/** Notes that a person is active now. Their row is passed over while an action holds it: being seen is not worth waiting for. */
export async function noteSeen(tx: Tx, userId: string): Promise<void> {
  const free = tx
    .select({ id: users.id })
    .from(users)
    .where(eq(users.id, userId))
    .for('no key update', { skipLocked: true });
  await tx.update(users).set({ lastSeenAt: sql`now()` }).where(sql`${users.id} in ${free}`);
}

/** The signed-in person, or nobody. */
export async function findCurrentActor(): Promise<Actor | null> {
  return (await findSession())?.actor ?? null;
}

/** The signed-in person; everybody else is led to sign-in, and afterwards back to where they were. For pages and actions. */
export async function requireActor(): Promise<Actor> {
  return (await findCurrentActor()) ?? redirect(signInPath((await headers()).get(pathHeader)));
}
