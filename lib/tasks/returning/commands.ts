import { sql } from 'drizzle-orm';
import type { Read, Tx } from '@/db/client';
import { tell } from '@/lib/notifications/told/commands';
import { by, type ReturnCause } from '@/lib/notifications/told/events';
import type { Grant } from '@/lib/policy/grant';
import { handOver, isStillTheirs, type Leaving, successorOf } from '../handing-over/commands';
import { aboutTask, type Given, type HeldTask, readTask } from '../held/task';
import { moveTask, takeAway } from '../moving/commands';

// What becomes of open tasks when a person or a partnership goes, in the transaction in which they go. Who may act follows by itself; here it
// is made to last, written down and told.

/**
 * Lets a person who was blocked or removed go of their tasks (C-27, D17): what was delegated to them is back, for good, with whoever they had
 * it from; what a step gives them by name and they have not decided goes to the successor, where one is named and may decide it, else it
 * waits for a workflow administrator.
 */
export async function letGoOfTasks(grant: Leaving, { successorId }: { successorId: string | null }): Promise<void> {
  const { tx, facts } = grant;
  const successor = successorId === null ? null : await successorOf(tx, facts, successorId);
  const isTheirs = sql`(select a.task_id from task_assignments a where a.principal_id = ${facts.userId} and a.is_open)`;
  for (const task of await heldTasks(tx, isTheirs)) {
    const gone = task.delegations.filter((one) => one.holderId === facts.userId);
    if (gone.length > 0) await goBack(grant, task, gone, 'gone');
    if (successor && isStillTheirs(task.open, facts.userId))
      await handOver(grant, (await readTask(tx, task.id))!, successor);
  }
  await enqueueWaiting(
    tx,
    sql`select a.task_id from task_assignments a where a.is_open and (a.principal_id = ${facts.userId}
      or a.principal_id in (select m.group_id from group_members m where m.user_id = ${facts.userId})
      or a.principal_id in (select m.organisation_id from organisation_members m where m.user_id = ${facts.userId})
      or a.role = 1 and a.environment_id = ${facts.environmentId})`,
  );
}

/** Gives every undecided task that was delegated through a partnership back to its own side, before the partnership ends; both are told (C-24, D15). */
export async function returnTasks(grant: Grant<'partnership.end'>): Promise<void> {
  const { tx, facts } = grant;
  const crossing = sql`(select a.task_id from task_assignments a where a.partnership_id = ${facts.partnershipId})`;
  for (const task of await heldTasks(tx, crossing)) {
    // What went through another partnership stays where it is.
    const theirs = task.environmentId === facts.environmentId ? facts.otherEnvironmentId : facts.environmentId;
    const gone = task.delegations.filter((one) => one.holderEnvironmentId === theirs);
    if (gone.length > 0) await goBack(grant, task, gone, 'partnership');
  }
  await enqueueWaiting(
    tx,
    sql`select a.task_id from task_assignments a where a.is_open and (a.partnership_id = ${facts.partnershipId}
      or a.principal_id in (select g.id from groups g where g.partnership_id = ${facts.partnershipId}))`,
  );
}

/** The open tasks among these, held in one order. */
async function heldTasks(tx: Read, among: ReturnType<typeof sql>): Promise<HeldTask[]> {
  const rows = await tx.execute<{ id: string }>(
    sql`select t.id from tasks t where t.state = 1 and t.id in ${among} order by t.id for update`,
  );
  const tasks = await Promise.all(rows.map(({ id }) => readTask(tx, id)));
  return tasks.filter((task) => task !== null);
}

async function goBack(
  grant: Leaving | Grant<'partnership.end'>,
  task: HeldTask,
  gone: readonly Given[],
  cause: ReturnCause,
): Promise<void> {
  const { tx, actor } = grant;
  await moveTask(tx, task, null);
  const taken = await takeAway(tx, task, gone);
  const now = (await readTask(tx, task.id))!;
  const below = taken.map(({ seatId }) => now.delegations.findLast((one) => one.seatId === seatId)?.holderId ?? seatId);
  await tell(tx, {
    event: 'task_returned',
    to: [...new Set([...below, ...(cause === 'partnership' ? taken.map((one) => one.holderId) : [])])],
    values: { ...by(actor), task: task.stepName, document: task.documentName, cause },
    path: `/tasks/${task.id}`,
    documentId: task.documentId,
  });
  grant.also(
    'task.returned',
    { ...aboutTask(task), alsoConcerns: taken.map((one) => one.holderEnvironmentId) },
    { step: task.stepName, from: [...new Set(taken.map((one) => one.holderName))], cause },
  );
}

/** Lets the worker look, once this is done, which of these tasks nobody can decide any more, and tell who looks after them. */
async function enqueueWaiting(tx: Tx, among: ReturnType<typeof sql>): Promise<void> {
  const rows = await tx.execute<{ id: string }>(
    sql`select t.id from tasks t where t.state = 1 and t.id in (${among}) order by t.created_at limit 1000`,
  );
  if (rows.length === 0) return;
  const payload = JSON.stringify({ taskIds: rows.map(({ id }) => id) });
  await tx.execute(sql`select enqueue('tell_of_waiting', ${payload}::json, null)`);
}
