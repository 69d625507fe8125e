import { type SQL, sql } from 'drizzle-orm';
import { code } from '@/db/columns';
import { origins } from '@/db/vocabulary';
import { environmentFacts } from '@/lib/environments/facts';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';

/** What a group is used in, as far as the actor's wall reaches; each counts one further than `countedUpTo` at most. */
export type Uses = {
  /** Shared with it. */
  documents: number;
  /** Open ones that it holds. */
  tasks: number;
  /** Of the actor's environment that name it; nothing for whoever does not see workflows. */
  workflows: number | null;
};

/** Further than this nothing is counted: a number beyond it says nothing more. */
export const countedUpTo = 1000;

/** Whether the actor is told which workflows name a group. */
export const seesWorkflows = (actor: Actor): boolean => can('workflow.see', actor, environmentFacts(actor)).allowed;

/** The uses of a group `g`, each by an index of what names it. */
export const usesColumns = (actor: Actor) => sql`
  ${counted(sql`select distinct x.document_id from grants x where x.principal_id = g.id and x.origin = ${code(origins, 'share')}`)} as documents,
  ${counted(sql`select distinct a.task_id from task_assignments a where a.principal_id = g.id and a.is_open`)} as tasks,
  ${seesWorkflows(actor) ? counted(namingNow(sql`g.id`)) : sql`null::int`} as workflows`;

const counted = (rows: SQL) => sql`(select count(*)::int from (${rows} limit ${countedUpTo + 1}::int) as c)`;

/** The environment's workflows whose newest draft or newest published version names a group. */
export const namingNow = (groupId: SQL) => sql`
  select distinct n.workflow_id from workflows_naming(${groupId}) n join workflow_versions v on v.workflow_id = n.workflow_id and v.number = n.number
  where not exists (select from workflow_versions newer where newer.workflow_id = v.workflow_id and newer.number > v.number
    and (v.published_at is null or newer.published_at is not null))`;
