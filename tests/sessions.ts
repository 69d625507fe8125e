import { identifying } from '@/db/client';
import { newId } from '@/db/id';
import { sessions } from '@/db/schema';
import { hashToken, newToken } from '@/lib/policy/tokens';

/** Writes a session as signing in does, for an hour. Returns its id, and the token that is kept in no table. */
export async function newSession(userId: string): Promise<{ id: string; token: string }> {
  const token = newToken();
  const id = newId();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await identifying((tx) =>
    tx.insert(sessions).values({ id, tokenHash: hashToken(token), userId, expiresAt, userAgent: 'a test' }),
  );
  return { id, token };
}
