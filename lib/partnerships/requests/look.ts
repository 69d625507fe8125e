import { and, desc, eq, isNull } from 'drizzle-orm';
import { identifying, reading, type Tx } from '@/db/client';
import { liveSides, partnershipRequests, requestLinks, users } from '@/db/schema';
import { findPlaceFor } from '@/lib/organisations/sign-up/queries';
import type { Actor } from '@/lib/policy/actor';
import { countAtDoor } from '@/lib/policy/door-limits';
import type { Answer } from '@/lib/policy/policy';
import { Refusal } from '@/lib/policy/refusal';
import { findCurrentActor } from '@/lib/policy/session';
import { findConfirmedAddress } from '@/lib/policy/sign-in-confirmation';
import { hashToken } from '@/lib/policy/tokens';
import { canAccept, canDecline, findOne, isWaiting, type RequestRow } from './queries';
import { type LookState, lookStateOf } from './state';

/** What a mailed link leads to. */
export type Linked = {
  request: RequestRow;
  /** Whom the link was mailed to. */
  email: string;
  /** Whether that address has an account. */
  hasAccount: boolean;
  /** Whether a newer link was sent since. */
  isReplaced: boolean;
  /** Where an answer to the requester goes; null when they are gone. */
  requesterAddress: string | null;
};

export type RequestView =
  | { state: 'unknown' | 'too_many' }
  | (Linked & {
      state: Exclude<LookState, 'unknown'>;
      actor: Actor | null;
      /** Whether the actor may accept, and what is missing when not. */
      answer: Answer | null;
      mayDecline: boolean;
      /** The address that somebody without an account has confirmed in this browser. */
      confirmed: string | null;
      /** The live partnership of the two environments, by whichever way it began. */
      partnershipId: string | null;
    });

/** The request behind a mailed link, and what it is to whoever looks. Looking changes nothing of it; guesses are counted. */
export async function lookAtRequest(token: string): Promise<RequestView> {
  const found = await identifying((tx) => findLinked(tx, token));
  if (!found) return { state: (await isGuessing()) ? 'too_many' : 'unknown' };
  const [actor, confirmed] = [await findCurrentActor(), await findConfirmedAddress()];
  const { request, email } = found;
  const answer = actor && canAccept(actor, request);
  const partnershipId = actor && (await livePartnershipOf(actor, request));
  const state = lookStateOf(
    { ...request, email },
    {
      actor,
      confirmed,
      missing: answer && !answer.allowed ? answer.missing : [],
      arePartners: partnershipId !== null,
    },
  );
  return {
    ...found,
    state: state as Exclude<LookState, 'unknown'>,
    actor,
    confirmed,
    answer,
    mayDecline: actor !== null && canDecline(actor, request),
    partnershipId,
  };
}

/** The link and its request, for whoever has the token; null for a token that never was one. */
export async function findLinked(tx: Tx, token: string): Promise<Linked | null> {
  const [link] = await tx
    .select({ requestId: requestLinks.requestId, email: requestLinks.email, isDead: requestLinks.isDead })
    .from(requestLinks)
    .where(eq(requestLinks.tokenHash, hashToken(token)));
  const request = link && (await findOne(tx, eq(partnershipRequests.id, link.requestId)));
  if (!link || !request) return null;
  const [account] = await tx.select({ id: users.id }).from(users).where(eq(users.email, link.email));
  const [requester] = await tx
    .select({ email: users.email })
    .from(users)
    .innerJoin(partnershipRequests, eq(partnershipRequests.requestedBy, users.id))
    .where(and(eq(partnershipRequests.id, link.requestId), isNull(users.removedAt)));
  return {
    request,
    email: link.email,
    hasAccount: account !== undefined,
    isReplaced: link.isDead,
    requesterAddress: requester?.email ?? null,
  };
}

/**
 * Whether the link leads to somebody who will begin on the platform by accepting: nobody has the address, the request waits,
 * and no environment waits for people of that mail domain, whose name is told to its own people alone.
 */
export const isForNewClient = async ({ request, email, hasAccount }: Linked): Promise<boolean> =>
  request.state === 'pending' &&
  request.otherEnvironmentId === null &&
  !hasAccount &&
  (await findPlaceFor(email)).home === null;

const livePartnershipOf = (actor: Actor, { environmentId }: RequestRow): Promise<string | null> =>
  reading(actor, async (tx) => {
    const [side] = await tx
      .select({ id: liveSides.partnershipId })
      .from(liveSides)
      .where(and(eq(liveSides.environmentId, actor.environmentId), eq(liveSides.otherEnvironmentId, environmentId)));
    return side?.id ?? null;
  });

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
