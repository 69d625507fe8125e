import { and, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { partnershipRequests, users } from '@/db/schema';
import type { RequestState } from '@/db/vocabulary';
import type { Actor } from '@/lib/policy/actor';
import type { RequestFacts } from '@/lib/policy/facts';

/** Addressed to the actor: to their environment, or to their address while its owner had none (C-07). */
export const isAddressedTo = (actor: { environmentId: string; email: string }): SQL =>
  or(
    eq(partnershipRequests.otherEnvironmentId, actor.environmentId),
    and(isNull(partnershipRequests.otherEnvironmentId), eq(partnershipRequests.email, actor.email)),
  )!;

/** What a request has come to: one that waited too long has expired, whether or not the clock has written it down. */
export const currentState =
  sql<RequestState>`case when ${partnershipRequests.state} = 1 and ${partnershipRequests.expiresAt} <= now() then 5 else ${partnershipRequests.state} end`.mapWith(
    partnershipRequests.state,
  );

type Asked = { requestId: string; becomesRelationshipManager?: boolean };

/**
 * A request of one of the actor's two sides, its row held, and the rights of whoever sent it. Nothing for requests between
 * others, which are the same as none.
 */
export async function requestFacts(
  tx: Read,
  actor: Actor,
  { requestId, becomesRelationshipManager = false }: Asked,
  kind?: SQL,
): Promise<RequestFacts | null> {
  const [found] = await tx
    .select({
      state: currentState,
      environmentId: partnershipRequests.environmentId,
      environmentName: partnershipRequests.environmentName,
      otherEnvironmentId: partnershipRequests.otherEnvironmentId,
      otherEnvironmentName: partnershipRequests.otherEnvironmentName,
      email: partnershipRequests.email,
      requestedBy: partnershipRequests.requestedBy,
    })
    .from(partnershipRequests)
    .where(
      and(
        eq(partnershipRequests.id, requestId),
        kind,
        or(eq(partnershipRequests.environmentId, actor.environmentId), isAddressedTo(actor)),
      ),
    )
    .for('update');
  if (!found) return null;
  const isIncoming = found.environmentId !== actor.environmentId;
  const other = isIncoming ? found.environmentId : found.otherEnvironmentId;
  return {
    environmentId: actor.environmentId,
    ...(other && { alsoConcerns: [other] }),
    subject: {
      kind: 'partnershipRequest',
      id: requestId,
      name: isIncoming ? found.environmentName : found.otherEnvironmentName || (found.email ?? ''),
    },
    requestId,
    state: found.state,
    isIncoming,
    isSenderEntitled: await isEntitled(tx, found.requestedBy),
    becomesRelationshipManager,
  };
}

/** The same for what one kind alone is accepted by: its conditions are not those of the other (C-06). */
export const relationshipRequestFacts = (tx: Read, actor: Actor, asked: Asked) =>
  requestFacts(tx, actor, asked, eq(partnershipRequests.kind, 'relationship'));
export const authorisationRequestFacts = (tx: Read, actor: Actor, asked: Asked) =>
  requestFacts(tx, actor, asked, eq(partnershipRequests.kind, 'authorisation'));

/** Whether a person meets, today, what asking for a partnership takes (R-059 … R-061); the person's row is held. */
export async function isEntitled(tx: Read, userId: string): Promise<boolean> {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('share');
  const [found] = await tx.execute<{ is_entitled: boolean }>(sql`
    select exists (select from users u join environments e on e.id = u.environment_id join plans p on p.key = e.plan_key
      where u.id = ${userId} and ${entitlement}) as is_entitled`);
  return found!.is_entitled;
}

/** The conditions of Create a partner on the platform, as they stand for a user `u` on a plan `p`. */
export const entitlement = sql`u.role >= 2 and u.is_relationship_manager and u.blocked_at is null and u.removed_at is null and p.has_partnerships`;
