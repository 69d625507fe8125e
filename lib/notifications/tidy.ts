import { type Column, inArray, isNotNull, lt, or, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import {
  addressConfirmations,
  notificationPreferences,
  notifications,
  outbox,
  rateLimits,
  sessions,
  signInTokens,
  users,
} from '@/db/schema';

const ago = (days: number) => sql`now() - make_interval(days => ${days})`;

/** Removes what nobody needs any more: dead sessions, spent ways in, old counts, mail after thirty days, what people were told after half a year, and what the removed were told. */
export async function tidyUp(tx: Tx): Promise<void> {
  await tx.delete(sessions).where(lt(sessions.expiresAt, sql`now()`));
  await tx.delete(signInTokens).where(lt(signInTokens.expiresAt, ago(1)));
  await tx.delete(addressConfirmations).where(lt(addressConfirmations.expiresAt, sql`now()`));
  await tx.delete(rateLimits).where(lt(rateLimits.windowStart, ago(2)));
  const isRemoved = (userId: Column) =>
    inArray(userId, tx.select({ id: users.id }).from(users).where(isNotNull(users.removedAt)));
  await tx.delete(notifications).where(or(lt(notifications.createdAt, ago(183)), isRemoved(notifications.userId)));
  await tx.delete(notificationPreferences).where(isRemoved(notificationPreferences.userId));
  await tx.delete(outbox).where(sql`coalesce(${outbox.sentAt}, ${outbox.failedAt}) < ${ago(30)}`);
}
