import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { identifying } from '@/db/client';
import { partnershipRequests } from '@/db/schema';
import { joinByDomain, signUp } from '@/lib/organisations/sign-up/commands';
import { acceptAuthorisationRequest } from '@/lib/partnerships/requests/accept';
import { authorisationRequestFacts } from '@/lib/partnerships/requests/facts';
import { findLinked } from '@/lib/partnerships/requests/look';
import { tellSender } from '@/lib/partnerships/requests/mail';
import { appendIdentityEvent, exercise } from '@/lib/policy/grant';
import { conflict, refusalOf } from '@/lib/policy/refusal';
import { findConfirmedAddress } from '@/lib/policy/sign-in-confirmation';
import { redeemCode } from '@/lib/users/sign-in/commands';
import { isCodeSentTo } from '@/lib/users/sign-in/queries';
import type { NewClient } from './input';

type Proof = { token: string; code?: string | undefined };

/**
 * One flow for a client without account: shows the address to be theirs, creates account, environment and organisation, and
 * accepts, as administrator and relationship manager of the new environment (E-031, C-06). What cannot be accepted any more
 * leaves the account behind, and the request's page says why.
 */
export async function acceptAsNewClient({ token, code, ...home }: NewClient): Promise<void> {
  const proven = await proveAddress({ token, code });
  if (!proven) return;
  const { userId } = await signUp(home, proven.email);
  try {
    await exercise(
      'authorisation.accept',
      { userId },
      (tx, actor) =>
        authorisationRequestFacts(tx, actor, { requestId: proven.requestId, becomesRelationshipManager: true }),
      acceptAuthorisationRequest,
      'change',
    );
  } catch (error) {
    if (!refusalOf(error)) throw error;
  }
}

/** Joins the environment of one's mail domain; what is missing then to accept, the request's page says (E-001, E-035). */
export async function joinBeforeAccepting({ name, ...proof }: Proof & { name: string }): Promise<void> {
  const proven = await proveAddress(proof);
  if (proven) await joinByDomain(name, proven.email);
}

/** Declines as somebody without account, on the confirmed address alone; whoever asked is told (E-034). */
export async function declineAsNewClient({ reason, ...proof }: Proof & { reason: string }): Promise<void> {
  const proven = await proveAddress(proof);
  if (!proven) return;
  const { email, requestId } = proven;
  await identifying(async (tx) => {
    const [declined] = await tx
      .update(partnershipRequests)
      .set({ state: 'declined', answeredAt: sql`now()`, answeredByName: email, reason })
      .where(
        and(
          eq(partnershipRequests.id, requestId),
          eq(partnershipRequests.email, email),
          isNull(partnershipRequests.otherEnvironmentId),
          eq(partnershipRequests.state, 'pending'),
          gt(partnershipRequests.expiresAt, sql`now()`),
        ),
      )
      .returning();
    if (!declined) throw conflict('request_answered');
    await tellSender(tx, declined, 'declined');
    await appendIdentityEvent(tx, {
      environmentId: declined.environmentId,
      actor: { userId: null, name: email },
      action: 'partnership.decline',
      subject: { kind: 'partnershipRequest', id: requestId, name: declined.organisationName || email },
      details: { hasReason: reason !== '' },
    });
  });
}

/**
 * Spends the code, where there is one, and answers the address that is now confirmed in this browser. Answers nothing for
 * somebody who has an account by now: the code has let them in, and the page goes on. Refuses another address than the request's.
 */
async function proveAddress({ token, code }: Proof): Promise<{ email: string; requestId: string } | null> {
  const linked = await identifying((tx) => findLinked(tx, token));
  if (!linked) throw conflict('request_unknown');
  if (code && !(await isCodeSentTo(linked.email))) throw conflict('code_dead');
  if (code) await redeemCode({ code });
  if (linked.hasAccount) return null;
  if ((await findConfirmedAddress()) !== linked.email) throw conflict('confirm_again');
  return { email: linked.email, requestId: linked.request.id };
}
