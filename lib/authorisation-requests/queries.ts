import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { reading } from '@/db/client';
import { hasWords } from '@/db/like';
import { livePartnerships, partnershipRequests } from '@/db/schema';
import type { Actor } from '@/lib/policy/actor';
import type { AuthorisationFilter, AuthorisationStatus, Client } from './input';

export const authorisationsPerPage = 50;

/** An authorisation request as its list shows it: the client as the intermediary named them. */
export type AuthorisationRow = Client & {
  id: string;
  status: AuthorisationStatus;
  asksForSoftwareConnection: boolean;
  requestedByName: string;
  sentAt: Date;
  expiresAt: Date;
  remindedAt: Date | null;
  answeredAt: Date | null;
  answeredByName: string;
  reason: string;
  partnershipId: string | null;
};

const isPast = sql`${partnershipRequests.expiresAt} <= now()`;
const isAlive = sql`${livePartnerships.id} is not null`;

/** Accepted is active while the partnership lives; what waited too long has expired, written down or not. */
const status = sql<AuthorisationStatus>`case ${partnershipRequests.state}
  when 1 then case when ${isPast} then 'expired' else 'pending' end
  when 2 then case when ${isAlive} then 'active' else 'ended' end
  when 3 then 'declined' when 4 then 'withdrawn' else 'expired' end`;

const columns = {
  id: partnershipRequests.id,
  status,
  clientName: partnershipRequests.clientName,
  email: sql<string>`coalesce(${partnershipRequests.email}, '')`,
  organisationName: partnershipRequests.organisationName,
  legalNumber: partnershipRequests.legalNumber,
  softwarePackage: partnershipRequests.softwarePackage,
  asksForSoftwareConnection: partnershipRequests.asksForSoftwareConnection,
  requestedByName: partnershipRequests.requestedByName,
  sentAt: partnershipRequests.sentAt,
  expiresAt: partnershipRequests.expiresAt,
  remindedAt: partnershipRequests.remindedAt,
  answeredAt: partnershipRequests.answeredAt,
  answeredByName: partnershipRequests.answeredByName,
  reason: partnershipRequests.reason,
  partnershipId: sql<string | null>`case when ${isAlive} then ${partnershipRequests.partnershipId} end`,
};

const ownOnes = (actor: Actor) =>
  and(eq(partnershipRequests.environmentId, actor.environmentId), eq(partnershipRequests.kind, 'authorisation'))!;

/** The authorisation requests of the actor's environment, newest first, one page of them; how many there are, and how many in each status. */
export async function listAuthorisations(actor: Actor, filter: AuthorisationFilter) {
  return reading(actor, async (tx) => {
    const rows = await tx
      .select({ ...columns, total: sql<number>`count(*) over ()::int` })
      .from(partnershipRequests)
      .leftJoin(livePartnerships, eq(livePartnerships.id, partnershipRequests.partnershipId))
      .where(and(ownOnes(actor), ...conditions(filter)))
      .orderBy(desc(partnershipRequests.sentAt), desc(partnershipRequests.id))
      .limit(authorisationsPerPage)
      .offset((filter.page - 1) * authorisationsPerPage);
    const requests: AuthorisationRow[] = rows.map(({ total: _, ...row }) => row);
    return { requests, total: rows[0]?.total ?? 0 };
  });
}

/** Each word must occur in what the client is called, in the address or in the number. */
function conditions({ search, status: wanted }: AuthorisationFilter): SQL[] {
  const text = sql`lower(concat_ws(' ', ${partnershipRequests.clientName}, ${partnershipRequests.organisationName},
    ${partnershipRequests.email}, ${partnershipRequests.legalNumber}))`;
  return [hasWords(search, (pattern) => sql`${text} like ${pattern}`), ...(wanted ? [sql`${status} = ${wanted}`] : [])];
}

/** Whether the actor's environment has ever asked for an authorisation. */
export const hasAskedBefore = (actor: Actor): Promise<boolean> =>
  reading(actor, async (tx) => (await tx.$count(partnershipRequests, ownOnes(actor))) > 0);

/** A request of the actor's environment to write a new one after, or null. */
export async function findAuthorisation(actor: Actor, requestId: string): Promise<AuthorisationRow | null> {
  return reading(actor, async (tx) => {
    const [found] = await tx
      .select(columns)
      .from(partnershipRequests)
      .leftJoin(livePartnerships, eq(livePartnerships.id, partnershipRequests.partnershipId))
      .where(and(ownOnes(actor), eq(partnershipRequests.id, requestId)));
    return found ?? null;
  });
}
