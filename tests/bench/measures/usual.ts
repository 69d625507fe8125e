import { sql } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { literal } from '@/db/columns';
import { asOwner } from '@/db/seed/owner';
import { boxes, origins } from '@/db/vocabulary';
import { listDocuments } from '@/lib/documents/lists/list';
import { benchUsers } from '../world';
import { asActor, type Bench, compare, inbox, type Measure, type Part } from './measure';

/** From so many documents on the goal is judged: what the usual design costs grows with them. */
const judgedFrom = 5_000_000;

/**
 * The usual design walks through the newest documents and asks of each whether the reader is one of those who may see it. Whoever sees nothing
 * makes it walk to the end. It gets the index it wants, which goes again.
 */
export async function measureUsual({ rounds, size }: Bench): Promise<Measure> {
  const parts: Part[] = [];
  await asOwner(async (tx) => {
    await tx.execute(sql`set local plan_cache_mode = force_generic_plan`);
    await tx.execute(sql`create index usual on documents (box, created_at desc, id desc)`);
    await asActor(tx, benchUsers.nobody);
    parts.push(
      await compare(
        'nobody',
        () => () => usualList(tx),
        (read) => () => listDocuments(read, inbox),
        Math.ceil(rounds / 12),
      ),
    );
    tx.rollback();
  }).catch((error) => {
    if (parts.length === 0) throw error;
  });
  return {
    name: 'the usual design (OR of EXISTS), a user who sees nothing',
    against: 'ours',
    unit: 'ms',
    goal: size.documents >= judgedFrom ? 500 : null,
    isAtLeast: true,
    parts,
  };
}

const usualList = (tx: Read) =>
  tx.execute(sql`
  select d.id, d.created_at, d.number, d.counterparty, d.subject from documents d
  where d.box = ${literal(boxes, 'inbox_in')} and (
    exists (select from organisation_members m where m.organisation_id = d.organisation_id and m.user_id = current_user_id())
    or exists (select from grants g where g.document_id = d.id and g.origin <> ${literal(origins, 'owner')} and g.principal_id = current_user_id())
    or exists (select from grants g join group_members m on m.group_id = g.principal_id and m.user_id = current_user_id() where g.document_id = d.id)
    or exists (select from partnership_managers pm join partnership_organisations po on po.partnership_id = pm.partnership_id
      where pm.user_id = current_user_id() and po.organisation_id = d.organisation_id and po.environment_id <> current_environment_id())
    or exists (select from organisations o join users u on u.environment_id = o.environment_id and u.role = 3
      where u.id = current_user_id() and o.id = d.organisation_id))
  order by d.created_at desc, d.id desc limit 51`);
