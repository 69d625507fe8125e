import { desc, eq, sql } from 'drizzle-orm';
import { reading } from '@/db/client';
import { taskDecisions } from '@/db/schema';
import { environmentFacts } from '@/lib/environments/facts';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';
import type { Cursor } from '@/lib/policy/shapes';
import { listDue, type Through } from './mine/due';
import { rowsAsRead, rowsOf, type TaskRow } from './mine/rows';

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

/** The same apart: what is the actor's by name or delegation, and what is through a group or a role; each no further than a hundred. */
export const countByWay = (actor: Actor): Promise<{ mine: number; groups: number }> =>
  reading(actor, async (tx) => ({
    mine: (await listDue(tx, 'oneself', null, 100)).length,
    groups: (await listDue(tx, 'others', null, 100)).length,
  }));

/** The task that has waited longest for the actor's decision, other than this one: where to go on after deciding it. */
export const findNextTask = (actor: Actor, taskId: string): Promise<string | null> =>
  reading(
    actor,
    async (tx) => (await listDue(tx, 'either', null, 2)).find((one) => one.taskId !== taskId)?.taskId ?? null,
  );

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
    return rowsAsRead(
      tx,
      rows.map((row) => row.id),
    );
  });
}

/** What somebody decided, for themselves or in the place of who delegated it to them. */
export type DecidedTask = Awaited<ReturnType<typeof listDecided>>[number];

/** What the actor decided, newest first: their own receipts, whatever has become of the document or the partnership since (C-34). */
export const listDecided = (actor: Actor, most = 200) =>
  reading(actor, (tx) =>
    tx
      .select({
        taskId: taskDecisions.taskId,
        stepName: taskDecisions.stepName,
        documentName: taskDecisions.documentName,
        environmentName: taskDecisions.environmentName,
        seatName: taskDecisions.seatName,
        isOnBehalf: sql<boolean>`${taskDecisions.seatId} <> ${taskDecisions.decidedBy}`,
        verdict: taskDecisions.verdict,
        reason: taskDecisions.reason,
        decidedAt: taskDecisions.decidedAt,
      })
      .from(taskDecisions)
      .where(eq(taskDecisions.decidedBy, actor.userId))
      .orderBy(desc(taskDecisions.decidedAt), desc(taskDecisions.taskId))
      .limit(most),
  );
