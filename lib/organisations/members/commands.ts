import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { organisationMembers, organisations } from '@/db/schema';
import type { Level } from '@/db/vocabulary';
import { tell } from '@/lib/notifications/told/commands';
import { by } from '@/lib/notifications/told/events';
import type { Grant } from '@/lib/policy/grant';
import { conflict } from '@/lib/policy/refusal';

/**
 * Makes somebody a member: a colleague, or a partner's user, whose membership lives through the partnership (C-08), and tells
 * them: nobody asks for their consent, and they can leave (C-43). Refuses who is a member already.
 */
export async function addMember(
  grant: Grant<'organisation.addMember'> | Grant<'organisation.addPartnerMember'> | Grant<'access.accept'>,
  { level }: { level: Level },
): Promise<void> {
  const { tx, actor } = grant;
  const { organisationId, environmentId, userId, userEnvironmentId, partnershipId, memberLevel } = grant.facts;
  if (memberLevel !== null) throw conflict('already_member');
  await tx.insert(organisationMembers).values({
    userId,
    organisationId,
    environmentId,
    userEnvironmentId,
    partnershipId,
    level,
    addedBy: actor.userId,
    addedByName: actor.name,
  });
  const organisation = await nameOf(tx, organisationId);
  await tell(tx, {
    event: 'organisation_added',
    to: [userId],
    values: { ...by(actor), organisation, level },
    path: pathOf(organisationId),
    organisationId,
  });
  grant.note({ level, organisation });
}

/** Ends a membership, internal or external, and tells whoever had it; everything that came through it ends with the next request (C-29). */
export async function removeMember(grant: Grant<'organisation.removeMember'>): Promise<void> {
  const organisation = await endMembership(grant);
  await tell(grant.tx, {
    event: 'organisation_removed',
    to: [grant.facts.userId],
    values: { ...by(grant.actor), organisation },
    path: '/environment/organisations',
  });
}

/** Ends the actor's own membership (O14). */
export async function leaveOrganisation(grant: Grant<'organisation.leave'>): Promise<void> {
  await endMembership(grant);
}

type Ending = Pick<Grant<'organisation.removeMember'>, 'tx' | 'note'> & {
  facts: { organisationId: string; userId?: string };
  actor: { userId: string };
};

/** Answers the organisation's name. */
async function endMembership({ tx, note, facts, actor }: Ending): Promise<string> {
  await tx
    .delete(organisationMembers)
    .where(
      and(
        eq(organisationMembers.organisationId, facts.organisationId),
        eq(organisationMembers.userId, facts.userId ?? actor.userId),
      ),
    );
  const organisation = await nameOf(tx, facts.organisationId);
  note({ organisation });
  return organisation;
}

/** Changes the level of a membership; the person's environment role stays as it is. */
export async function changeLevel(grant: Grant<'organisation.changeLevel'>, { level }: { level: Level }) {
  const { tx, actor } = grant;
  const { organisationId, userId, memberLevel } = grant.facts;
  await tx
    .update(organisationMembers)
    .set({ level })
    .where(and(eq(organisationMembers.organisationId, organisationId), eq(organisationMembers.userId, userId)));
  const organisation = await nameOf(tx, organisationId);
  if (level !== memberLevel)
    await tell(tx, {
      event: 'level_changed',
      to: [userId],
      values: { ...by(actor), organisation, level },
      path: pathOf(organisationId),
      organisationId,
    });
  grant.note({ from: memberLevel, to: level, organisation });
}

const pathOf = (organisationId: string) => `/environment/organisations/${organisationId}`;

async function nameOf(tx: Tx, organisationId: string): Promise<string> {
  const [found] = await tx
    .select({ name: organisations.name })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  return found?.name ?? '';
}
