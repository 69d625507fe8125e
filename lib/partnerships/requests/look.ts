import { and, desc, eq, isNull } from 'drizzle-orm';
import { identifying } from '@/db/client';
import { partnershipRequests, requestLinks } from '@/db/schema';
import type { Actor } from '@/lib/policy/actor';
import { countAtDoor } from '@/lib/policy/door-limits';
import type { Answer } from '@/lib/policy/policy';
import { Refusal } from '@/lib/policy/refusal';
import { findCurrentActor } from '@/lib/policy/session';
import { hashToken } from '@/lib/policy/tokens';
import { canAccept, findOne, isWaiting, type RequestRow } from './queries';
import { type LookState, lookStateOf } from './state';

export type RequestView =
  | { state: 'unknown' | 'too_many' }
  | {
      state: Exclude<LookState, 'unknown'>;
      request: RequestRow;
      /** Whom the link was mailed to. */
      email: string;
      /** Whether a newer link was sent since. */
      isReplaced: boolean;
      actor: Actor | null;
      answer: Answer | null;
    };

/** The request behind a mailed link, and what it is to whoever looks. Looking changes nothing of it; guesses are counted. */
export async function lookAtRequest(token: string): Promise<RequestView> {
  const found = await identifying(async (tx) => {
    const [link] = await tx
      .select({ requestId: requestLinks.requestId, email: requestLinks.email, isDead: requestLinks.isDead })
      .from(requestLinks)
      .where(eq(requestLinks.tokenHash, hashToken(token)));
    const request = link && (await findOne(tx, eq(partnershipRequests.id, link.requestId)));
    return request ? { request, email: link.email, isReplaced: link.isDead } : null;
  });
  if (!found) return { state: (await isGuessing()) ? 'too_many' : 'unknown' };
  const actor = await findCurrentActor();
  const answer = actor && canAccept(actor, found.request);
  const missing = answer && !answer.allowed ? answer.missing : [];
  const state = lookStateOf({ ...found.request, email: found.email }, { actor, missing });
  return { state: state as Exclude<LookState, 'unknown'>, ...found, actor, answer };
}

async function isGuessing(): Promise<boolean> {
  try {
    await countAtDoor('token');
    return false;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'rate_limited') return true;
    throw error;
  }
}

/** The request that a new client was asked by, when they come to their first sign-up: the newest that waits for the address. */
export async function findWaitingRequest(email: string): Promise<RequestRow | null> {
  return identifying(async (tx) => {
    const [found] = await tx
      .select({ id: partnershipRequests.id })
      .from(partnershipRequests)
      .where(and(eq(partnershipRequests.email, email), isNull(partnershipRequests.otherEnvironmentId), isWaiting))
      .orderBy(desc(partnershipRequests.sentAt))
      .limit(1);
    return found ? findOne(tx, eq(partnershipRequests.id, found.id)) : null;
  });
}
