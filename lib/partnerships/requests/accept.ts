import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { newId } from '@/db/id';
import {
  environments,
  livePartnerships,
  liveSides,
  partnershipRequests,
  partnershipSides,
  partnerships,
  plans,
  users,
} from '@/db/schema';
import type { Actor } from '@/lib/policy/actor';
import type { Grant } from '@/lib/policy/grant';
import { conflict } from '@/lib/policy/refusal';
import { tellSender } from './mail';

/** Accepts a relationship request: the partnership is active at once, on both sides. Answers its id. */
export const acceptRelationshipRequest = (grant: Grant<'partnership.accept'>): Promise<string> =>
  accept(grant, grant.facts.requestId);

/** Accepts an authorisation request; an administrator takes the relationship manager role in the same act (C-06). Answers the partnership's id. */
export async function acceptAuthorisationRequest(grant: Grant<'authorisation.accept'>): Promise<string> {
  const { tx, actor } = grant;
  if (!actor.isRelationshipManager) {
    await tx.update(users).set({ isRelationshipManager: true }).where(eq(users.id, actor.userId));
    grant.note({ becameRelationshipManager: true });
  }
  return accept(grant, grant.facts.requestId);
}

type Accepting = { tx: Tx; actor: Actor; note: Grant<'partnership.accept'>['note'] };
type Accepted = typeof partnershipRequests.$inferSelect & { otherEnvironmentId: string };

/** Turns a waiting request into a live partnership, once: whoever comes second is told so. Answers the partnership's id. */
export async function accept({ tx, actor, note }: Accepting, requestId: string): Promise<string> {
  const partnershipId = newId();
  await tx.insert(partnerships).values({ id: partnershipId });
  const [request] = await tx
    .update(partnershipRequests)
    .set({
      state: 'accepted',
      otherEnvironmentId: actor.environmentId,
      otherEnvironmentName: actor.environmentName,
      answeredAt: sql`now()`,
      answeredBy: actor.userId,
      answeredByName: actor.name,
      partnershipId,
    })
    .where(
      and(
        eq(partnershipRequests.id, requestId),
        eq(partnershipRequests.state, 'pending'),
        gt(partnershipRequests.expiresAt, sql`now()`),
      ),
    )
    .returning();
  if (!request) throw conflict('request_answered');
  await holdSubscriptions(
    tx,
    request.kind === 'authorisation' ? [request.environmentId] : [request.environmentId, actor.environmentId],
  );
  await bringToLife(tx, actor, { ...request, otherEnvironmentId: actor.environmentId }, partnershipId);
  await tellSender(tx, request, 'accepted');
  note({ partner: request.environmentName, kind: request.kind, partnershipId });
  return partnershipId;
}

/** A subscription that is changed at this moment was changed before, or waits and then finds the partnership (C-25). */
async function holdSubscriptions(tx: Tx, paying: string[]): Promise<void> {
  await tx
    .select({ id: environments.id })
    .from(environments)
    .where(inArray(environments.id, paying))
    .orderBy(environments.id)
    .for('share');
  const without = await tx
    .select({ id: environments.id })
    .from(environments)
    .innerJoin(plans, eq(plans.key, environments.planKey))
    .where(and(inArray(environments.id, paying), eq(plans.hasPartnerships, false)));
  if (without.length > 0) throw conflict('subscription_changed');
}

async function bringToLife(tx: Tx, actor: Actor, request: Accepted, partnershipId: string): Promise<void> {
  const isAuthorisation = request.kind === 'authorisation';
  await tx.insert(partnershipSides).values([
    {
      partnershipId,
      environmentId: request.environmentId,
      environmentName: request.environmentName,
      agreedBy: request.requestedBy,
      agreedByName: request.requestedByName,
      agreedAt: request.createdAt,
    },
    {
      partnershipId,
      environmentId: request.otherEnvironmentId,
      environmentName: actor.environmentName,
      agreedBy: actor.userId,
      agreedByName: actor.name,
      isPaying: !isAuthorisation,
      allowsSoftwareConnection: isAuthorisation && request.asksForSoftwareConnection,
    },
  ]);
  await tx.insert(livePartnerships).values({ id: partnershipId });
  // Its primary key is the pair: two requests accepted at the same moment make one partnership.
  await tx.insert(liveSides).values([
    { environmentId: request.environmentId, otherEnvironmentId: request.otherEnvironmentId, partnershipId },
    { environmentId: request.otherEnvironmentId, otherEnvironmentId: request.environmentId, partnershipId },
  ]);
}
