import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Read, Tx } from '@/db/client';
import { newId } from '@/db/id';
import { taskAssignments, users } from '@/db/schema';
import { tell } from '@/lib/notifications/told/commands';
import { by, type ReturnCause } from '@/lib/notifications/told/events';
import type { Grant } from '@/lib/policy/grant';
import { invalid } from '@/lib/policy/refusal';
import { unfitFor } from '@/lib/workflows/engine/delegate';
import { aboutTask, type Given, type HeldTask, readTask } from '../held/task';
import { moveTask, takeAway } from '../moving/commands';

// What becomes of open tasks when a person or a partnership goes, in the transaction in which they go. Who may act follows by itself; here it
// is made to last, written down and told.

type Leaving = Grant<'user.block'> | Grant<'user.remove'>;

/**
 * Lets a person who was blocked or removed go of their tasks (C-27, D17): what was delegated to them is back, for good, with whoever they had
 * it from; what a step gives them by name goes to the successor, where one is named and may decide it, else it waits for a workflow administrator.
 */
export async function letGoOfTasks(grant: Leaving, { successorId }: { successorId: string | null }): Promise<void> {
  const { tx, facts } = grant;
  const successor = successorId === null ? null : await successorOf(tx, facts, successorId);
  const isTheirs = sql`(select a.task_id from task_assignments a where a.principal_id = ${facts.userId} and a.is_open)`;
  for (const task of await heldTasks(tx, isTheirs)) {
    const gone = task.delegations.filter((one) => one.holderId === facts.userId);
    if (gone.length > 0) await goBack(grant, task, gone, 'gone');
    if (successor && task.open.named.includes(facts.userId))
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
    const gone = task.delegations.filter((one) => one.holderEnvironmentId !== task.environmentId);
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

type Successor = { id: string; name: string; environmentId: string };

/** Somebody of the leaver's environment who can act, held; refuses everybody else at the field. */
async function successorOf(tx: Tx, { environmentId, userId }: Leaving['facts'], id: string): Promise<Successor> {
  const [found] = await tx
    .select({ id: users.id, name: users.name, environmentId: users.environmentId })
    .from(users)
    .where(
      and(eq(users.id, id), eq(users.environmentId, environmentId), isNull(users.blockedAt), isNull(users.removedAt)),
    )
    .for('share');
  if (!found || id === userId) throw invalid('successorId', 'successor_unfit');
  return found;
}

/** Puts the successor in the leaver's place, with what the leaver had delegated from it; leaves it where the successor may not decide it, or takes part already. */
async function handOver(grant: Leaving, task: HeldTask, to: Successor): Promise<void> {
  const { tx, facts } = grant;
  if (unfitFor(task.open, task.canAct, to.id)) return;
  const own = await tx
    .delete(taskAssignments)
    .where(
      and(
        eq(taskAssignments.taskId, task.id),
        eq(taskAssignments.principalId, facts.userId),
        eq(taskAssignments.position, 0),
      ),
    )
    .returning({ partnershipId: taskAssignments.partnershipId });
  if (own.length === 0) return;
  await moveTask(tx, task, null);
  await tx.insert(taskAssignments).values({
    id: newId(),
    taskId: task.id,
    environmentId: task.environmentId,
    principalId: to.id,
    principalEnvironmentId: to.environmentId,
    partnershipId: own[0]!.partnershipId,
    givenBy: grant.actor.userId,
    givenByName: grant.actor.name,
    givenByEnvironmentName: grant.actor.environmentName,
  });
  await tx
    .update(taskAssignments)
    .set({ seatId: to.id })
    .where(and(eq(taskAssignments.taskId, task.id), eq(taskAssignments.seatId, facts.userId)));
  await tell(tx, {
    event: 'task_given',
    to: [to.id],
    values: { task: task.stepName, document: task.documentName },
    path: `/tasks/${task.id}`,
    documentId: task.documentId,
  });
  grant.also('task.handedOver', aboutTask(task), { step: task.stepName, from: facts.subject.name, to: to.name });
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
