import { eq, sql } from 'drizzle-orm';
import { tell } from '@/lib/notifications/told/commands';
import type { Tx } from '../client';
import { code } from '../columns';
import {
  documents,
  environments,
  organisationMembers,
  organisations,
  partnershipRequests,
  principals,
  shares,
} from '../schema';
import { roles } from '../vocabulary';
import { cast, castId } from './cast';
import { within } from './owner';

/** Tells the people of the demo world what they were given, in the portal alone: no letter of it is sent. Inside `asOwner`. */
export async function seedTold(tx: Tx): Promise<void> {
  for (const { key } of cast) {
    const id = castId(`environment ${key}`);
    await within(tx, id, async () => {
      await tellMembers(tx, id);
      await tellOfShares(tx, id);
      await tellOfRequests(tx, id);
    });
  }
}

const inPortal = { hasOwnLetter: true };
const administrator = code(roles, 'administrator');

/** Whom the environment's organisations let in from outside. */
async function tellMembers(tx: Tx, environmentId: string): Promise<void> {
  const seats = await tx
    .select({
      userId: organisationMembers.userId,
      organisationId: organisations.id,
      organisation: organisations.name,
      level: organisationMembers.level,
      by: organisationMembers.addedByName,
      company: environments.name,
    })
    .from(organisationMembers)
    .innerJoin(organisations, eq(organisations.id, organisationMembers.organisationId))
    .innerJoin(environments, eq(environments.id, organisationMembers.environmentId))
    .where(
      sql`${organisationMembers.environmentId} = ${environmentId} and ${organisationMembers.partnershipId} is not null`,
    );
  for (const { userId, organisationId, ...said } of seats)
    await tell(tx, {
      event: 'organisation_added',
      to: [userId],
      values: { ...said, companyId: environmentId },
      path: `/environment/organisations/${organisationId}`,
      organisationId,
      ...inPortal,
    });
}

/** Whom its documents were shared with: people, and the members of organisations. */
async function tellOfShares(tx: Tx, environmentId: string): Promise<void> {
  const given = await tx
    .select({ share: shares, kind: principals.kind, number: documents.number, company: environments.name })
    .from(shares)
    .innerJoin(principals, eq(principals.id, shares.principalId))
    .innerJoin(documents, eq(documents.id, shares.documentId))
    .innerJoin(environments, eq(environments.id, shares.environmentId))
    .where(eq(shares.environmentId, environmentId));
  for (const { share, kind, number, company } of given)
    await tell(tx, {
      event: 'document_shared',
      to:
        kind === 'user'
          ? [share.principalId]
          : sql`select m.user_id from organisation_members m where m.organisation_id = ${share.principalId}
              union select m.user_id from group_members m where m.group_id = ${share.principalId}`,
      values: {
        by: share.grantedByName,
        company,
        companyId: environmentId,
        document: number,
        access: share.access,
        ...(kind !== 'user' && { through: { id: share.principalId, name: share.recipientName } }),
      },
      path: `/documents/${share.documentId}`,
      documentId: share.documentId,
      ...inPortal,
    });
}

/** Who can answer what the environment asks for, and what became of what it asked before. */
async function tellOfRequests(tx: Tx, environmentId: string): Promise<void> {
  const requests = await tx
    .select()
    .from(partnershipRequests)
    .where(eq(partnershipRequests.environmentId, environmentId));
  for (const { state, kind, ...request } of requests) {
    if (state === 'pending' && request.otherEnvironmentId)
      await tell(tx, {
        event: 'request_received',
        to: sql`select u.id from users u where u.environment_id = ${request.otherEnvironmentId} and u.role = ${administrator}`,
        values: { by: request.requestedByName, company: request.environmentName, companyId: environmentId, kind },
        path: '/inbox/in/requests',
        ...inPortal,
      });
    if (state === 'declined' || state === 'expired')
      await tell(tx, {
        event: 'request_answered',
        to: [request.requestedBy],
        values: { outcome: state, partner: request.otherEnvironmentName || request.clientName },
        path: '/partners/authorisation-requests',
        ...inPortal,
      });
  }
}
