import { and, count, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Read, Tx } from '@/db/client';
import { code } from '@/db/columns';
import {
  documents,
  grants,
  invitationOrganisations,
  organisationMembers,
  organisations,
  partnershipOrganisations,
  principals,
  shares,
} from '@/db/schema';
import { statuses } from '@/db/vocabulary';
import { deleteDocuments } from '@/lib/environments/files/keep';
import type { Grant } from '@/lib/policy/grant';
import { invalid } from '@/lib/policy/refusal';

/** What deleting an organisation would touch (N-03). `kept` are documents inside their retention period. */
export type ClosingCounts = { kept: number; drafts: number; expired: number; members: number; shares: number };

/** How much goes and how much stays when the organisation is deleted; inside the actor's wall. */
export async function closingCounts(tx: Read, organisationId: string): Promise<ClosingCounts> {
  const isDraft = sql`${documents.status} = ${code(statuses, 'draft')}`;
  const isRetained = sql`${documents.createdAt} > ${retainedSince(organisationId)}`;
  const [found] = await tx
    .select({
      drafts: sql<number>`count(*) filter (where ${isDraft})::int`,
      kept: sql<number>`count(*) filter (where not ${isDraft} and ${isRetained})::int`,
      expired: sql<number>`count(*) filter (where not ${isDraft} and not ${isRetained})::int`,
    })
    .from(documents)
    .where(eq(documents.organisationId, organisationId));
  const [members] = await tx
    .select({ count: count() })
    .from(organisationMembers)
    .where(eq(organisationMembers.organisationId, organisationId));
  const [given] = await tx.select({ count: count() }).from(shares).where(isShareOf(organisationId));
  return { ...found!, members: members!.count, shares: given!.count };
}

/** Bookkeeping is kept for the years of the owner's subscription, counted from when the document came (C-33). */
const retainedSince = (organisationId: string) => sql`(select now() - make_interval(years => p.retention_years)
  from organisations o join environments e on e.id = o.environment_id join plans p on p.key = e.plan_key where o.id = ${organisationId})`;

/** Shares to the organisation, and those made of its documents: each found by an index of its own, which an "or" of both would not be. */
const isShareOf = (organisationId: string) => sql`${shares.id} in (
  select s.id from shares s where s.principal_id = ${organisationId}
  union all select s.id from documents d join shares s on s.document_id = d.id where d.organisation_id = ${organisationId})`;

/**
 * Deletes an organisation whose name was typed. With documents inside their retention period it is closed: gone from
 * lists, pickers and sending; its drafts are deleted, memberships and shares end, and the environment's administrators
 * keep its documents readable (C-09). Without any it is destroyed. Answers which of the two, and what it touched.
 */
export async function deleteOrganisation(
  grant: Grant<'organisation.delete'>,
  { typed }: { typed: string },
): Promise<ClosingCounts & { isDestroyed: boolean }> {
  const { tx, facts, note } = grant;
  const { organisationId } = facts;
  if (typed.normalize('NFC').trim() !== facts.subject.name.trim())
    throw invalid('typed', 'name_differs', { name: facts.subject.name });
  const counts = await closingCounts(tx, organisationId);
  const isDestroyed = counts.kept === 0;
  await endPaths(tx, organisationId);
  await deleteDocuments(tx, facts.environmentId, isDestroyed ? everyDocument(organisationId) : drafts(organisationId));
  if (isDestroyed) await destroy(tx, organisationId);
  else await close(tx, organisationId);
  note({ ...counts, isDestroyed });
  return { ...counts, isDestroyed };
}

const everyDocument = (organisationId: string) =>
  sql`select id from documents where organisation_id = ${organisationId}`;
const drafts = (organisationId: string) =>
  sql`${everyDocument(organisationId)} and status = ${code(statuses, 'draft')}`;

/** Every way in that leads through the organisation; the rows of its documents' shares held first, against their use at this moment. */
async function endPaths(tx: Tx, organisationId: string): Promise<void> {
  const shared = tx.select({ id: shares.documentId }).from(shares).where(isShareOf(organisationId));
  await tx
    .select({ id: documents.id })
    .from(documents)
    .where(inArray(documents.id, shared))
    .orderBy(documents.id)
    .for('update');
  await tx.delete(shares).where(isShareOf(organisationId));
  await tx.delete(grants).where(and(eq(grants.principalId, organisationId), ne(grants.origin, 'owner')));
  await tx.delete(organisationMembers).where(eq(organisationMembers.organisationId, organisationId));
  await tx.delete(partnershipOrganisations).where(eq(partnershipOrganisations.organisationId, organisationId));
  await tx.delete(invitationOrganisations).where(eq(invitationOrganisations.organisationId, organisationId));
}

async function close(tx: Tx, organisationId: string): Promise<void> {
  await tx
    .update(organisations)
    .set({ deletedAt: new Date(), isFindable: false, version: sql`${organisations.version} + 1` })
    .where(eq(organisations.id, organisationId));
}

async function destroy(tx: Tx, organisationId: string): Promise<void> {
  await tx.delete(organisations).where(eq(organisations.id, organisationId));
  await tx.delete(principals).where(eq(principals.id, organisationId));
}
