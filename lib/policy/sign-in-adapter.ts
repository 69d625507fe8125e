import { eq } from 'drizzle-orm';
import type { Adapter, AdapterSession, AdapterUser } from 'next-auth/adapters';
import { identifying, type Tx } from '@/db/client';
import { users } from '@/db/schema';
import { deleteSession, insertSession } from './sign-in-session';
import { spendLink } from './sign-in-tokens';
import { hashToken } from './tokens';

/**
 * Our tables as next-auth wants to see them, each method in a transaction of the identity role. It stores no token in
 * clear, makes no account, and knows nobody who is blocked or removed.
 */
export const signInAdapter: Adapter = {
  getUserByEmail: (email) => identifying((tx) => findUser(tx, eq(users.email, email))),
  getUser: (id) => identifying((tx) => findUser(tx, eq(users.id, id))),
  updateUser: ({ id }) => identifying(async (tx) => (await findUser(tx, eq(users.id, id)))!),
  // Tokens are written with their mail, in one transaction; here they are only spent.
  createVerificationToken: () => null,
  useVerificationToken: ({ token }) =>
    identifying(async (tx) => {
      const spent = await spendLink(tx, token);
      return spent && { identifier: spent.email, token, expires: new Date(Date.now() + 60_000) };
    }),
  createSession: ({ sessionToken, userId }) =>
    identifying(async (tx) => {
      const row = await insertSession(tx, userId, sessionToken);
      if (!row) throw new Error('Nobody signs in who is blocked or removed.');
      return { sessionToken, userId, expires: row.expiresAt };
    }),
  getSessionAndUser: (sessionToken) => identifying((tx) => findSessionAndUser(tx, sessionToken)),
  updateSession: async () => null,
  deleteSession: (sessionToken) => identifying((tx) => deleteSession(tx, sessionToken)),
};

async function findUser(tx: Tx, which: ReturnType<typeof eq>): Promise<AdapterUser | null> {
  const [user] = await tx.select().from(users).where(which);
  if (!user?.email || user.blockedAt || user.removedAt || user.isAnonymousProxy) return null;
  return { id: user.id, name: user.name, email: user.email, emailVerified: user.createdAt };
}

async function findSessionAndUser(
  tx: Tx,
  sessionToken: string,
): Promise<{ session: AdapterSession; user: AdapterUser } | null> {
  const session = await tx.query.sessions.findFirst({
    where: (row, { and, gt, sql }) => and(eq(row.tokenHash, hashToken(sessionToken)), gt(row.expiresAt, sql`now()`)),
  });
  const user = session && (await findUser(tx, eq(users.id, session.userId)));
  return user ? { session: { sessionToken, userId: user.id, expires: session.expiresAt }, user } : null;
}
