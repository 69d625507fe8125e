import { sql } from 'drizzle-orm';
import { type Read, reading } from '@/db/client';
import type { Access } from '@/db/vocabulary';
import { documentFacts } from '@/lib/documents/facts';
import type { Actor } from '@/lib/policy/actor';
import type { DocumentFacts } from '@/lib/policy/facts';
import { can } from '@/lib/policy/policy';
import { type Insider, insidersOf } from './access/insiders';
import { type ListedShare, listShares } from './access/listed-shares';
import { type OwnPath, ownPaths } from './access/own-paths';

export type DocumentAccess = {
  documentId: string;
  organisationName: string;
  environmentName: string;
  held: Access;
  ownPaths: OwnPath[];
  /** The paths of everybody, for those with full access (L02). */
  everybody: {
    insiders: Insider[] | null;
    memberCount: number;
    administratorCount: number;
    shares: ListedShare[];
  } | null;
};

/** Who has access to the document and why, as far as the actor may know; nothing when no path leads to it (N-01, L02). */
export async function findAccess(actor: Actor, documentId: string): Promise<DocumentAccess | null> {
  return reading(actor, async (tx) => {
    const facts = await documentFacts(tx, actor, documentId, 'none');
    if (!facts?.held) return null;
    const owner = await ownerOf(tx, facts);
    return {
      documentId: facts.documentId,
      organisationName: owner.organisation_name,
      environmentName: owner.environment_name,
      held: facts.held,
      ownPaths: await ownPaths(tx, facts.documentId),
      everybody: can('document.seeAccess', actor, facts).allowed
        ? {
            insiders: seesInsiders(actor, facts) ? await insidersOf(tx, actor, facts) : null,
            memberCount: owner.member_count,
            administratorCount: owner.administrator_count,
            shares: await listShares(tx, actor, facts),
          }
        : null,
    };
  });
}

/** Names of the owner's people are for the owner's environment and for those who belong to the organisation (O08, C-42). */
const seesInsiders = (actor: Actor, facts: DocumentFacts) =>
  facts.environmentId === actor.environmentId || facts.level !== null;

type OwnerRow = {
  organisation_name: string;
  environment_name: string;
  member_count: number;
  administrator_count: number;
};

async function ownerOf(tx: Read, facts: DocumentFacts): Promise<OwnerRow> {
  const [row] = await tx.execute<OwnerRow>(sql`
    select o.name as organisation_name, e.name as environment_name,
      (select count(*)::int from organisation_members m where m.organisation_id = o.id) as member_count,
      (select count(*)::int from users u where u.environment_id = e.id and u.role = 3 and u.blocked_at is null and u.removed_at is null
        and not exists (select from organisation_members m where m.organisation_id = o.id and m.user_id = u.id)) as administrator_count
    from organisations o join environments e on e.id = o.environment_id where o.id = ${facts.organisationId}`);
  return row!;
}
