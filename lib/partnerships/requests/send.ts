import { and, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { newId } from '@/db/id';
import { environments, liveSides, organisations, partnershipRequests } from '@/db/schema';
import type { Grant } from '@/lib/policy/grant';
import { countAttempt } from '@/lib/policy/limits';
import { conflict, invalid, notFound } from '@/lib/policy/refusal';
import { accept } from './accept';
import { isEntitled } from './facts';
import { mailRelationshipRequest } from './mail';

/** How long a request may wait for its answer, in days (C-20). */
export const daysToAnswer = { relationship: 14, authorisation: 30 } as const;

export const expiringAfter = (kind: keyof typeof daysToAnswer) =>
  sql`now() + make_interval(days => ${daysToAnswer[kind]})`;

/** `sent`, or `accepted` where a request of the other side was waiting already (C-23). */
export type Sent = { became: 'sent' } | { became: 'accepted'; partnershipId: string };

/**
 * Asks the environment of an organisation for a partnership. Refuses oneself, a partner, and whom one has asked already;
 * a request of theirs that waits is accepted by this one.
 */
export async function sendRelationshipRequest(
  grant: Grant<'partnership.request'>,
  { organisationId, message }: { organisationId: string; message: string },
): Promise<Sent> {
  const target = await findTarget(grant.tx, organisationId);
  if (target.environmentId === grant.actor.environmentId) throw invalid('organisationId', 'request_self');
  return ask(grant, target, message);
}

/** Asks once more what was declined, withdrawn or has expired: a new request, with the message of the old one (Q05). */
export async function renewRelationshipRequest(
  grant: Grant<'partnership.request'>,
  { requestId }: { requestId: string },
): Promise<Sent> {
  const [over] = await grant.tx
    .select()
    .from(partnershipRequests)
    .where(
      and(
        eq(partnershipRequests.id, requestId),
        eq(partnershipRequests.environmentId, grant.actor.environmentId),
        eq(partnershipRequests.kind, 'relationship'),
      ),
    );
  if (!over?.otherEnvironmentId) throw notFound();
  const { organisationName: name, legalNumber, otherEnvironmentId: environmentId, otherEnvironmentName } = over;
  return ask(grant, { name, legalNumber, environmentId, environmentName: otherEnvironmentName }, over.message);
}

type Target = { name: string; legalNumber: string; environmentId: string; environmentName: string };

async function ask(grant: Grant<'partnership.request'>, target: Target, message: string): Promise<Sent> {
  const { tx, actor } = grant;
  grant.about({ kind: 'environment', id: target.environmentId, name: target.environmentName });
  const waiting = await clearTheWay(tx, actor.environmentId, target.environmentId);
  if (waiting) return { became: 'accepted', partnershipId: await accept(grant, waiting) };
  await countAttempt(tx, { name: 'request_environment', key: actor.environmentId, most: 30, seconds: 3600 });
  const id = newId();
  await tx.insert(partnershipRequests).values({
    id,
    kind: 'relationship',
    environmentId: actor.environmentId,
    environmentName: actor.environmentName,
    otherEnvironmentId: target.environmentId,
    otherEnvironmentName: target.environmentName,
    organisationName: target.name,
    legalNumber: target.legalNumber,
    message,
    requestedBy: actor.userId,
    requestedByName: actor.name,
    expiresAt: expiringAfter('relationship'),
  });
  await mailRelationshipRequest(tx, id, 'request');
  grant.about(
    { kind: 'partnershipRequest', id, name: target.environmentName },
    { alsoConcerns: [target.environmentId] },
  );
  return { became: 'sent' };
}

async function findTarget(tx: Tx, organisationId: string): Promise<Target> {
  const [found] = await tx
    .select({
      name: organisations.name,
      legalNumber: organisations.legalNumber,
      environmentId: environments.id,
      environmentName: environments.name,
    })
    .from(organisations)
    .innerJoin(environments, eq(environments.id, organisations.environmentId))
    .where(and(eq(organisations.id, organisationId), isNull(organisations.deletedAt)));
  if (!found) throw notFound();
  return found;
}

/**
 * One at a time for two environments. Refuses partners and a request that waits already; answers the relationship request of
 * the other side that this one accepts, when its sender may still have the partnership (C-23).
 */
export async function clearTheWay(tx: Tx, own: string, other: string): Promise<string | null> {
  await holdPair(tx, own, other);
  const [live] = await tx
    .select({ id: liveSides.partnershipId })
    .from(liveSides)
    .where(and(eq(liveSides.environmentId, own), eq(liveSides.otherEnvironmentId, other)));
  if (live) throw conflict('already_partner', {}, `/partners/${live.id}`);
  await writeDownExpired(tx, own, other);
  const waiting = await tx
    .select({
      id: partnershipRequests.id,
      kind: partnershipRequests.kind,
      from: partnershipRequests.environmentId,
      requestedBy: partnershipRequests.requestedBy,
    })
    .from(partnershipRequests)
    .where(
      and(
        eq(partnershipRequests.state, 'pending'),
        or(
          and(eq(partnershipRequests.environmentId, own), eq(partnershipRequests.otherEnvironmentId, other)),
          and(eq(partnershipRequests.environmentId, other), eq(partnershipRequests.otherEnvironmentId, own)),
        ),
      ),
    )
    .for('update');
  const crossing = waiting.find((one) => one.from === other);
  // What a client gives with an authorisation is shown before it is accepted, never taken as accepted (C-17).
  if (crossing?.kind === 'authorisation') throw conflict('request_crossing', {}, '/inbox/in/requests');
  if (crossing && (await isEntitled(tx, crossing.requestedBy))) return crossing.id;
  if (waiting.some((one) => one.from === own)) throw conflict('request_pending', {}, '/partners/requests?tab=outgoing');
  return null;
}

/** Whatever begins between two environments happens one after the other. */
export async function holdPair(tx: Tx, one: string, other: string): Promise<void> {
  const pair = [one, other].sort().join(' ');
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`partnership ${pair}`}, 0))`);
}

/** What waited too long makes room for the new. */
async function writeDownExpired(tx: Tx, own: string, other: string): Promise<void> {
  await tx
    .update(partnershipRequests)
    .set({ state: 'expired' })
    .where(
      and(
        eq(partnershipRequests.state, 'pending'),
        lte(partnershipRequests.expiresAt, sql`now()`),
        inArray(partnershipRequests.environmentId, [own, other]),
        inArray(partnershipRequests.otherEnvironmentId, [own, other]),
      ),
    );
}
