import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { getLocale } from 'next-intl/server';
import { identifying, refusingConstraint, type Tx } from '@/db/client';
import { newId } from '@/db/id';
import { invitations, organisationMembers, principals, users } from '@/db/schema';
import type { Language } from '@/db/vocabulary';
import { enqueueMail } from '@/lib/notifications/commands';
import { appendIdentityEvent } from '@/lib/policy/grant';
import { countAttempt } from '@/lib/policy/limits';
import { publicLink } from '@/lib/policy/public-address';
import { conflict } from '@/lib/policy/refusal';
import { findCurrentActor } from '@/lib/policy/session';
import { findConfirmedAddress, forgetConfirmation, takeConfirmedAddress } from '@/lib/policy/sign-in-confirmation';
import { startSession } from '@/lib/policy/sign-in-session';
import { hashToken } from '@/lib/policy/tokens';
import { requestSignIn } from '../sign-in/request';
import { findInvitation, holdInvitation, type Invitation } from './facts';
import { stateOf } from './state';
import { tellOfAcceptance, tellOfRefusal } from './told';

type Named = { token?: string | undefined; invitationId?: string | undefined };

const named = ({ token, invitationId }: Named): SQL =>
  token ? eq(invitations.tokenHash, hashToken(token)) : eq(invitations.id, invitationId ?? newId());

/** Mails the invited address a link and a code, so that its owner can show it to be theirs. Refuses a token that is none. */
export async function proveInvitedAddress(token: string): Promise<void> {
  const invitation = await identifying((tx) => findInvitation(tx, named({ token })));
  if (!invitation) throw conflict('invitation_unknown');
  await requestSignIn({ email: invitation.email, next: `/invitation/${token}` });
}

/**
 * Makes the invited person a user of the environment, with the role and the organisations of the invitation, and signs
 * them in. Stands on the confirmed address (D-20), not on the link; refuses whatever state but an open invitation of
 * somebody who could still invite (D-19).
 */
export async function acceptInvitation(which: Named & { name: string }): Promise<void> {
  const userId = await identifying((tx) => accept(tx, which)).catch((error) => {
    throw refusingConstraint(error) === 'users_email' ? conflict('address_taken') : error;
  });
  await forgetConfirmation();
  await startSession(userId);
}

async function accept(tx: Tx, which: Named & { name: string }): Promise<string> {
  await holdInvitation(tx, named(which));
  const invitation = await findInvitation(tx, named(which));
  const confirmed = await takeConfirmedAddress(tx);
  const state = stateOf(invitation, { actor: null, confirmed });
  if (!invitation || state !== 'ready') throw conflict(`invitation_${state}`);
  const userId = newId();
  const { environmentId, email, role } = invitation;
  await tx.insert(principals).values({ id: userId, kind: 'user', environmentId });
  const language = (await getLocale()) as Language;
  await tx.insert(users).values({ id: userId, environmentId, email, name: which.name, role, language });
  await enterOrganisations(tx, invitation, userId);
  await tx
    .update(invitations)
    .set({ acceptedAt: sql`now()`, acceptedBy: userId })
    .where(eq(invitations.id, invitation.id));
  await tellOfAcceptance(tx, invitation, which.name);
  await appendIdentityEvent(tx, {
    environmentId,
    actor: { userId, name: which.name },
    action: 'user.invitationAccepted',
    subject: { kind: 'user', id: userId, name: which.name },
    details: { role, invitedBy: invitation.inviterName },
  });
  return userId;
}

async function enterOrganisations(tx: Tx, invitation: Invitation, userId: string): Promise<void> {
  if (invitation.organisations.length === 0) return;
  const { environmentId, invitedBy, inviterName } = invitation;
  await tx.insert(organisationMembers).values(
    invitation.organisations.map(({ id, level }) => ({
      userId,
      organisationId: id,
      environmentId,
      userEnvironmentId: environmentId,
      level,
      addedBy: invitedBy,
      addedByName: inviterName,
    })),
  );
}

/**
 * Says no to an invitation; its link stops working and the inviter hears of it. Stands on the confirmed address, as accepting
 * does, which stays confirmed: whoever says no to one may go on to another. Refuses what accepting refuses.
 */
export async function declineInvitation(which: Named): Promise<void> {
  const confirmed = await findConfirmedAddress();
  await identifying(async (tx) => {
    await holdInvitation(tx, named(which));
    const invitation = await findInvitation(tx, named(which));
    const state = stateOf(invitation, { actor: null, confirmed });
    if (!invitation || state !== 'ready') throw conflict(`invitation_${state}`);
    const { id, email, environmentId } = invitation;
    await tx.update(invitations).set({ declinedAt: sql`now()` }).where(eq(invitations.id, id));
    await tellOfRefusal(tx, invitation);
    await appendIdentityEvent(tx, {
      environmentId,
      actor: { userId: null, name: email },
      action: 'user.invitationDeclined',
      subject: { kind: 'invitation', id, name: email },
      details: { invitedBy: invitation.inviterName },
    });
  });
}

/** Tells those who can invite that an expired invitation is still wanted, once a day. Refuses everybody but the owner of the invited address. */
export async function askForNewInvitation(token: string): Promise<void> {
  const viewer = { actor: await findCurrentActor(), confirmed: await findConfirmedAddress() };
  await identifying(async (tx) => {
    const invitation = await findInvitation(tx, named({ token }));
    const isOwner = (viewer.actor?.email ?? viewer.confirmed) === invitation?.email;
    if (!invitation || !isOwner || stateOf(invitation, viewer) !== 'expired') throw conflict('invitation_unknown');
    await countAttempt(tx, { name: 'invitation_wanted', key: invitation.id, most: 1, seconds: 86_400 });
    for (const { email, language } of await findInviters(tx, invitation)) {
      await enqueueMail(tx, {
        kind: 'invitation_wanted',
        to: email!,
        language: language as Language,
        payload: {
          personAddress: invitation.email,
          environmentName: invitation.environmentName,
          link: publicLink('/environment/users'),
        },
      });
    }
  });
}

/** Whoever invited, or, when they cannot any more, up to three administrators of the environment. */
async function findInviters(tx: Tx, { invitedBy, environmentId, isInviterEntitled }: Invitation) {
  return tx
    .select({ email: users.email, language: users.language })
    .from(users)
    .where(
      and(
        eq(users.environmentId, environmentId),
        eq(users.role, 'administrator'),
        isNull(users.blockedAt),
        isNull(users.removedAt),
        isInviterEntitled ? eq(users.id, invitedBy) : undefined,
      ),
    )
    .orderBy(users.name)
    .limit(3);
}
