import { and, eq, gt, sql } from 'drizzle-orm';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { identifying, type Tx } from '@/db/client';
import { addressConfirmations } from '@/db/schema';
import { cookieName, cookieOptions } from './public-address';
import { hashToken, newToken } from './tokens';

const minutes = 60;
const name = () => cookieName('address');
const ownToken = async () => (await cookies()).get(name())?.value;

/** Remembers, for an hour and in this browser alone, that somebody without an account has shown an address to be theirs. */
export async function confirmAddress(email: string): Promise<void> {
  const token = newToken();
  await identifying((tx) =>
    tx.insert(addressConfirmations).values({
      tokenHash: hashToken(token),
      email,
      expiresAt: sql`now() + make_interval(mins => ${minutes})`,
    }),
  );
  (await cookies()).set(name(), token, { ...cookieOptions(), maxAge: minutes * 60 });
}

const still = (token: string) =>
  and(eq(addressConfirmations.tokenHash, hashToken(token)), gt(addressConfirmations.expiresAt, sql`now()`));

/** The address confirmed in this browser, or null. */
export const findConfirmedAddress = cache(async (): Promise<string | null> => {
  const token = await ownToken();
  if (!token) return null;
  const rows = await identifying((tx) => tx.select().from(addressConfirmations).where(still(token)));
  return rows[0]?.email ?? null;
});

/** Uses the confirmation of this browser up, in the transaction of what stands on it: pressed twice, it counts once. */
export async function takeConfirmedAddress(tx: Tx): Promise<string | null> {
  const token = await ownToken();
  if (!token) return null;
  const [taken] = await tx.delete(addressConfirmations).where(still(token)).returning();
  return taken?.email ?? null;
}

/** Takes the cookie of a used confirmation out of the browser. */
export async function forgetConfirmation(): Promise<void> {
  if (await ownToken()) (await cookies()).set(name(), '', { ...cookieOptions(), maxAge: 0 });
}
