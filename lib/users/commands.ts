import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import {
  documents,
  grants,
  groupMembers,
  organisationMembers,
  partnershipManagers,
  sessions,
  shares,
  users,
} from '@/db/schema';
import type { Language, Role, Theme } from '@/db/vocabulary';
import { tell } from '@/lib/notifications/told/commands';
import { by, type SpecialRole } from '@/lib/notifications/told/events';
import type { Grant } from '@/lib/policy/grant';
import { conflict } from '@/lib/policy/refusal';
import { hasOtherRelationshipManager } from './facts';

// User management ----------------------------------------------------------------------------------------------------

/** Changes the person's one role, and tells them; it counts from their next request. */
export async function changeRole(grant: Grant<'user.changeRole'>, { role }: { role: Role }): Promise<void> {
  const { userId, role: from } = grant.facts;
  await grant.tx.update(users).set({ role }).where(eq(users.id, userId));
  if (role !== from)
    await tell(grant.tx, {
      event: 'role_changed',
      to: [userId],
      values: { ...by(grant.actor), role },
      path: '/environment/roles',
    });
  grant.note({ from, to: role });
}

/**
 * Gives or withdraws the relationship manager role; the role itself stays as it is. Withdrawing cuts the person's
 * links to partnerships at once, and takes a confirmation when nobody else holds the role (C-25).
 */
export async function setRelationshipManager(
  grant: Grant<'user.grantRelationshipManager'>,
  { isGiven, isConfirmed }: { isGiven: boolean; isConfirmed: boolean },
): Promise<void> {
  const { userId } = grant.facts;
  if (!isGiven) await refuseLosingTheLast(grant.tx, grant.facts, isConfirmed);
  await setSpecialRole(grant, 'relationship_manager', isGiven);
  if (!isGiven) await grant.tx.delete(partnershipManagers).where(eq(partnershipManagers.userId, userId));
  grant.note({ isGiven });
}

/** Gives or withdraws the specialist role Developer. */
export async function setDeveloper(grant: Grant<'user.grantDeveloper'>, { isGiven }: { isGiven: boolean }) {
  await setSpecialRole(grant, 'developer', isGiven);
  grant.note({ isGiven });
}

/** Gives or withdraws the supplementary role workflow administrator (C-38). */
export async function setWorkflowAdministrator(
  grant: Grant<'user.grantWorkflowAdministrator'>,
  { isGiven }: { isGiven: boolean },
) {
  await setSpecialRole(grant, 'workflow_administrator', isGiven);
  grant.note({ isGiven });
}

const columns = {
  relationship_manager: 'isRelationshipManager',
  developer: 'isDeveloper',
  workflow_administrator: 'isWorkflowAdministrator',
} as const satisfies Record<SpecialRole, keyof typeof users.$inferInsert>;

/** Gives or withdraws a supplementary role, and tells the person when that changes something. */
async function setSpecialRole(
  { tx, actor, facts }: Pick<Grant<'user.grantDeveloper'>, 'tx' | 'actor' | 'facts'>,
  role: SpecialRole,
  isGiven: boolean,
): Promise<void> {
  const column = columns[role];
  const changed = await tx
    .update(users)
    .set({ [column]: isGiven })
    .where(and(eq(users.id, facts.userId), ne(users[column], isGiven)))
    .returning({ id: users.id });
  await tell(tx, {
    event: isGiven ? 'role_given' : 'role_withdrawn',
    to: changed.map(({ id }) => id),
    values: { ...by(actor), role },
    path: '/environment/roles',
  });
}

/** Blocks: the database ends the sessions with the same statement; everything else stays (C-27). */
export async function blockUser(grant: Grant<'user.block'>): Promise<void> {
  await grant.tx.update(users).set({ blockedAt: new Date() }).where(eq(users.id, grant.facts.userId));
}

/** Lets a blocked person sign in again, with everything they had. */
export async function unblockUser(grant: Grant<'user.unblock'>): Promise<void> {
  await grant.tx.update(users).set({ blockedAt: null }).where(eq(users.id, grant.facts.userId));
}

