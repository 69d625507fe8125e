import { and, eq, sql } from 'drizzle-orm';
import { partnershipRequests, requestLinks } from '@/db/schema';
import type { Grant } from '@/lib/policy/grant';
import { countAttempt } from '@/lib/policy/limits';
import { conflict, Refusal } from '@/lib/policy/refusal';
import { isEntitled } from './facts';
import { mailRequest, tellAddressees, tellSender } from './mail';
import { expiringAfter } from './send';

/** Declines a request, with a reason or without; whoever asked is told (C-20). */
export async function declineRequest(
  { tx, actor, facts, note }: Grant<'partnership.decline'>,
  { reason }: { reason: string },
): Promise<void> {
  const [declined] = await tx
    .update(partnershipRequests)
    .set({
      state: 'declined',
      answeredAt: sql`now()`,
      answeredBy: actor.userId,
      answeredByName: actor.name,
      reason,
      // Asked by mail before there was an environment: from now on it is this one's.
      otherEnvironmentId: actor.environmentId,
      otherEnvironmentName: actor.environmentName,
    })
    .where(isWaiting(facts.requestId))
    .returning();
  if (!declined) throw conflict('request_answered');
  await tellSender(tx, declined, 'declined');
  note({ hasReason: reason !== '' });
}

/** Takes a request back: its links stop working, and whom it was sent to is told (Q07). */
export async function withdrawRequest({ tx, actor, facts }: Grant<'partnership.withdrawRequest'>): Promise<void> {
  const [withdrawn] = await tx
    .update(partnershipRequests)
    .set({ state: 'withdrawn', answeredAt: sql`now()`, answeredBy: actor.userId, answeredByName: actor.name })
    .where(isWaiting(facts.requestId))
    .returning();
  if (!withdrawn) throw conflict('request_answered');
  await tellAddressees(tx, withdrawn, 'withdrawn');
}

/**
 * Sends a request once more, with the whole time to answer again; the links before die (C-20). In the name of whoever sends it
 * now, when they may ask at all. Three times a day at most: nobody is to be pestered (T-38).
 */
export async function resendRequest({ tx, actor, facts }: Grant<'partnership.resendRequest'>): Promise<void> {
  const [before] = await tx
    .select({ kind: partnershipRequests.kind, sentAt: partnershipRequests.sentAt })
    .from(partnershipRequests)
    .where(isWaiting(facts.requestId));
  if (!before) throw conflict('request_answered');
  await countAttempt(tx, { name: 'request_resent', key: facts.requestId, most: 3, seconds: 86_400 });
  await tx.update(requestLinks).set({ isDead: true }).where(eq(requestLinks.requestId, facts.requestId));
  await tx
    .update(partnershipRequests)
    .set({
      sentAt: sql`now()`,
      expiresAt: expiringAfter(before.kind),
      isHalfTimeReminded: false,
      isLastDayReminded: false,
      ...((await isEntitled(tx, actor.userId)) && { requestedBy: actor.userId, requestedByName: actor.name }),
    })
    .where(eq(partnershipRequests.id, facts.requestId));
  await mailRequest(tx, facts.requestId, 'request');
}

/** Reminds of a request, once a day; the link it was sent with goes on working. */
export async function remindOfRequest({ tx, facts }: Grant<'partnership.resendRequest'>): Promise<void> {
  const [reminded] = await tx
    .update(partnershipRequests)
    .set({ remindedAt: sql`now()` })
    .where(
      and(
        isWaiting(facts.requestId),
        sql`greatest(${partnershipRequests.remindedAt}, ${partnershipRequests.sentAt}) < now() - interval '1 day'`,
      ),
    )
    .returning();
  if (!reminded) throw new Refusal('conflict', { say: 'reminded_today' });
  await mailRequest(tx, facts.requestId, 'reminder');
}

const isWaiting = (requestId: string) =>
  and(eq(partnershipRequests.id, requestId), eq(partnershipRequests.state, 'pending'));
