import { and, eq, isNull } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { accessRequests, liveSides, organisationMembers, organisations, users } from '@/db/schema';
import { memberFacts } from '@/lib/organisations/members/facts';
import type { Actor } from '@/lib/policy/actor';
import type { AccessAskFacts, AccessRequestFacts, AskedAccessFacts } from '@/lib/policy/facts';
import { partnershipFacts } from '../facts';

/** A colleague of the actor and an organisation of a live partner's. Nothing for own organisations, strangers' and closed ones. */
export async function accessAskFacts(
  tx: Read,
  actor: Actor,
  { organisationId, userId }: { organisationId: string; userId: string },
): Promise<AccessAskFacts | null> {
  const [organisation] = await tx
    .select({ name: organisations.name, partnershipId: liveSides.partnershipId })
    .from(organisations)
    .innerJoin(
      liveSides,
      and(
        eq(liveSides.otherEnvironmentId, organisations.environmentId),
        eq(liveSides.environmentId, actor.environmentId),
      ),
    )
    .where(and(eq(organisations.id, organisationId), isNull(organisations.deletedAt)));
  const partnership = organisation && (await partnershipFacts(tx, actor, organisation));
  if (!partnership) return null;
  const [person] = await tx
    .select({ name: users.name })
    .from(users)
    .where(
      and(
        eq(users.id, userId),
        eq(users.environmentId, actor.environmentId),
        isNull(users.removedAt),
        isNull(users.blockedAt),
        eq(users.isAnonymousProxy, false),
      ),
    )
    .for('share');
  if (!person) return null;
  const seats = await tx
    .select({ userId: organisationMembers.userId })
    .from(organisationMembers)
    .where(and(eq(organisationMembers.organisationId, organisationId), eq(organisationMembers.userId, userId)));
  return {
    ...partnership,
    subject: { kind: 'user', id: userId, name: person.name },
    organisationId,
    organisationName: organisation.name,
    userId,
    userName: person.name,
    isMember: seats.length > 0,
  };
}

/** A request for access to an organisation the actor reaches, its row held; nothing for others' organisations. */
export async function accessRequestFacts(
  tx: Read,
  actor: Actor,
  { accessRequestId }: { accessRequestId: string },
): Promise<AccessRequestFacts | null> {
  const [request] = await tx
    .select()
    .from(accessRequests)
    .where(and(eq(accessRequests.id, accessRequestId), eq(accessRequests.environmentId, actor.environmentId)))
    .for('update');
  const member = request && (await memberFacts(tx, actor, request, 'change'));
  if (!member) return null;
  const [organisation] = await tx
    .select({ name: organisations.name })
    .from(organisations)
    .where(eq(organisations.id, request.organisationId));
  return {
    ...member,
    alsoConcerns: [request.userEnvironmentId],
    accessRequestId,
    state: request.state,
    askedLevel: request.level,
    organisationName: organisation!.name,
  };
}

/** A request for access that the actor's side made, its row held; nothing for others', and through partnerships that are not the actor's to see. */
export async function askedAccessFacts(
  tx: Read,
  actor: Actor,
  { accessRequestId }: { accessRequestId: string },
): Promise<AskedAccessFacts | null> {
  const [request] = await tx
    .select({
      partnershipId: accessRequests.partnershipId,
      organisationId: accessRequests.organisationId,
      userId: accessRequests.userId,
      userName: users.name,
      state: accessRequests.state,
    })
    .from(accessRequests)
    .innerJoin(users, eq(users.id, accessRequests.userId))
    .where(and(eq(accessRequests.id, accessRequestId), eq(accessRequests.userEnvironmentId, actor.environmentId)))
    .for('update', { of: accessRequests });
  const partnership = request && (await partnershipFacts(tx, actor, request));
  if (!partnership) return null;
  return {
    ...partnership,
    subject: { kind: 'user', id: request.userId, name: request.userName },
    organisationId: request.organisationId,
    accessRequestId,
    state: request.state,
  };
}
