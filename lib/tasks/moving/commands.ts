import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { taskAssignments, tasks } from '@/db/schema';
import type { Progress } from '@/db/vocabulary';
import { tell } from '@/lib/notifications/told/commands';
import { by } from '@/lib/notifications/told/events';
import type { Grant } from '@/lib/policy/grant';
import { conflict } from '@/lib/policy/refusal';
import type { Delegation } from '@/lib/workflows/engine/seats';
import type { Given, HeldTask } from '../held/task';

/**
 * Moves a task on from the state it was read in, by one conditional update (D-13): one that somebody else moved meanwhile is refused, and
 * nothing of this act remains.
 */
export async function moveTask(tx: Tx, task: HeldTask, outcome: Exclude<Progress, 'open'> | null): Promise<void> {
  const moved = await tx
    .update(tasks)
    .set({
      version: sql`${tasks.version} + 1`,
      ...(outcome && { state: outcome, closedAt: sql`clock_timestamp()`, remindAt: null }),
    })
    .where(and(eq(tasks.id, task.id), eq(tasks.state, 'open'), eq(tasks.version, task.version)))
    .returning({ id: tasks.id });
  if (moved.length === 0) throw conflict('task_moved');
}

/** Tells whoever can decide the task, and whom they were to decide for, that it is taken from them: asked before it is. */
export const tellOfTaking = (
  { tx, actor }: Grant<'task.reassign'> | Grant<'workflow.restart'>,
  task: HeldTask,
  cause: 'reassigned' | 'restarted',
): Promise<void> =>
  tell(tx, {
    event: 'task_returned',
    to: sql`select unnest(array[holder_id, seat_id]) from open_seats(${task.id})`,
    values: { ...by(actor), task: task.stepName, document: task.documentName, cause },
    path: `/tasks/${task.id}`,
    documentId: task.documentId,
  });

/** Nobody holds a task that is over: delegations go, the paths to the document close, and who was named is remembered. */
export async function releaseTask(tx: Tx, taskId: string): Promise<void> {
  await tx.delete(taskAssignments).where(and(eq(taskAssignments.taskId, taskId), gt(taskAssignments.position, 0)));
  await tx.update(taskAssignments).set({ isOpen: false }).where(eq(taskAssignments.taskId, taskId));
}

/** Takes delegations away, and with each its holder's path to the document. */
export async function takeAway(tx: Tx, task: HeldTask, gone: readonly Delegation[]): Promise<Given[]> {
  const given = task.delegations.filter((one) =>
    gone.some((each) => each.seatId === one.seatId && each.position === one.position),
  );
  if (given.length > 0)
    await tx.delete(taskAssignments).where(
      inArray(
        taskAssignments.id,
        given.map((one) => one.id),
      ),
    );
  return given;
}
