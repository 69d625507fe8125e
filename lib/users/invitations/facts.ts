import { and, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { environments, invitationOrganisations, invitations, organisations, users } from '@/db/schema';
import type { Level, Role } from '@/db/vocabulary';
import type { Actor } from '@/lib/policy/actor';
import type { EnvironmentFacts } from '@/lib/policy/facts';
import type { InvitationFacts } from './state';

/** An invitation of the actor's environment, the row held; nothing for other environments' invitations. */
export async function invitationFacts(
  tx: Read,
  actor: Actor,
  { invitationId }: { invitationId: string },
): Promise<EnvironmentFacts | null> {
  const [found] = await tx
    .select({ id: invitations.id, email: invitations.email })
    .from(invitations)
    .where(and(eq(invitations.id, invitationId), eq(invitations.environmentId, actor.environmentId)))
    .for('update');
  if (!found) return null;
  return {
    environmentId: actor.environmentId,
    subject: { kind: 'invitation', id: found.id, name: found.email },
  };
}

/** An invitation as its page shows it. */
export type Invitation = InvitationFacts & {
  id: string;
  role: Role;
  environmentName: string;
  invitedBy: string;
  inviterName: string;
  inviterAddress: string | null;
  inviterLanguage: string;
  expiresAt: Date;
  acceptedAt: Date | null;
  organisations: { id: string; name: string; level: Level }[];
};

/** Holds the invitation, the right of whoever sent it, and the organisations it leads to, until the transaction ends. */
export async function holdInvitation(tx: Read, which: SQL): Promise<void> {
  const [held] = await tx
    .select({ id: invitations.id, by: invitations.invitedBy })
    .from(invitations)
    .where(which)
    .for('update');
  if (!held) return;
  await tx.select({ id: users.id }).from(users).where(eq(users.id, held.by)).for('share');
  const entered = tx
    .select({ id: invitationOrganisations.organisationId })
    .from(invitationOrganisations)
    .where(eq(invitationOrganisations.invitationId, held.id));
  await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(inArray(organisations.id, entered))
    .orderBy(organisations.id)
    .for('key share');
}

/** An invitation that nobody has accepted, declined or taken back; it may have expired. */
export const isOpen = and(
  isNull(invitations.acceptedAt),
  isNull(invitations.declinedAt),
  isNull(invitations.withdrawnAt),
) as SQL;

/** Whoever invited could do so today (D-19). */
export const isEntitled = and(
  eq(users.environmentId, invitations.environmentId),
  eq(users.role, 'administrator'),
  isNull(users.blockedAt),
  isNull(users.removedAt),
);

/** The invitation a condition names, with whoever sent it and where it leads. */
export async function findInvitation(tx: Read, which: SQL): Promise<Invitation | null> {
  const [found] = await tx
    .select({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      environmentId: invitations.environmentId,
      environmentName: environments.name,
      invitedBy: invitations.invitedBy,
      inviterName: invitations.invitedByName,
      inviterAddress: users.email,
      inviterLanguage: users.language,
      expiresAt: invitations.expiresAt,
      acceptedAt: invitations.acceptedAt,
      isAccepted: sql<boolean>`${invitations.acceptedAt} is not null`,
      isWithdrawn: sql<boolean>`${invitations.withdrawnAt} is not null`,
      isDeclined: sql<boolean>`${invitations.declinedAt} is not null`,
      isExpired: sql<boolean>`${invitations.expiresAt} <= now()`,
      isInviterEntitled: sql<boolean>`${isEntitled}`,
    })
    .from(invitations)
    .innerJoin(environments, eq(environments.id, invitations.environmentId))
    .innerJoin(users, eq(users.id, invitations.invitedBy))
    .where(which);
  if (!found) return null;
  const entered = await tx
    .select({ id: organisations.id, name: organisations.name, level: invitationOrganisations.level })
    .from(invitationOrganisations)
    .innerJoin(organisations, eq(organisations.id, invitationOrganisations.organisationId))
    .where(
      and(
        eq(invitationOrganisations.invitationId, found.id),
        eq(organisations.environmentId, found.environmentId),
        isNull(organisations.deletedAt),
      ),
    )
    .orderBy(organisations.name);
  return { ...found, organisations: entered };
}
