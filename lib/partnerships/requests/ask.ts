import { eq } from 'drizzle-orm';
import { identifying, type Tx } from '@/db/client';
import { partnershipRequests, users } from '@/db/schema';
import type { Language } from '@/db/vocabulary';
import { enqueueMail } from '@/lib/notifications/commands';
import type { Lacking } from '@/lib/notifications/letters';
import type { Actor } from '@/lib/policy/actor';
import { countAttempt } from '@/lib/policy/limits';
import type { Condition } from '@/lib/policy/policy';
import { publicLink } from '@/lib/policy/public-address';
import { conflict, Refusal } from '@/lib/policy/refusal';
import { requestSignIn } from '@/lib/users/sign-in/request';
import { findLinked, isForNewClient, lookAtRequest } from './look';
import { newLink, peopleOf, type Recipient } from './mail';
import type { RequestRow } from './queries';
import { tellOfLacking, tellOfWish } from './told';

/** What an administrator can give, by the condition that is missing. */
const lackings: Partial<Record<Condition, Lacking>> = {
  advanced_user: 'advanced_user',
  relationship_manager: 'relationship_manager',
  relationship_manager_taken: 'relationship_manager',
  subscription_with_partnerships: 'subscription_with_partnerships',
};

/**
 * Mails the asked address a link and a code, so that its owner can show it to be theirs. Answers whether the request's own page
 * takes the code, together with the account of a new client. Refuses a token that never was one.
 */
export async function proveRequestedAddress(token: string): Promise<boolean> {
  const linked = await identifying((tx) => findLinked(tx, token));
  if (!linked) throw conflict('request_unknown');
  await requestSignIn({ email: linked.email, next: `/request/${token}` });
  return isForNewClient(linked);
}

/**
 * Asks, once a day for each request, those who can make it possible to accept it: the actor's administrators for what the
 * actor lacks, the requester for what they have lost themselves (N-13, Q09). The request stays open. Refuses whoever lacks nothing.
 */
export async function askForWhatIsMissing(token: string): Promise<void> {
  const view = await lookAtRequest(token);
  if (view.state !== 'missing' || !view.actor || view.answer?.allowed !== false) throw conflict('request_answered');
  const { actor, request, answer } = view;
  const missing = [...new Set(answer.missing.flatMap((one) => lackings[one] ?? []))];
  await identifying(async (tx) => {
    await onceADay(tx, `request_stuck:${request.id}`);
    if (missing.length > 0) await askAdministrators(tx, actor, request, missing);
    if (answer.missing.includes('entitled_sender')) await askRequester(tx, request, 'not_entitled');
  });
}

/** Asks the requester for a new request in place of an expired one, once a day. Refuses everybody but the addressee. */
export async function askForNewRequest(token: string): Promise<void> {
  const view = await lookAtRequest(token);
  if (view.state !== 'expired') throw conflict('request_unknown');
  const isAddressee = view.actor !== null || view.confirmed === view.email;
  if (!isAddressee) throw conflict('request_unknown');
  await identifying(async (tx) => {
    await onceADay(tx, `request_wanted:${view.request.id}`);
    await askRequester(tx, view.request, 'expired');
  });
}

async function onceADay(tx: Tx, key: string): Promise<void> {
  try {
    await countAttempt(tx, { name: 'asked', key, most: 1, seconds: 86_400 });
  } catch (error) {
    if (error instanceof Refusal && error.code === 'rate_limited') throw conflict('asked_today');
    throw error;
  }
}

/** Each gets a link of their own, which leads them to the same request. */
async function askAdministrators(tx: Tx, actor: Actor, request: RequestRow, missing: Lacking[]): Promise<void> {
  const administrators = (await peopleOf(tx, actor.environmentId, eq(users.role, 'administrator'))).slice(0, 3);
  const addresses = administrators.map(({ email }) => email);
  await tellOfLacking(tx, addresses, actor, request.environmentName);
  for (const { email, language } of administrators) {
    await enqueueMail(tx, {
      kind: 'acceptance_wanted',
      to: email,
      language,
      payload: {
        personName: actor.name,
        personAddress: actor.email,
        partnerName: request.environmentName,
        missing,
        until: request.expiresAt.toISOString(),
        link: await newLink(tx, request.id, email),
      },
    });
  }
}

async function askRequester(tx: Tx, request: RequestRow, cause: 'expired' | 'not_entitled'): Promise<void> {
  const [row] = await tx.select().from(partnershipRequests).where(eq(partnershipRequests.id, request.id));
  const requesters = await requestersOf(tx, row!);
  const partnerName = request.otherEnvironmentName || request.clientName || (request.email ?? '');
  const addresses = requesters.map(({ email }) => email);
  await tellOfWish(tx, addresses, request, { cause, partner: partnerName });
  for (const { email, language } of requesters) {
    await enqueueMail(tx, {
      kind: 'request_wanted',
      to: email,
      language,
      payload: {
        cause,
        partnerName,
        link: publicLink(cause === 'expired' ? historyOf(request) : '/partners/requests?tab=outgoing'),
      },
    });
  }
}

const historyOf = ({ kind }: RequestRow) =>
  kind === 'authorisation' ? '/partners/authorisation-requests?status=expired' : '/partners/requests?tab=history';

/** Whoever asked; the administrators of their environment when they cannot read it any more. */
async function requestersOf(
  tx: Tx,
  { environmentId, requestedBy }: { environmentId: string; requestedBy: string },
): Promise<Recipient[]> {
  const [requester] = await tx
    .select({ email: users.email, language: users.language, blockedAt: users.blockedAt, removedAt: users.removedAt })
    .from(users)
    .where(eq(users.id, requestedBy));
  if (requester?.email && !requester.blockedAt && !requester.removedAt)
    return [{ email: requester.email, language: requester.language as Language }];
  return (await peopleOf(tx, environmentId, eq(users.role, 'administrator'))).slice(0, 3);
}
