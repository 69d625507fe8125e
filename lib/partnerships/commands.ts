import { and, eq, sql } from 'drizzle-orm';
import { code } from '@/db/columns';
import {
  livePartnerships,
  partnershipManagers,
  partnershipOrganisations,
  partnershipSides,
  partnerships,
} from '@/db/schema';
import { roles } from '@/db/vocabulary';
import { tell } from '@/lib/notifications/told/commands';
import { by } from '@/lib/notifications/told/events';
import type { Grant } from '@/lib/policy/grant';
import { conflict } from '@/lib/policy/refusal';

/**
 * Ends a partnership, at once and in total: the database removes with the live row everything that lives through it (C-24).
 * What was sent, decided and written down stays on both sides; both are told.
 */
export async function endPartnership(grant: Grant<'partnership.end'>): Promise<string> {
  const { tx, actor, facts } = grant;
  await tellOfEnd(grant);
  await tx.delete(livePartnerships).where(eq(livePartnerships.id, facts.partnershipId));
  await tx
    .update(partnerships)
    .set({ endedAt: new Date(), endedBy: actor.userId, endedByName: actor.name })
    .where(eq(partnerships.id, facts.partnershipId));
  return facts.otherEnvironmentName;
}

/** On both sides, while they are still partners: who looks after partnerships, and the connected relationship managers. */
async function tellOfEnd({ tx, actor, facts }: Grant<'partnership.end'>): Promise<void> {
  const sides = [
    { environmentId: actor.environmentId, partner: facts.otherEnvironmentName },
    { environmentId: facts.otherEnvironmentId, partner: actor.environmentName },
  ];
  for (const { environmentId, partner } of sides) {
    await tell(tx, {
      event: 'partnership_ended',
      to: sql`select u.id from users u where u.environment_id = ${environmentId}
        and (u.role = ${code(roles, 'administrator')} or (u.role = ${code(roles, 'advanced')} and u.is_relationship_manager) or exists (
          select from partnership_managers m where m.user_id = u.id and m.partnership_id = ${facts.partnershipId}))`,
      values: { ...by(actor), partner },
      path: '/partners',
    });
  }
}

/** Takes back, alone, what this side let the other do with its software connections (C-17). */
export async function withdrawScope({ tx, actor, facts }: Grant<'partnership.withdrawScope'>): Promise<void> {
  await tx
    .update(partnershipSides)
    .set({ allowsSoftwareConnection: false })
    .where(
      and(
        eq(partnershipSides.partnershipId, facts.partnershipId),
        eq(partnershipSides.environmentId, actor.environmentId),
      ),
    );
}

/** Connects somebody with the relationship manager role to a partnership, and tells them; refuses who is connected already. */
export async function connectManager(grant: Grant<'relationshipManager.connect'>): Promise<string> {
  const { tx, actor, facts } = grant;
  if (facts.isConnected) throw conflict('already_connected', { name: facts.userName });
  await tx.insert(partnershipManagers).values({
    userId: facts.userId,
    partnershipId: facts.partnershipId,
    environmentId: actor.environmentId,
    connectedByName: actor.name,
  });
  await tellManager(grant, 'manager_connected');
  grant.note({ person: facts.userName });
  return facts.userName;
}

/** Makes a connected relationship manager this side's contact, the one before no longer. */
export async function makeContact(grant: Grant<'relationshipManager.makeContact'>): Promise<string> {
  const { tx, actor, facts } = grant;
  const ownLinks = and(
    eq(partnershipManagers.partnershipId, facts.partnershipId),
    eq(partnershipManagers.environmentId, actor.environmentId),
  );
  // One at a time per side: the others' rows are held before one of them is chosen.
  await tx
    .select({ id: partnershipManagers.userId })
    .from(partnershipManagers)
    .where(ownLinks)
    .orderBy(partnershipManagers.userId)
    .for('update');
  await tx.update(partnershipManagers).set({ isContact: false }).where(ownLinks);
  await tx
    .update(partnershipManagers)
    .set({ isContact: true })
    .where(and(ownLinks, eq(partnershipManagers.userId, facts.userId)));
  await tellManager(grant, 'contact_made');
  grant.note({ person: facts.userName });
  return facts.userName;
}

/** Ends somebody's link to a partnership; what they reached through it is closed from their next request on (P17). */
export async function disconnectManager(grant: Grant<'relationshipManager.disconnect'>): Promise<string> {
  const { tx, facts } = grant;
  await tx
    .delete(partnershipManagers)
    .where(
      and(eq(partnershipManagers.partnershipId, facts.partnershipId), eq(partnershipManagers.userId, facts.userId)),
    );
  await tellManager(grant, 'manager_disconnected');
  grant.note({ person: facts.userName });
  return facts.userName;
}

type OfManager = Pick<Grant<'relationshipManager.connect'>, 'tx' | 'actor' | 'facts'>;

const tellManager = (
  { tx, actor, facts }: OfManager,
  event: 'manager_connected' | 'contact_made' | 'manager_disconnected',
): Promise<void> =>
  tell(tx, {
    event,
    to: [facts.userId],
    values: { ...by(actor), partner: facts.otherEnvironmentName },
    path: '/partners/relationship-managers',
  });

/** Puts an organisation on the partnership's shared list: the other side's connected relationship managers reach it (C-01). */
export async function shareOrganisation(grant: Grant<'partnership.shareOrganisation'>): Promise<void> {
  const { tx, actor, facts } = grant;
  if (facts.isShared) throw conflict('already_on_list');
  await tx.insert(partnershipOrganisations).values({
    partnershipId: facts.partnershipId,
    organisationId: facts.organisationId,
    environmentId: facts.environmentId,
    sharedByName: actor.name,
  });
  grant.note({ partner: facts.otherEnvironmentName });
}

/** Takes an organisation off the shared list again. */
export async function unshareOrganisation(grant: Grant<'partnership.unshareOrganisation'>): Promise<void> {
  const { tx, facts } = grant;
  await tx
    .delete(partnershipOrganisations)
    .where(
      and(
        eq(partnershipOrganisations.partnershipId, facts.partnershipId),
        eq(partnershipOrganisations.organisationId, facts.organisationId),
      ),
    );
  grant.note({ partner: facts.otherEnvironmentName });
}
