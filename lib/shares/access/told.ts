import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type Access, accesses, type Box, principalKinds } from '@/db/vocabulary';
import { tell, tellOfPress } from '@/lib/notifications/told/commands';
import { by } from '@/lib/notifications/told/events';
import type { Grant } from '@/lib/policy/grant';

/** A share as its giver left it. */
export type Given = { access: Access; message: string; parentId: string | null };

/** What each recipient held by the giver's shares of the document, before they are changed. */
export async function heldBefore(tx: Tx, documentId: string, giverId: string): Promise<Map<string, Given>> {
  return new Map(
    (await given(tx, documentId, giverId)).map((share) => [
      share.principal_id,
      { access: accessOf(share), message: share.message, parentId: share.parent_id },
    ]),
  );
}

type GivenRow = {
  principal_id: string;
  kind: number;
  name: string;
  access: number;
  message: string;
  parent_id: string | null;
};

const accessOf = ({ access }: GivenRow): Access => accesses[access - 1]!;

const given = (tx: Tx, documentId: string, giverId: string) =>
  tx.execute<GivenRow>(sql`
    select s.principal_id, p.kind::int, s.recipient_name as name, s.access::int, s.message, s.parent_id from shares s join principals p on p.id = s.principal_id
    where s.document_id = ${documentId} and s.granted_by = ${giverId} order by p.kind, s.id`);

/**
 * Tells the people of every share of the actor's that is new or gives something else than before: the person, the members of
 * an organisation or a group in one statement each. People first, so that who is named is told by name, and everybody once;
 * of all documents of a press together.
 */
export async function tellGained(
  { tx, actor, facts }: Grant<'document.share'> | Grant<'share.change'>,
  before: Map<string, Given>,
  pressId: string | null = null,
): Promise<void> {
  for (const share of await given(tx, facts.documentId, actor.userId)) {
    const access = accessOf(share);
    const held = before.get(share.principal_id)?.access;
    if (held === access) continue;
    const isPerson = principalKinds[share.kind - 1] === 'user';
    const to = isPerson ? [share.principal_id] : membersOf(share.principal_id);
    const { documentId } = facts;
    const values = {
      ...by(actor),
      access,
      ...(!isPerson && { through: { id: share.principal_id, name: share.name } }),
    };
    if (pressId) await tellOfPress(tx, { to, values, path: sharedLists[facts.box], documentId, pressId });
    else
      await tell(tx, {
        event: held === undefined ? 'document_shared' : 'share_changed',
        to,
        values: { ...values, document: facts.subject.name },
        path: `/documents/${documentId}`,
        documentId,
      });
  }
}

/** Where the reader finds what came to them by shares. */
const sharedLists: Record<Box, string> = {
  documents: '/documents?shared=yes',
  inbox_in: '/inbox/in?shared=yes',
  inbox_out: '/inbox/out?shared=yes',
};

const membersOf = (principalId: string) => sql`
  select m.user_id from organisation_members m where m.organisation_id = ${principalId}
  union select m.user_id from group_members m where m.group_id = ${principalId}`;
