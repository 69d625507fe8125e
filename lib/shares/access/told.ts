import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type Access, accesses, principalKinds } from '@/db/vocabulary';
import { tell } from '@/lib/notifications/told/commands';
import { by } from '@/lib/notifications/told/events';
import type { Grant } from '@/lib/policy/grant';

/** What each recipient held by the giver's shares of the document, before they are changed. */
export async function heldBefore(tx: Tx, documentId: string, giverId: string): Promise<Map<string, Access>> {
  return new Map((await given(tx, documentId, giverId)).map((share) => [share.principal_id, accessOf(share)]));
}

type GivenRow = { principal_id: string; kind: number; name: string; access: number };

const accessOf = ({ access }: GivenRow): Access => accesses[access - 1]!;

const given = (tx: Tx, documentId: string, giverId: string) =>
  tx.execute<GivenRow>(sql`
    select s.principal_id, p.kind::int, s.recipient_name as name, s.access::int from shares s join principals p on p.id = s.principal_id
    where s.document_id = ${documentId} and s.granted_by = ${giverId} order by p.kind, s.id`);

/**
 * Tells the people of every share of the actor's that is new or gives something else than before: the person, the members of
 * an organisation or a group in one statement each. People first, so that who is named is told by name, and everybody once.
 */
export async function tellGained(
  { tx, actor, facts }: Grant<'document.share'> | Grant<'share.change'>,
  before: Map<string, Access>,
): Promise<void> {
  for (const share of await given(tx, facts.documentId, actor.userId)) {
    const access = accessOf(share);
    const held = before.get(share.principal_id);
    if (held === access) continue;
    const isPerson = principalKinds[share.kind - 1] === 'user';
    await tell(tx, {
      event: held === undefined ? 'document_shared' : 'share_changed',
      to: isPerson ? [share.principal_id] : membersOf(share.principal_id),
      values: {
        ...by(actor),
        document: facts.subject.name,
        access,
        ...(!isPerson && { through: { id: share.principal_id, name: share.name } }),
      },
      path: `/documents/${facts.documentId}`,
      documentId: facts.documentId,
    });
  }
}

const membersOf = (principalId: string) => sql`
  select m.user_id from organisation_members m where m.organisation_id = ${principalId}
  union select m.user_id from group_members m where m.group_id = ${principalId}`;
