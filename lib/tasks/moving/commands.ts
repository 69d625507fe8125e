import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { taskAssignments, tasks } from '@/db/schema';
import type { Progress } from '@/db/vocabulary';
import { tell } from '@/lib/notifications/told/commands';
import { by } from '@/lib/notifications/told/events';
import type { Grant } from '@/lib/policy/grant';
import { conflict } from '@/lib/policy/refusal';
import type { Delegation } from '@/lib/workflows/engine/seats';
import { aboutTask, type Given, type HeldTask } from '../held/task';

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

type Taking = Grant<'task.reassign'> | Grant<'workflow.restart'>;

/** Everybody who has a part in the open task now: whoever can decide it, whom they decide for, and whoever passed it on. */
export async function withPart(tx: Tx, { id, delegations }: HeldTask): Promise<string[]> {
  const seats = await tx.execute<{ seat_id: string; holder_id: string }>(
    sql`select seat_id, holder_id from open_seats(${id})`,
  );
  return [
    ...new Set([...seats.flatMap((one) => [one.seat_id, one.holder_id]), ...delegations.map((one) => one.holderId)]),
  ];
}

/**
 * Tells those who had a part in the task and can decide it no longer, and writes it in the logs of their companies: there without a word of who
 * has it now, which is none of their affair.
 */
export async function tellOfTaking(
  grant: Taking,
  task: HeldTask,
  had: readonly string[],
  cause: 'reassigned' | 'restarted',
): Promise<void> {
  const { tx, actor } = grant;
  const kept = await tx.execute<{ holder_id: string }>(sql`select holder_id from open_seats(${task.id})`);
  await tell(tx, {
    event: 'task_returned',
    to: had.filter((id) => !kept.some((one) => one.holder_id === id)),
    values: { ...by(actor), task: task.stepName, document: task.documentName, cause },
    path: `/tasks/${task.id}`,
    documentId: task.documentId,
  });
  const elsewhere = new Set(task.delegations.map((one) => one.holderEnvironmentId));
  elsewhere.delete(task.environmentId);
  for (const environmentId of elsewhere)
    grant.also('task.taken', { ...aboutTask(task), environmentId }, { step: task.stepName, cause });
}

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
