import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { environments, livePartnerships, liveSides, partnershipManagers, users } from '@/db/schema';
import { organisationFacts } from '@/lib/organisations/facts';
import type { Actor } from '@/lib/policy/actor';
import type { ManagerFacts, PartnershipFacts, SharedOrganisationFacts } from '@/lib/policy/facts';

/** `use`: something is to live through it; `end`: it ends, and nothing may begin to live through it meanwhile. */
type Hold = 'use' | 'end';
const holds = { use: 'share', end: 'update' } as const;

/**
 * A live partnership of the actor's environment, its row held until the end of the transaction. Nothing for strangers', ended
 * ones, and, to a basic user, those they are not connected to (P01).
 */
export async function partnershipFacts(
  tx: Read,
  actor: Actor,
  { partnershipId }: { partnershipId: string },
  hold: Hold = 'use',
): Promise<PartnershipFacts | null> {
  const [held] = await tx
    .select({ id: livePartnerships.id })
    .from(livePartnerships)
    .where(eq(livePartnerships.id, partnershipId))
    .for(holds[hold]);
  if (!held) return null;
  const [side] = await tx
    .select({ id: environments.id, name: environments.name })
    .from(liveSides)
    .innerJoin(environments, eq(environments.id, liveSides.otherEnvironmentId))
    .where(and(eq(liveSides.partnershipId, partnershipId), eq(liveSides.environmentId, actor.environmentId)));
  if (!side) return null;
  if (actor.role === 'basic' && !(await isConnected(tx, partnershipId, actor.userId))) return null;
  return {
    environmentId: actor.environmentId,
    alsoConcerns: [side.id],
    subject: { kind: 'partnership', id: partnershipId, name: side.name },
    partnershipId,
    otherEnvironmentId: side.id,
    otherEnvironmentName: side.name,
  };
}

/** Holds the live partnership with an environment, so that it does not end meanwhile. Answers whether there is one. */
export async function holdPartnershipWith(tx: Read, environmentId: string): Promise<boolean> {
  const held = await tx.execute(sql`select from live_partnerships where id =
    (select partnership_id from live_sides where environment_id = current_environment_id() and other_environment_id = ${environmentId}) for share`);
  return held.length > 0;
}

/** The same for what ends it: whoever uses it at this moment was first, and goes with it. */
export const endingFacts = (tx: Read, actor: Actor, input: { partnershipId: string }) =>
  partnershipFacts(tx, actor, input, 'end');

/** Somebody of the actor's own environment and a partnership, the person's row held. Nothing for people of the other side (P16). */
export async function managerFacts(
  tx: Read,
  actor: Actor,
  { partnershipId, userId }: { partnershipId: string; userId: string },
): Promise<ManagerFacts | null> {
  const partnership = await partnershipFacts(tx, actor, { partnershipId });
  if (!partnership) return null;
  const [person] = await tx
    .select({ name: users.name, holdsRole: users.isRelationshipManager, blockedAt: users.blockedAt })
    .from(users)
    .where(and(eq(users.id, userId), eq(users.environmentId, actor.environmentId), isNull(users.removedAt)))
    .for('update');
  if (!person) return null;
  return {
    ...partnership,
    userId,
    userName: person.name,
    holdsRole: person.holdsRole && person.blockedAt === null,
    isConnected: await isConnected(tx, partnershipId, userId),
  };
}

/** Somebody who is connected already: for what changes or ends the link. */
export async function connectedManagerFacts(
  tx: Read,
  actor: Actor,
  input: { partnershipId: string; userId: string },
): Promise<ManagerFacts | null> {
  const facts = await managerFacts(tx, actor, input);
  return facts?.isConnected ? facts : null;
}

async function isConnected(tx: Read, partnershipId: string, userId: string): Promise<boolean> {
  const [link] = await tx
    .select({ userId: partnershipManagers.userId })
    .from(partnershipManagers)
    .where(and(eq(partnershipManagers.partnershipId, partnershipId), eq(partnershipManagers.userId, userId)));
  return link !== undefined;
}

/** An organisation the actor reaches, and a live partnership of the environment that owns it. */
export async function sharedOrganisationFacts(
  tx: Read,
  actor: Actor,
  { organisationId, partnershipId }: { organisationId: string; partnershipId: string },
): Promise<SharedOrganisationFacts | null> {
  const organisation = await organisationFacts(tx, actor, { organisationId });
  if (!organisation) return null;
  const [held] = await tx
    .select({ id: livePartnerships.id })
    .from(livePartnerships)
    .where(eq(livePartnerships.id, partnershipId))
    .for('share');
  if (!held) return null;
  const [row] = await tx.execute<{ id: string; name: string; is_shared: boolean }>(sql`
    select e.id, e.name, exists (select from partnership_organisations po
      where po.partnership_id = s.partnership_id and po.organisation_id = ${organisationId}) as is_shared
    from live_sides s join environments e on e.id = s.other_environment_id
    where s.partnership_id = ${partnershipId} and s.environment_id = ${organisation.environmentId}`);
  if (!row) return null;
  return {
    ...organisation,
    alsoConcerns: [row.id],
    partnershipId,
    otherEnvironmentName: row.name,
    isShared: row.is_shared,
  };
}
