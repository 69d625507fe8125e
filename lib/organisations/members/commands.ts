import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { organisationMembers, organisations } from '@/db/schema';
import type { Level } from '@/db/vocabulary';
import type { Grant } from '@/lib/policy/grant';
import { conflict } from '@/lib/policy/refusal';

/**
 * Makes somebody a member: a colleague, or a partner's user, whose membership lives through the partnership (C-08).
 * Refuses who is a member already.
 */
export async function addMember(
  grant: Grant<'organisation.addMember'> | Grant<'organisation.addPartnerMember'> | Grant<'access.accept'>,
  { level }: { level: Level },
): Promise<void> {
  const { organisationId, environmentId, userId, userEnvironmentId, partnershipId, memberLevel } = grant.facts;
  if (memberLevel !== null) throw conflict('already_member');
  await grant.tx.insert(organisationMembers).values({
    userId,
    organisationId,
    environmentId,
    userEnvironmentId,
    partnershipId,
    level,
    addedBy: grant.actor.userId,
    addedByName: grant.actor.name,
  });
  grant.note({ level, organisation: await nameOf(grant.tx, organisationId) });
}

/** Ends a membership, internal or external; everything that came through it ends with the next request (C-29). */
export const removeMember = (grant: Grant<'organisation.removeMember'>) => endMembership(grant);

/** Ends the actor's own membership (O14). */
export const leaveOrganisation = (grant: Grant<'organisation.leave'>) => endMembership(grant);

type Ending = Pick<Grant<'organisation.removeMember'>, 'tx' | 'note'> & {
  facts: { organisationId: string; userId?: string };
  actor: { userId: string };
};

async function endMembership({ tx, note, facts, actor }: Ending): Promise<void> {
  await tx
    .delete(organisationMembers)
    .where(
      and(
        eq(organisationMembers.organisationId, facts.organisationId),
        eq(organisationMembers.userId, facts.userId ?? actor.userId),
      ),
    );
  note({ organisation: await nameOf(tx, facts.organisationId) });
}

/** Changes the level of a membership; the person's environment role stays as it is. */
export async function changeLevel(grant: Grant<'organisation.changeLevel'>, { level }: { level: Level }) {
  const { organisationId, userId, memberLevel } = grant.facts;
  await grant.tx
    .update(organisationMembers)
    .set({ level })
    .where(and(eq(organisationMembers.organisationId, organisationId), eq(organisationMembers.userId, userId)));
  grant.note({ from: memberLevel, to: level, organisation: await nameOf(grant.tx, organisationId) });
}

async function nameOf(tx: Tx, organisationId: string): Promise<string> {
  const [found] = await tx
    .select({ name: organisations.name })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  return found?.name ?? '';
}
