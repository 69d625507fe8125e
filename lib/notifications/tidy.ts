import { lt, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { addressConfirmations, outbox, rateLimits, sessions, signInTokens } from '@/db/schema';

const ago = (days: number) => sql`now() - make_interval(days => ${days})`;

/** Removes what nobody needs any more: dead sessions, spent ways in, old counts, and mail after thirty days (safety, section 12). */
export async function tidyUp(tx: Tx): Promise<void> {
  await tx.delete(sessions).where(lt(sessions.expiresAt, sql`now()`));
  await tx.delete(signInTokens).where(lt(signInTokens.expiresAt, ago(1)));
  await tx.delete(addressConfirmations).where(lt(addressConfirmations.expiresAt, sql`now()`));
  await tx.delete(rateLimits).where(lt(rateLimits.windowStart, ago(2)));
  await tx.delete(outbox).where(sql`coalesce(${outbox.sentAt}, ${outbox.failedAt}) < ${ago(30)}`);
}
