import { and, desc, eq, ne, or, type SQL, sql } from 'drizzle-orm';
import { type Read, reading } from '@/db/client';
import { partnershipRequests } from '@/db/schema';
import type { RequestKind, RequestState } from '@/db/vocabulary';
import type { Actor } from '@/lib/policy/actor';
import type { RequestFacts } from '@/lib/policy/facts';
import { type Answer, can } from '@/lib/policy/policy';
import { currentState, entitlement, isAddressedTo } from './facts';

/** A request as a list, or its own page, shows it. */
export type RequestRow = {
  id: string;
  kind: RequestKind;
  state: RequestState;
  environmentId: string;
  environmentName: string;
  otherEnvironmentId: string | null;
  otherEnvironmentName: string;
  organisationName: string;
  legalNumber: string;
  email: string | null;
  clientName: string;
  softwarePackage: string;
  asksForSoftwareConnection: boolean;
  message: string;
  requestedByName: string;
  createdAt: Date;
  sentAt: Date;
  expiresAt: Date;
  remindedAt: Date | null;
  answeredAt: Date | null;
  answeredBy: string | null;
  answeredByName: string;
  reason: string;
  partnershipId: string | null;
  isSenderEntitled: boolean;
};

const columns = {
  id: partnershipRequests.id,
  kind: partnershipRequests.kind,
  state: currentState,
  environmentId: partnershipRequests.environmentId,
  environmentName: partnershipRequests.environmentName,
  otherEnvironmentId: partnershipRequests.otherEnvironmentId,
  otherEnvironmentName: partnershipRequests.otherEnvironmentName,
  organisationName: partnershipRequests.organisationName,
  legalNumber: partnershipRequests.legalNumber,
  email: partnershipRequests.email,
  clientName: partnershipRequests.clientName,
  softwarePackage: partnershipRequests.softwarePackage,
  asksForSoftwareConnection: partnershipRequests.asksForSoftwareConnection,
  message: partnershipRequests.message,
  requestedByName: partnershipRequests.requestedByName,
  createdAt: partnershipRequests.createdAt,
  sentAt: partnershipRequests.sentAt,
  expiresAt: partnershipRequests.expiresAt,
  remindedAt: partnershipRequests.remindedAt,
  answeredAt: partnershipRequests.answeredAt,
  answeredBy: partnershipRequests.answeredBy,
  answeredByName: partnershipRequests.answeredByName,
  reason: partnershipRequests.reason,
  partnershipId: partnershipRequests.partnershipId,
  isSenderEntitled: sql<boolean>`exists (select from users u join environments e on e.id = u.environment_id join plans p on p.key = e.plan_key
    where u.id = ${partnershipRequests.requestedBy} and ${entitlement})`,
};

export type RequestTab = 'incoming' | 'outgoing' | 'history';
export const requestsPerPage = 50;

export const isWaiting = sql`${partnershipRequests.state} = 1 and ${partnershipRequests.expiresAt} > now()`;

function ofTab(actor: Actor, tab: RequestTab): SQL {
  const isOwn = eq(partnershipRequests.environmentId, actor.environmentId);
  const isIncoming = and(ne(partnershipRequests.environmentId, actor.environmentId), isAddressedTo(actor))!;
  if (tab === 'incoming') return and(isIncoming, isWaiting)!;
  if (tab === 'outgoing') return and(isOwn, isWaiting)!;
  return and(or(isOwn, isIncoming), sql`not (${isWaiting})`)!;
}

/** The requests of the actor's environment: those that wait for it, those it waits for, or those that are over; newest first. */
export async function listRequests(
  actor: Actor,
  { tab, kind, page }: { tab: RequestTab; kind?: RequestKind | undefined; page: number },
): Promise<{ requests: RequestRow[]; total: number }> {
  const which = and(ofTab(actor, tab), kind && eq(partnershipRequests.kind, kind))!;
  return reading(actor, async (tx) => {
    const rows = await tx
      .select({ ...columns, total: sql<number>`count(*) over ()::int` })
      .from(partnershipRequests)
      .where(which)
      .orderBy(desc(partnershipRequests.sentAt), desc(partnershipRequests.id))
      .limit(requestsPerPage)
      .offset((page - 1) * requestsPerPage);
    return { requests: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
  });
}

/** How many requests wait for an answer of the actor's environment. */
export const countIncomingRequests = (actor: Actor): Promise<number> =>
  reading(actor, (tx) => tx.$count(partnershipRequests, ofTab(actor, 'incoming')));

/** One request of the actor's environment, or null. */
export const findRequest = (actor: Actor, requestId: string): Promise<RequestRow | null> =>
  reading(actor, (tx) =>
    findOne(
      tx,
      and(
        eq(partnershipRequests.id, requestId),
        or(eq(partnershipRequests.environmentId, actor.environmentId), isAddressedTo(actor)),
      )!,
    ),
  );

/** One request, whoever asks: the caller has found that it is theirs to see. */
export async function findOne(tx: Read, which: SQL): Promise<RequestRow | null> {
  const [found] = await tx.select(columns).from(partnershipRequests).where(which);
  return found ?? null;
}

/** Whether the actor may accept a request, taking the relationship manager role where an administrator can (C-06). For what a page offers. */
export function canAccept(actor: Actor, request: RequestRow): Answer {
  return can(
    request.kind === 'relationship' ? 'partnership.accept' : 'authorisation.accept',
    actor,
    factsOf(actor, request),
  );
}

/** Whether the actor may decline a request of another environment. For what a page offers. */
export const canDecline = (actor: Actor, request: RequestRow): boolean =>
  can('partnership.decline', actor, factsOf(actor, request)).allowed;

/** What relates the actor to a request that a page has found to be theirs to answer. */
const factsOf = (actor: Actor, request: RequestRow): RequestFacts => ({
  environmentId: actor.environmentId,
  subject: { kind: 'partnershipRequest', id: request.id, name: request.environmentName },
  requestId: request.id,
  state: request.state,
  isIncoming: true,
  isSenderEntitled: request.isSenderEntitled,
  becomesRelationshipManager: true,
});
