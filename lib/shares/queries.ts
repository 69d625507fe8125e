import { sql } from 'drizzle-orm';
import { type Read, reading } from '@/db/client';
import type { Access } from '@/db/vocabulary';
import { type Activity, activityIn } from '@/lib/documents/activity/queries';
import { documentFacts } from '@/lib/documents/facts';
import { documentIn, type FoundDocument } from '@/lib/documents/queries';
import { type Delivery, listDeliveries } from '@/lib/documents/sending/queries';
import type { Actor } from '@/lib/policy/actor';
import type { DocumentFacts } from '@/lib/policy/facts';
import { can } from '@/lib/policy/policy';
import { isId } from '@/lib/policy/shapes';
import { countInsiders, type Insider, insidersOf } from './access/insiders';
import { type ListedShare, listShares } from './access/listed-shares';
import { type OwnPath, ownPaths } from './access/own-paths';
import { findReached, type Reached } from './access/reached';

export type DocumentAccess = {
  documentId: string;
  organisationName: string;
  environmentName: string;
  held: Access;
  /** The highest first. */
  ownPaths: OwnPath[];
  /** The paths of everybody, for those with full access (L02). */
  everybody: {
    insiders: Insider[] | null;
    memberCount: number;
    administratorCount: number;
    managerCount: number;
    shares: ListedShare[];
  } | null;
};

/** Who has access to the document and why, as far as the actor may know; nothing when no path leads to it (N-01, L02). */
export async function findAccess(actor: Actor, documentId: string): Promise<DocumentAccess | null> {
  return reading(actor, async (tx) => {
    const facts = await documentFacts(tx, actor, documentId, 'none');
    return facts && accessIn(tx, actor, facts);
  });
}

/** The people with access whom the reader may know of, by name; nothing for whoever has not full access (L02). */
export async function listReached(actor: Actor, documentId: string, search: string): Promise<Reached[] | null> {
  return reading(actor, async (tx) => {
    const facts = await documentFacts(tx, actor, documentId, 'none');
    if (!facts || !can('document.seeAccess', actor, facts).allowed) return null;
    return findReached(tx, actor, facts, { search });
  });
}

/** Everything the document's page shows, read at one moment; nothing when no path leads the actor to it. */
export type DocumentPage = {
  found: FoundDocument;
  activity: Activity;
  deliveries: Delivery[];
  access: DocumentAccess;
};

/** Which part of a document's page is asked for: `before` pages its history, `withSource` reads its XML too. */
export type PagePart = { withSource?: boolean; before?: number | undefined };

/** The page of a document. */
export async function findDocumentPage(
  actor: Actor,
  documentId: string,
  part: PagePart = {},
): Promise<DocumentPage | null> {
  if (!isId(documentId)) return null;
  return reading(actor, async (tx) => {
    const facts = await documentFacts(tx, actor, documentId, 'none');
    return facts && documentPageIn(tx, actor, facts, part);
  });
}

/** The page of a document that a path leads the actor to, in a transaction that reads more. */
export async function documentPageIn(
  tx: Read,
  actor: Actor,
  facts: DocumentFacts,
  { withSource = false, before }: PagePart,
): Promise<DocumentPage> {
  return {
    found: await documentIn(tx, actor, facts, withSource),
    activity: await activityIn(tx, actor, facts, before),
    deliveries: facts.box === 'inbox_out' ? await listDeliveries(tx, facts.documentId) : [],
    access: await accessIn(tx, actor, facts),
  };
}

async function accessIn(tx: Read, actor: Actor, facts: DocumentFacts): Promise<DocumentAccess> {
  const owner = await ownerOf(tx, facts);
  const paths = await ownPaths(tx, facts.documentId);
  return {
    documentId: facts.documentId,
    organisationName: owner.organisation_name,
    environmentName: owner.environment_name,
    held: paths[0]!.access,
    ownPaths: paths,
    everybody: can('document.seeAccess', actor, facts).allowed
      ? {
          ...(await ownersPeople(tx, actor, facts, owner.is_member)),
          shares: await listShares(tx, actor, facts),
        }
      : null,
  };
}

/** Who holds it because of the owning organisation: by name for whoever may list its members (O08), else counted. */
async function ownersPeople(tx: Read, actor: Actor, facts: DocumentFacts, isMember: boolean) {
  const count = await countInsiders(tx, facts);
  return {
    insiders: can('organisation.listMembers', actor, { ...facts, isMember }).allowed
      ? await insidersOf(tx, actor, facts)
      : null,
    memberCount: count.member,
    administratorCount: count.administrator,
    managerCount: count.relationship_manager,
  };
}

type OwnerRow = { organisation_name: string; environment_name: string; is_member: boolean };

async function ownerOf(tx: Read, facts: DocumentFacts): Promise<OwnerRow> {
  const [row] = await tx.execute<OwnerRow>(sql`
    select o.name as organisation_name, e.name as environment_name, exists (
      select from organisation_members m where m.organisation_id = o.id and m.user_id = current_user_id()) as is_member
    from organisations o join environments e on e.id = o.environment_id where o.id = ${facts.organisationId}`);
  return row!;
}
