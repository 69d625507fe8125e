import { sql } from 'drizzle-orm';
import { tell } from '@/lib/notifications/told/commands';
import { by } from '@/lib/notifications/told/events';
import type { Grant } from '@/lib/policy/grant';
import { leadsTo } from '../facts';

/**
 * Tells of a comment those who take part in the document: whoever made it, gave or received a share by name, or commented;
 * and of these only those whom a path leads to it now.
 */
export async function tellOfComment({ tx, actor, facts }: Grant<'document.comment'>): Promise<void> {
  const { documentId, subject } = facts;
  await tell(tx, {
    event: 'comment_added',
    to: sql`
      select person.id from users person where person.id in (
        select d.created_by from documents d where d.id = ${documentId}
        union select s.principal_id from shares s where s.document_id = ${documentId}
        union select s.granted_by from shares s where s.document_id = ${documentId}
        union select c.author_id from comments c where c.document_id = ${documentId})
      and exists (select from grants g where g.document_id = ${documentId}
        and ${leadsTo(sql`person.id`, sql`person.environment_id`)})`,
    values: { ...by(actor), document: subject.name },
    path: `/documents/${documentId}`,
    documentId,
  });
}
