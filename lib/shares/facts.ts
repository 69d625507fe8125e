import { sql } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { code } from '@/db/columns';
import { accesses, groupTypes, type Origin, origins, principalKinds } from '@/db/vocabulary';
import { documentFacts, leadsToActor } from '@/lib/documents/facts';
import type { Actor } from '@/lib/policy/actor';
import type { GivenShareFacts, Recipient, ShareFacts } from '@/lib/policy/facts';
import { type RecipientRow, recipientColumns, recipientOf } from './access/recipient';
import { known } from './recipients/reach';

/**
 * What relates the actor to the document and to those it is to be shared with. The document is held against every other
 * change of who sees it: sharing again may also take away. Nothing when the document or one of the recipients is not
 * there for this actor.
 */
export async function shareFacts(
  tx: Read,
  actor: Actor,
  { documentId, recipientIds }: { documentId: string; recipientIds: readonly string[] },
): Promise<ShareFacts | null> {
  const facts = await documentFacts(tx, actor, documentId, 'update');
  if (!facts) return null;
  const recipients = await findRecipients(tx, facts.environmentId, recipientIds);
  if (!recipients) return null;
  return { ...facts, recipients, passedOnFrom: await shareBehindFullAccess(tx, documentId) };
}

/** What relates the actor to a share of the document, which is held. Nothing when either is not there for this actor. */
export async function givenShareFacts(
  tx: Read,
  actor: Actor,
  { documentId, shareId }: { documentId: string; shareId: string },
): Promise<GivenShareFacts | null> {
  const facts = await documentFacts(tx, actor, documentId, 'update');
  if (!facts) return null;
  const [share] = await tx.execute<RecipientRow & { granted_by: string }>(sql`
    select s.granted_by, ${recipientColumns} from shares s where s.id = ${shareId} and s.document_id = ${documentId}`);
  if (!share) return null;
  return {
    ...facts,
    shareId,
    isGiver: share.granted_by === actor.userId,
    isRecipient: share.principal_id === actor.userId,
    recipientName: recipientOf(share),
    passedOnFrom: await shareBehindFullAccess(tx, documentId),
  };
}

type KnownRow = {
  id: string;
  kind: number;
  environment_id: string;
  name: string;
  environment_name: string;
  partnership_id: string | null;
  is_outside: boolean;
  group_type: number | null;
};

/** The recipients as they are now, in the order asked; nothing when one of them cannot be reached from the owner's environment. */
async function findRecipients(tx: Read, ownerId: string, ids: readonly string[]): Promise<Recipient[] | null> {
  const wanted = [...new Set(ids)];
  const rows = await tx.execute<KnownRow>(sql`
    with ${known(sql`${ownerId}::uuid`, sql`t.id in ${wanted}`)}
    select k.id, k.kind, k.environment_id, k.name, e.name as environment_name, k.partnership_id, k.is_outside, k.group_type
    from known k join environments e on e.id = k.environment_id`);
  if (rows.length < wanted.length) return null;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return wanted.map((id) => {
    const row = byId.get(id)!;
    return {
      principalId: id,
      kind: principalKinds[row.kind - 1]!,
      groupType: row.group_type === null ? null : groupTypes[row.group_type - 1]!,
      name: row.name,
      environmentId: row.environment_id,
      environmentName: row.environment_name,
      partnershipId: row.partnership_id,
      isOutside: row.is_outside,
    };
  });
}

/** The share that the actor's full access comes from, the one given first; nothing when it comes from membership as well (C-30). */
async function shareBehindFullAccess(tx: Read, documentId: string): Promise<string | null> {
  const paths = await tx.execute<{ origin: number; origin_id: string }>(sql`
    select g.origin, g.origin_id from grants g left join shares s on s.id = g.share_id
    where g.document_id = ${documentId} and g.access = ${code(accesses, 'full_access')} and ${leadsToActor}
    order by (s.parent_id is not null), s.created_at`);
  const hasOrigin = (origin: Origin) => paths.find((path) => origins[path.origin - 1] === origin);
  return hasOrigin('owner') ? null : (hasOrigin('share')?.origin_id ?? null);
}
