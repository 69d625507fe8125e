import { and, eq, isNull, lte, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { newId } from '@/db/id';
import { environments, partnershipRequests, users } from '@/db/schema';
import { privateDomainOf } from '@/lib/organisations/sign-up/mail-domains';
import { accept } from '@/lib/partnerships/requests/accept';
import { mailAuthorisationRequest } from '@/lib/partnerships/requests/mail';
import { clearTheWay, expiringAfter, type Sent } from '@/lib/partnerships/requests/send';
import type { Grant } from '@/lib/policy/grant';
import { countAttempt } from '@/lib/policy/limits';
import { conflict, invalid } from '@/lib/policy/refusal';
import type { Authorisation } from './input';

/**
 * Asks a client, by mail, for the authorisation to work as their intermediary (Collaborating: "Via authorisation requests all
 * clients are linked"). Answers the same whether or not the address has an account (T-39). Refuses colleagues, partners, and
 * whom one has asked already; a relationship request of theirs that waits is accepted by this one (C-23).
 */
export async function requestAuthorisation(grant: Grant<'authorisation.request'>, asked: Authorisation): Promise<Sent> {
  const { tx, actor } = grant;
  const { email } = asked;
  await refuseColleague(tx, actor.environmentId, email);
  await holdAddress(tx, actor.environmentId, email);
  const client = await findClient(tx, email);
  if (client) {
    grant.about({ kind: 'environment', id: client.environmentId, name: client.environmentName });
    const waiting = await clearTheWay(tx, actor.environmentId, client.environmentId);
    if (waiting) return { became: 'accepted', partnershipId: await accept(grant, waiting) };
  }
  await clearTheAddress(tx, actor.environmentId, email);
  await countRequest(tx, actor.environmentId, email);
  const id = newId();
  await tx.insert(partnershipRequests).values({
    id,
    kind: 'authorisation',
    environmentId: actor.environmentId,
    environmentName: actor.environmentName,
    // The name of their environment is theirs to tell, by answering.
    otherEnvironmentId: client?.environmentId ?? null,
    ...asked,
    requestedBy: actor.userId,
    requestedByName: actor.name,
    expiresAt: expiringAfter('authorisation'),
  });
  await mailAuthorisationRequest(tx, id, 'request');
  grant.about(
    { kind: 'partnershipRequest', id, name: asked.organisationName },
    client ? { alsoConcerns: [client.environmentId] } : {},
  );
  grant.note({ kind: 'authorisation' });
  return { became: 'sent' };
}

/** Whoever belongs, or by their mail domain would belong, to the own environment is no client of it. */
async function refuseColleague(tx: Tx, environmentId: string, email: string): Promise<void> {
  const [colleague] = await tx
    .select({ name: users.name })
    .from(users)
    .where(and(eq(users.email, email), eq(users.environmentId, environmentId)));
  if (colleague) throw invalid('email', 'client_colleague', { name: colleague.name });
  const domain = privateDomainOf(email);
  if (!domain) return;
  const own = and(eq(environments.id, environmentId), eq(environments.mailDomain, domain));
  if ((await tx.$count(environments, own)) > 0) throw invalid('email', 'client_of_own_domain', { domain });
}

/** Two requests to one address come one after the other: the second finds the first. */
async function holdAddress(tx: Tx, environmentId: string, email: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`request ${environmentId} ${email}`}, 0))`);
}

async function findClient(tx: Tx, email: string) {
  const [found] = await tx
    .select({ environmentId: users.environmentId, environmentName: environments.name })
    .from(users)
    .innerJoin(environments, eq(environments.id, users.environmentId))
    .where(and(eq(users.email, email), isNull(users.removedAt)));
  return found;
}

/** One waits per address; what waited too long makes room for the new. */
async function clearTheAddress(tx: Tx, environmentId: string, email: string): Promise<void> {
  const waiting = and(
    eq(partnershipRequests.environmentId, environmentId),
    eq(partnershipRequests.email, email),
    eq(partnershipRequests.state, 'pending'),
  );
  await tx
    .update(partnershipRequests)
    .set({ state: 'expired' })
    .where(and(waiting, lte(partnershipRequests.expiresAt, sql`now()`)));
  if ((await tx.$count(partnershipRequests, waiting)) > 0) throw conflict('client_pending');
}

/** A firm may ask all its clients in a day, and nobody is written to more than three times a day, whoever asks (T-38). */
async function countRequest(tx: Tx, environmentId: string, email: string): Promise<void> {
  await countAttempt(tx, { name: 'authorisation_environment', key: environmentId, most: 5000, seconds: 86_400 });
  await countAttempt(tx, { name: 'invite_address', key: email, most: 3, seconds: 86_400 });
}
