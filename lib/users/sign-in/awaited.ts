import { and, eq, gt, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { partnershipRequests } from '@/db/schema';

const toNobodyYet = (email: string) =>
  and(eq(partnershipRequests.email, email), isNull(partnershipRequests.otherEnvironmentId));

const exists = async (tx: Read, which: SQL | undefined) => (await tx.$count(partnershipRequests, which)) > 0;

/** Whether an authorisation request waits for the owner of this address, who has no account: as good as an invitation. */
export const isAwaited = (tx: Read, email: string): Promise<boolean> =>
  exists(
    tx,
    and(toNobodyYet(email), eq(partnershipRequests.state, 'pending'), gt(partnershipRequests.expiresAt, sql`now()`)),
  );

/** The same, or one that waited too long: its addressee may ask for a new one. */
export const wasAwaited = (tx: Read, email: string): Promise<boolean> =>
  exists(tx, and(toNobodyYet(email), inArray(partnershipRequests.state, ['pending', 'expired'])));
