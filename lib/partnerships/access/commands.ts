import { and, eq, sql } from 'drizzle-orm';
import { newId } from '@/db/id';
import { accessRequests } from '@/db/schema';
import type { Level } from '@/db/vocabulary';
import { tell } from '@/lib/notifications/told/commands';
import { by } from '@/lib/notifications/told/events';
import { addMember } from '@/lib/organisations/members/commands';
import type { Grant } from '@/lib/policy/grant';
import { conflict } from '@/lib/policy/refusal';

/**
 * Asks a partner to let a colleague into an organisation of theirs; its administrators answer (P20). Refuses who is in
 * already, and what waits already. Several asked for at once reach them in one letter.
 */
export async function askForAccess(grant: Grant<'access.request'>, { level }: { level: Level }): Promise<void> {
  const { tx, actor, facts } = grant;
  if (facts.isMember) throw conflict('already_member');
  const [asked] = await tx
    .insert(accessRequests)
    .values({
      id: newId(),
      partnershipId: facts.partnershipId,
      organisationId: facts.organisationId,
      environmentId: facts.otherEnvironmentId,
      userId: facts.userId,
      userEnvironmentId: actor.environmentId,
      level,
      requestedBy: actor.userId,
      requestedByName: actor.name,
    })
    .onConflictDoNothing()
    .returning({ id: accessRequests.id });
  if (!asked) throw conflict('access_asked');
  await tx.execute(
    sql`select enqueue('mail_access_requests', ${JSON.stringify({ environmentId: facts.otherEnvironmentId })}::json, ${`access/${facts.otherEnvironmentId}`})`,
  );
  grant.note({ organisation: facts.organisationName, level });
}

/** Lets the person in, at the level asked for, and tells whoever asked; the membership lives through the partnership (C-08). */
export async function acceptAccess(grant: Grant<'access.accept'>): Promise<void> {
  await tellAsker(grant, 'accepted', await answer(grant, 'accepted'));
  await addMember(grant, { level: grant.facts.askedLevel });
}

/** Declines, with a reason or without; nothing changes but the request. */
export async function declineAccess(grant: Grant<'access.decline'>, { reason }: { reason: string }): Promise<void> {
  await tellAsker(grant, 'declined', await answer(grant, 'declined', reason));
  grant.note({ organisation: grant.facts.organisationName });
}

/** Takes back what one's own side asked for. Answers the name of whom it was for. */
export async function withdrawAccess(grant: Grant<'access.withdraw'>): Promise<string> {
  await answer(grant, 'withdrawn');
  return grant.facts.subject.name;
}

/** Tells whoever asked what was answered; who asked for themselves hears by being let in. */
const tellAsker = (
  { tx, actor, facts }: Grant<'access.accept'> | Grant<'access.decline'>,
  outcome: 'accepted' | 'declined',
  askerId: string,
): Promise<void> =>
  tell(tx, {
    event: 'access_answered',
    to: outcome === 'accepted' && askerId === facts.userId ? [] : [askerId],
    values: { ...by(actor), outcome, person: facts.userName, organisation: facts.organisationName },
    path: '/partners/requests',
  });

/** Answers who asked. */
async function answer(
  { tx, actor, facts }: Grant<'access.accept'> | Grant<'access.decline'> | Grant<'access.withdraw'>,
  state: 'accepted' | 'declined' | 'withdrawn',
  reason = '',
): Promise<string> {
  const answered = await tx
    .update(accessRequests)
    .set({ state, reason, answeredAt: sql`now()`, answeredByName: actor.name })
    .where(and(eq(accessRequests.id, facts.accessRequestId), eq(accessRequests.state, 'pending')))
    .returning({ requestedBy: accessRequests.requestedBy });
  if (answered.length === 0) throw conflict('request_answered');
  return answered[0]!.requestedBy;
}
