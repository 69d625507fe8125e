import { sql } from 'drizzle-orm';
import { reading } from '@/db/client';
import { literal } from '@/db/columns';
import { progress } from '@/db/vocabulary';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';
import type { GroupPage } from '../queries';
import { namingNow, seesWorkflows } from './uses';

/** What becomes of the environment's workflows when a group is deleted (C-13). */
export type DeletionPreview = {
  /** How many running documents go on with the people who are in it now. */
  running: number;
  /** How many workflows name it, and would have nobody in its place. */
  naming: number;
  /** The first of them by name, for whoever sees workflows. */
  names: string[];
};

const mostNames = 5;

/** What deleting a group leaves behind, for whoever may delete it; nothing for everybody else. */
export async function previewDeletion(actor: Actor, group: GroupPage): Promise<DeletionPreview | null> {
  if (!can('group.delete', actor, { ...group.facts, name: group.name }).allowed) return null;
  return reading(actor, async (tx) => {
    const [counts] = await tx.execute<{ running: number; naming: number }>(sql`
      select (select count(*)::int from workflows_naming(${group.id}) n join workflow_runs r
          on r.workflow_id = n.workflow_id and r.workflow_version = n.number and r.state = ${literal(progress, 'open')}) as running,
        (select count(*)::int from (${namingNow(sql`${group.id}::uuid`)}) as w) as naming`);
    const names = seesWorkflows(actor)
      ? await tx.execute<{ name: string }>(sql`
          select w.name from workflows w where w.id in (${namingNow(sql`${group.id}::uuid`)}) order by lower(w.name) limit ${mostNames}::int`)
      : [];
    return { ...counts!, names: names.map((one) => one.name) };
  });
}
