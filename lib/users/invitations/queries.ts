import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { identifying, reading } from '@/db/client';
import { invitations, organisations, users } from '@/db/schema';
import type { Actor } from '@/lib/policy/actor';
import { countAtDoor } from '@/lib/policy/door-limits';
import { Refusal } from '@/lib/policy/refusal';
import { findCurrentActor } from '@/lib/policy/session';
import { findConfirmedAddress } from '@/lib/policy/sign-in-confirmation';
import { hashToken } from '@/lib/policy/tokens';
import { findInvitation, type Invitation, isEntitled, isOpen } from './facts';
import { type InvitationState, stateOf } from './state';

export type InvitationView =
  | { state: 'unknown' | 'too_many' }
  | { state: Exclude<InvitationState, 'unknown'>; invitation: Invitation };

/** The invitation behind a mailed token, and what it is to whoever looks. Looking changes nothing of it; guesses are counted. */
export async function lookAtInvitation(token: string): Promise<InvitationView> {
  const invitation = await identifying((tx) => findInvitation(tx, eq(invitations.tokenHash, hashToken(token))));
  const state = stateOf(invitation, { actor: await findCurrentActor(), confirmed: await findConfirmedAddress() });
  if (invitation && state !== 'unknown') return { state, invitation };
  return { state: (await isGuessing()) ? 'too_many' : 'unknown' };
}

async function isGuessing(): Promise<boolean> {
  try {
    await countAtDoor('token');
    return false;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'rate_limited') return true;
    throw error;
  }
}

/** The invitation that waits for an address whose owner came without its mail, the newest; null when none can be accepted. */
export async function findWaitingInvitation(email: string): Promise<Invitation | null> {
  return identifying(async (tx) => {
    const waiting = await tx
      .select({ id: invitations.id })
      .from(invitations)
      .where(and(eq(invitations.email, email), isOpen, gt(invitations.expiresAt, sql`now()`)))
      .orderBy(sql`${invitations.createdAt} desc`);
    for (const { id } of waiting) {
      const invitation = await findInvitation(tx, eq(invitations.id, id));
      if (invitation?.isInviterEntitled) return invitation;
    }
    return null;
  });
}

/** The organisations an invited person can be let into: those of the actor's environment. */
export const listEntrances = (actor: Actor): Promise<{ id: string; name: string }[]> =>
  reading(actor, (tx) =>
    tx
      .select({ id: organisations.id, name: organisations.name })
      .from(organisations)
      .where(and(eq(organisations.environmentId, actor.environmentId), isNull(organisations.deletedAt)))
      .orderBy(organisations.name),
  );

/** The invitations of the actor's environment that nobody has answered, newest first, the expired among them, and those whose inviter may not invite any more (D-19). */
export const listOpenInvitations = (actor: Actor) =>
  reading(actor, (tx) =>
    tx
      .select({
        id: invitations.id,
        email: invitations.email,
        role: invitations.role,
        invitedBy: invitations.invitedByName,
        expiresAt: invitations.expiresAt,
        isExpired: sql<boolean>`${invitations.expiresAt} <= now()`,
        isInviterEntitled: sql<boolean>`coalesce(${isEntitled}, false)`,
      })
      .from(invitations)
      .leftJoin(users, eq(users.id, invitations.invitedBy))
      .where(and(eq(invitations.environmentId, actor.environmentId), isOpen))
      .orderBy(sql`${invitations.createdAt} desc`)
      .limit(200),
  );
export type OpenInvitation = Awaited<ReturnType<typeof listOpenInvitations>>[number];
