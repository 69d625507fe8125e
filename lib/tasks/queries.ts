import { desc, eq, sql } from 'drizzle-orm';
import { type Read, reading } from '@/db/client';
import { taskDecisions } from '@/db/schema';
import { type StepMode, stepModes } from '@/db/vocabulary';
import { environmentFacts } from '@/lib/environments/facts';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';
import { type Cursor, listDue, type Through } from './mine/due';

/** An open task as the lists show it. */
export type TaskRow = {
  id: string;
  stepName: string;
  workflowName: string;
  documentId: string;
  documentName: string;
  counterparty: string;
  /** Whose document it is: for the intermediary, which client. */
  organisationName: string;
  environmentId: string;
  environmentName: string;
  mode: StepMode;
  /** How many have decided, of how many who are to: "2 of 3 done". */
  decided: number;
  seats: number;
  /** Who delegated it to whom last, where it was delegated. */
  delegatedBy: string | null;
  delegatedTo: string | null;
  createdAt: Date;
  dueAt: Date | null;
};

/** What the actor may decide now, the oldest first, and where the next page begins. */
export async function listMyTasks(
  actor: Actor,
  { through = 'either', after = null }: { through?: Through; after?: Cursor | null } = {},
  perPage = 50,
): Promise<{ tasks: TaskRow[]; next: Cursor | null }> {
  return reading(actor, async (tx) => {
    const due = await listDue(tx, through, after, perPage + 1);
    const page = due.slice(0, perPage);
    const last = due.length > perPage ? page.at(-1) : undefined;
    return {
      tasks: await rowsOf(
        tx,
        page.map((one) => one.taskId),
      ),
      next: last ? { at: last.since, id: last.taskId } : null,
    };
  });
}

/** How many tasks wait for the actor's decision, counted no further than a hundred. */
export const countMyTasks = (actor: { userId: string }): Promise<number> =>
  reading(actor, async (tx) => (await listDue(tx, 'either', null, 100)).length);

/** What the actor delegated and nobody has decided yet, the oldest first; at most two hundred. */
export async function listDelegated(actor: Actor): Promise<TaskRow[]> {
  return reading(actor, async (tx) => {
    const rows = await tx.execute<{ id: string }>(sql`
      select a.task_id as id from task_assignments a where a.given_by = ${actor.userId} and a.position > 0 and a.is_open
      group by 1 order by min(a.created_at), 1 limit 200`);
    return rowsOf(
      tx,
      rows.map((row) => row.id),
    );
  });
}

/** The environment's open tasks that nobody can decide, for those who look after its workflows: nothing for everybody else; at most two hundred. */
export async function listWaiting(actor: Actor): Promise<TaskRow[]> {
  if (!can('workflow.see', actor, environmentFacts(actor)).allowed) return [];
  return reading(actor, async (tx) => {
    const rows = await tx.execute<{ id: string }>(sql`
      select t.id from tasks t where t.environment_id = current_environment_id() and t.state = 1
        and not exists (select from open_seats(t.id)) order by t.created_at limit 200`);
    return rowsOf(
      tx,
      rows.map((row) => row.id),
    );
  });
}

/** What the actor decided, newest first: their own receipts, whatever has become of the document or the partnership since (C-34). */
export const listDecided = (actor: Actor) =>
  reading(actor, (tx) =>
    tx
      .select({
        taskId: taskDecisions.taskId,
        stepName: taskDecisions.stepName,
        documentName: taskDecisions.documentName,
        environmentName: taskDecisions.environmentName,
        seatName: taskDecisions.seatName,
        verdict: taskDecisions.verdict,
        reason: taskDecisions.reason,
        decidedAt: taskDecisions.decidedAt,
      })
      .from(taskDecisions)
      .where(eq(taskDecisions.decidedBy, actor.userId))
      .orderBy(desc(taskDecisions.decidedAt), desc(taskDecisions.taskId))
      .limit(200),
  );

type Row = Omit<TaskRow, 'mode' | 'createdAt' | 'dueAt'> & { mode: number; createdAt: string; dueAt: string | null };

/** What the lists show of these tasks, in their order. */
async function rowsOf(tx: Read, ids: string[]): Promise<TaskRow[]> {
  if (ids.length === 0) return [];
  const rows = await tx.execute<Row>(sql`
    select t.id, t.step_name as "stepName", r.workflow_name as "workflowName", t.document_id as "documentId",
      coalesce(nullif(d.number, ''), d.subject) as "documentName", d.counterparty, o.name as "organisationName",
      t.environment_id as "environmentId", e.name as "environmentName", t.mode::int,
      decided.count as decided, decided.count + (select count(*)::int from open_seats(t.id)) as seats,
      given.given_by_name as "delegatedBy", given.holder as "delegatedTo", t.created_at as "createdAt", t.due_at as "dueAt"
    from tasks t join workflow_runs r on r.id = t.run_id join documents d on d.id = t.document_id
      join organisations o on o.id = t.organisation_id join environments e on e.id = t.environment_id
      cross join lateral (select count(*)::int as count from task_decisions x where x.task_id = t.id and x.round = t.round) decided
      left join lateral (select a.given_by_name, u.name as holder from task_assignments a join users u on u.id = a.principal_id
        where a.task_id = t.id and a.position > 0 and (a.principal_id = current_user_id() or a.given_by = current_user_id())
        order by a.position desc limit 1) given on true
    where t.id in ${ids}`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [toTaskRow(row)] : [];
  });
}

const toTaskRow = ({ mode, createdAt, dueAt, ...row }: Row): TaskRow => ({
  ...row,
  mode: stepModes[mode - 1]!,
  createdAt: new Date(createdAt),
  dueAt: dueAt === null ? null : new Date(dueAt),
});
