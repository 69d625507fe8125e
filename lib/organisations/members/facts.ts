import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { livePartnerships, liveSides, organisationMembers, users } from '@/db/schema';
import type { Level } from '@/db/vocabulary';
import type { Actor } from '@/lib/policy/actor';
import type { MemberFacts } from '@/lib/policy/facts';
import { type Hold, organisationFacts } from '../facts';

/**
 * Somebody's membership, there already or about to be, for a person of the owning environment or of a live partner's.
 * The person's row is held, and the live partnership's for an external one. Nothing when organisation or person is not there,
 * nor for who is blocked and no member yet.
 */
export async function memberFacts(
  tx: Read,
  actor: Actor,
  input: { organisationId: string; userId: string },
  hold: Hold = 'use',
): Promise<MemberFacts | null> {
  const organisation = await organisationFacts(tx, actor, input, hold);
  if (!organisation) return null;
  const { environmentId } = organisation;
  const [person] = await tx
    .select({ name: users.name, environmentId: users.environmentId, blockedAt: users.blockedAt })
    .from(users)
    .where(and(eq(users.id, input.userId), isNull(users.removedAt), eq(users.isAnonymousProxy, false)))
    .for('update');
  if (!person) return null;
  const isExternal = person.environmentId !== environmentId;
  const partnershipId = isExternal ? await livePartnership(tx, environmentId, person.environmentId) : null;
  const memberLevel = await levelOfMember(tx, input);
  if (person.blockedAt && memberLevel === null) return null;
  if (isExternal && partnershipId === null && memberLevel === null) return null;
  return {
    ...organisation,
    ...(isExternal && { alsoConcerns: [person.environmentId] }),
    subject: { kind: 'user', id: input.userId, name: person.name },
    userId: input.userId,
    userName: person.name,
    userEnvironmentId: person.environmentId,
    memberLevel,
    isExternal,
    partnershipId,
    isLastOwnAdministrator:
      !isExternal && memberLevel === 'administrator' && !(await hasOtherOwnAdministrator(tx, environmentId, input)),
  };
}

/** A membership that exists: for what changes or ends it, one at a time, so that the last administrator is counted truly. */
export async function existingMemberFacts(
  tx: Read,
  actor: Actor,
  input: { organisationId: string; userId: string },
): Promise<MemberFacts | null> {
  const facts = await memberFacts(tx, actor, input, 'change');
  return facts?.memberLevel ? facts : null;
}

/** The level written down for a person, whoever asks; nothing without a membership. */
async function levelOfMember(
  tx: Read,
  { organisationId, userId }: { organisationId: string; userId: string },
): Promise<Level | null> {
  const [seat] = await tx
    .select({ level: organisationMembers.level })
    .from(organisationMembers)
    .where(and(eq(organisationMembers.organisationId, organisationId), eq(organisationMembers.userId, userId)));
  return seat?.level ?? null;
}

/** The live partnership of two environments, held until the end of the transaction; nothing without one. */
async function livePartnership(tx: Read, environmentId: string, other: string): Promise<string | null> {
  const [live] = await tx
    .select({ id: livePartnerships.id })
    .from(liveSides)
    .innerJoin(livePartnerships, eq(livePartnerships.id, liveSides.partnershipId))
    .where(and(eq(liveSides.environmentId, environmentId), eq(liveSides.otherEnvironmentId, other)))
    .for('share', { of: livePartnerships });
  return live?.id ?? null;
}

async function hasOtherOwnAdministrator(
  tx: Read,
  environmentId: string,
  { organisationId, userId }: { organisationId: string; userId: string },
): Promise<boolean> {
  const [other] = await tx
    .select({ id: organisationMembers.userId })
    .from(organisationMembers)
    .where(
      and(
        eq(organisationMembers.organisationId, organisationId),
        ne(organisationMembers.userId, userId),
        eq(organisationMembers.userEnvironmentId, environmentId),
        eq(organisationMembers.level, 'administrator'),
      ),
    )
    .limit(1);
  return other !== undefined;
}
