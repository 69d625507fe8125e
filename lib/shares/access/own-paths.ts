import { sql } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { type Access, accesses } from '@/db/vocabulary';
import { leadsToActor, type Way, ways, waysTo } from '@/lib/documents/facts';
import { type PathTask, stepOf, taskOf } from './task-path';

/** One path by which the actor holds the document: what decides, told apart. */
export type OwnPath = {
  way: Way;
  /** Through whom: an organisation, a group, or the actor. */
  throughName: string;
  access: Access;
  /** The share it comes from; nothing when it comes from a task, or from the owning organisation. */
  share: { id: string; grantedByName: string; createdAt: Date; message: string } | null;
  task: PathTask | null;
};

type PathRow = {
  way: Way;
  through_name: string;
  access: number;
  share_id: string | null;
  step_name: string | null;
  granted_by_name: string;
  created_at: Date | string;
  message: string;
};

const own = waysTo(sql`current_user_id()`, sql`current_environment_id()`);

/** The paths that lead to the actor, by the same condition that decides; the highest first. */
export async function ownPaths(tx: Read, documentId: string): Promise<OwnPath[]> {
  const rows = await tx.execute<PathRow>(sql`
    select case ${sql.join(
      ways.map((way) => sql`when ${own[way]} then ${way}`),
      sql` `,
    )} end as way,
      coalesce(o.name, gr.name, '') as through_name, g.access::int, s.id as share_id, ${stepOf(sql`g.task_assignment_id`)} as step_name, s.granted_by_name, s.created_at, s.message
    from grants g left join shares s on s.id = g.share_id left join organisations o on o.id = g.principal_id left join groups gr on gr.id = g.principal_id
    where g.document_id = ${documentId} and ${leadsToActor}
    order by g.access desc, g.origin, s.created_at`);
  return rows.map((row) => ({
    way: row.way,
    throughName: row.through_name,
    access: accesses[row.access - 1]!,
    share: row.share_id
      ? {
          id: row.share_id,
          grantedByName: row.granted_by_name,
          createdAt: new Date(row.created_at),
          message: row.message,
        }
      : null,
    task: taskOf(row.step_name),
  }));
}
