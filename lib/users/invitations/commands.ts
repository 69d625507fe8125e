import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { newId } from '@/db/id';
import { environments, invitationOrganisations, invitations, organisations, users } from '@/db/schema';
import type { Language, Role } from '@/db/vocabulary';
import { enqueueMail } from '@/lib/notifications/commands';
import type { Grant } from '@/lib/policy/grant';
import { countAttempt } from '@/lib/policy/limits';
import { publicLink } from '@/lib/policy/public-address';
import { conflict, invalid, notFound } from '@/lib/policy/refusal';
import { hashToken, newToken } from '@/lib/policy/tokens';
import { isOpen } from './facts';
import type { Invitees } from './input';

const validDays = 7;
const validUntil = sql`now() + make_interval(days => ${validDays})`;

/**
 * Invites one address into the actor's environment and mails it the link. Answers the same whether or not the address has an
 * account elsewhere (T-39); refuses colleagues, those already invited, and organisations of others.
 */
export async function inviteUser(
  grant: Grant<'user.invite'>,
  email: string,
  { role, organisations: entrances }: Pick<Invitees, 'role' | 'organisations'>,
): Promise<void> {
  const { tx, actor, facts } = grant;
  const { environmentId } = facts;
  await countInvitation(tx, environmentId, email);
  await refuseColleague(tx, environmentId, email);
  await makeRoom(tx, environmentId, email);
  const id = newId();
  await tx.insert(invitations).values({
    id,
    environmentId,
    email,
    role,
    tokenHash: hashToken(newToken()),
    invitedBy: actor.userId,
    invitedByName: actor.name,
    expiresAt: validUntil,
  });
  await openOrganisations(tx, { id, environmentId }, entrances);
  await mailInvitation(grant, id);
  grant.about({ kind: 'invitation', id, name: email });
  grant.note({ role });
}

/** Takes an invitation back; its link stops working. Refuses one that was answered or taken back already. */
export async function withdrawInvitation(grant: Grant<'user.withdrawInvitation'>): Promise<void> {
  const withdrawn = await grant.tx
    .update(invitations)
    .set({ withdrawnAt: sql`now()` })
    .where(and(eq(invitations.id, grant.facts.subject.id), isOpen))
    .returning({ id: invitations.id });
  if (withdrawn.length === 0) throw conflict('invitation_closed');
}

/** Sends an invitation once more, in the name of whoever sends it now: a new link, seven new days; the link before stops working. */
export async function resendInvitation(grant: Grant<'user.invite'>): Promise<void> {
  const { tx, actor, facts } = grant;
  await countInvitation(tx, facts.environmentId, facts.subject.name);
  const renewed = await tx
    .update(invitations)
    .set({ expiresAt: validUntil, invitedBy: actor.userId, invitedByName: actor.name })
    .where(and(eq(invitations.id, facts.subject.id), isOpen))
    .returning({ id: invitations.id });
  if (renewed.length === 0) throw conflict('invitation_closed');
  await mailInvitation(grant, facts.subject.id);
  grant.note({ resent: true });
}

/** An environment is no spam gun: twenty an hour, and three a day for one address, whoever sends them (T-38). */
async function countInvitation(tx: Tx, environmentId: string, email: string): Promise<void> {
  await countAttempt(tx, { name: 'invite_environment', key: environmentId, most: 20, seconds: 3600 });
  await countAttempt(tx, { name: 'invite_address', key: email, most: 3, seconds: 86_400 });
}

async function refuseColleague(tx: Tx, environmentId: string, email: string): Promise<void> {
  const [colleague] = await tx
    .select({ name: users.name })
    .from(users)
    .where(and(eq(users.email, email), eq(users.environmentId, environmentId)));
  if (colleague) throw invalid('emails', 'colleague_already', { email, name: colleague.name });
}

/** One open invitation per address: an expired one makes room for the new. */
async function makeRoom(tx: Tx, environmentId: string, email: string): Promise<void> {
  const same = and(eq(invitations.environmentId, environmentId), eq(invitations.email, email), isOpen);
  const [waiting] = await tx
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(same, gt(invitations.expiresAt, sql`now()`)));
  if (waiting) throw invalid('emails', 'invited_already', { email });
  await tx.update(invitations).set({ withdrawnAt: sql`now()` }).where(same);
}

async function openOrganisations(
  tx: Tx,
  invitation: { id: string; environmentId: string },
  entrances: Invitees['organisations'],
): Promise<void> {
  if (entrances.length === 0) return;
  const levels = new Map(entrances.map(({ organisationId, level }) => [organisationId, level]));
  const own = await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(
      and(
        eq(organisations.environmentId, invitation.environmentId),
        inArray(organisations.id, [...levels.keys()]),
        isNull(organisations.deletedAt),
      ),
    );
  if (own.length !== levels.size) throw notFound();
  await tx
    .insert(invitationOrganisations)
    .values(own.map(({ id }) => ({ invitationId: invitation.id, organisationId: id, level: levels.get(id)! })));
}

/** Gives the invitation a new token and mails it. Whoever has an account elsewhere is told what that means; nobody else is (C-49). */
async function mailInvitation({ tx, actor }: Pick<Grant<'user.invite'>, 'tx' | 'actor'>, id: string): Promise<void> {
  const token = newToken();
  const [invitation] = await tx
    .update(invitations)
    .set({ tokenHash: hashToken(token) })
    .where(eq(invitations.id, id))
    .returning();
  const { email, environmentId, role, expiresAt } = invitation!;
  const [environment] = await tx.select().from(environments).where(eq(environments.id, environmentId));
  const [stranger] = await tx.select({ language: users.language }).from(users).where(eq(users.email, email));
  const said = { inviterName: actor.name, inviterAddress: actor.email, environmentName: environment!.name };
  if (stranger) {
    const payload = { ...said, link: publicLink('/') };
    await enqueueMail(tx, {
      kind: 'invitation_elsewhere',
      to: email,
      language: stranger.language as Language,
      payload,
    });
    return;
  }
  await enqueueMail(tx, {
    kind: 'invitation',
    to: email,
    language: environment!.language as Language,
    payload: {
      ...said,
      role: role as Role,
      organisations: await namesOfOrganisations(tx, id),
      until: expiresAt.toISOString(),
      link: publicLink(`/invitation/${token}`),
    },
  });
}

async function namesOfOrganisations(tx: Tx, invitationId: string): Promise<string[]> {
  const rows = await tx
    .select({ name: organisations.name })
    .from(invitationOrganisations)
    .innerJoin(organisations, eq(organisations.id, invitationOrganisations.organisationId))
    .where(eq(invitationOrganisations.invitationId, invitationId))
    .orderBy(organisations.name);
  return rows.map((row) => row.name);
}