/**
 * Removes a person: memberships, seats in groups, links to partnerships and what was shared with them end, and with that
 * what they passed on from it (C-30). Shares given for an organisation, drafts and every trace of the past stay (C-27).
 * Takes a confirmation when the environment's last relationship manager goes.
 */
export async function removeUser(grant: Grant<'user.remove'>, { isConfirmed }: { isConfirmed: boolean }) {
  const { tx } = grant;
  const { userId } = grant.facts;
  await refuseLosingTheLast(tx, grant.facts, isConfirmed);
  const memberships = await tx
    .delete(organisationMembers)
    .where(eq(organisationMembers.userId, userId))
    .returning({ id: organisationMembers.organisationId });
  await tx.delete(groupMembers).where(eq(groupMembers.userId, userId));
  await tx.delete(partnershipManagers).where(eq(partnershipManagers.userId, userId));
  // Whoever uses a share that goes with these waits for this, or was first (brief lock, in one order).
  await tx
    .select({ id: documents.id })
    .from(documents)
    .where(
      inArray(documents.id, tx.select({ id: shares.documentId }).from(shares).where(eq(shares.principalId, userId))),
    )
    .orderBy(documents.id)
    .for('update');
  const received = await tx.delete(shares).where(eq(shares.principalId, userId)).returning({ id: shares.id });
  await tx.delete(grants).where(eq(grants.principalId, userId));
  await tx
    .update(users)
    .set({
      removedAt: new Date(),
      email: null,
      isRelationshipManager: false,
      isDeveloper: false,
      isWorkflowAdministrator: false,
    })
    .where(eq(users.id, userId));
  grant.note({ memberships: memberships.length, sharesReceived: received.length });
}

/** Nobody left to connect, share outside or add external members: that is said first (C-25). */
async function refuseLosingTheLast(
  tx: Tx,
  { environmentId, userId, subject }: Grant<'user.remove'>['facts'],
  isConfirmed: boolean,
): Promise<void> {
  if (isConfirmed) return;
  const [person] = await tx.select({ holds: users.isRelationshipManager }).from(users).where(eq(users.id, userId));
  if (!person?.holds || (await hasOtherRelationshipManager(tx, environmentId, userId))) return;
  throw conflict('last_relationship_manager', { name: subject.name });
}

// Profile: always the actor's own --------------------------------------------------------------------------------------

type OwnProfile = Grant<'profile.change'>;

async function setOwn(grant: OwnProfile, what: string, values: Partial<typeof users.$inferInsert>): Promise<void> {
  await grant.tx.update(users).set(values).where(eq(users.id, grant.facts.userId));
  grant.note({ what });
}

export const changeName = (grant: OwnProfile, { name }: { name: string }) => setOwn(grant, 'name', { name });

export const changeLanguage = (grant: OwnProfile, { language }: { language: Language }) =>
  setOwn(grant, 'language', { language });

export const changeTheme = (grant: OwnProfile, { theme }: { theme: Theme }) => setOwn(grant, 'theme', { theme });

export const changeShortcuts = (grant: OwnProfile, { usesShortcuts }: { usesShortcuts: boolean }) =>
  setOwn(grant, 'shortcuts', { usesShortcuts });

/** Ends one of the actor's own sessions; refuses one that is gone already. */
export async function endSession(grant: OwnProfile, { sessionId }: { sessionId: string }): Promise<void> {
  const ended = await grant.tx
    .delete(sessions)
    .where(and(eq(sessions.id, sessionId), eq(sessions.userId, grant.facts.userId)))
    .returning({ id: sessions.id });
  if (ended.length === 0) throw conflict('session_gone');
  grant.note({ what: 'session' });
}

/** Ends all of the actor's sessions but the one with this token. Answers how many. */
export async function endOtherSessions(grant: OwnProfile, currentTokenHash: string): Promise<number> {
  const ended = await grant.tx
    .delete(sessions)
    .where(and(ne(sessions.tokenHash, currentTokenHash), eq(sessions.userId, grant.facts.userId)))
    .returning({ id: sessions.id });
  grant.note({ what: 'sessions', count: ended.length });
  return ended.length;
}
