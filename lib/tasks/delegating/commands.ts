import { eq, inArray } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { newId } from '@/db/id';
import { taskAssignments, users } from '@/db/schema';
import { tell } from '@/lib/notifications/told/commands';
import { by } from '@/lib/notifications/told/events';
import type { Grant } from '@/lib/policy/grant';
import { delegate, giveBack, recall } from '@/lib/workflows/engine/delegate';
import { type HeldTask, readTask, taskOf } from '../held/task';
import { moveTask, takeAway } from '../moving/commands';

/** Puts somebody else on top of every seat the actor holds, who reads the document meanwhile (C-34, C-35). */
export async function delegateTask(grant: Grant<'task.delegate'>): Promise<string> {
  const { tx, actor, facts } = grant;
  const task = await taskOf(grant);
  await moveTask(tx, task, null);
  const [to] = await tx
    .select({ name: users.name, environmentId: users.environmentId })
    .from(users)
    .where(eq(users.id, facts.toId));
  await tx.insert(taskAssignments).values(
    delegate(task.open, task.canAct, actor.userId, facts.toId).map(({ seatId, position, holderId }) => ({
      id: newId(),
      taskId: task.id,
      environmentId: task.environmentId,
      principalId: holderId,
      principalEnvironmentId: to!.environmentId,
      partnershipId: facts.partnershipId,
      seatId,
      position,
      givenBy: actor.userId,
      givenByName: actor.name,
      givenByEnvironmentName: actor.environmentName,
    })),
  );
  await tell(tx, {
    event: 'task_delegated',
    to: [facts.toId],
    values: { ...by(actor), task: task.stepName, document: task.documentName },
    path: `/tasks/${task.id}`,
    documentId: task.documentId,
  });
  grant.note({ step: task.stepName, to: to!.name });
  return to!.name;
}

/** Gives what was delegated to the actor back to whoever they have it from (D10). */
export async function delegateBack(grant: Grant<'task.delegateBack'>): Promise<void> {
  const task = await taskOf(grant);
  await unstack(grant, task, giveBack(task.open, task.canAct, grant.actor.userId), 'back');
}

/** Takes back what the actor had delegated, from whoever has it now (D14). */
export async function recallTask(grant: Grant<'task.recall'>): Promise<void> {
  const task = await taskOf(grant);
  await unstack(grant, task, recall(task.open, task.canAct, grant.actor.userId), 'recalled');
}

/** Takes delegations away, and tells who has the task back, or who has it no longer. */
async function unstack(
  grant: Grant<'task.delegateBack'> | Grant<'task.recall'>,
  task: HeldTask,
  gone: ReturnType<typeof recall>,
  cause: 'back' | 'recalled',
): Promise<void> {
  const { tx, actor } = grant;
  await moveTask(tx, task, null);
  const taken = await takeAway(tx, task, gone);
  const below = await holdersNow(grant, task, taken);
  const told =
    cause === 'back'
      ? below
      : taken.map((one) => ({ id: one.holderId, name: one.holderName, environmentId: one.holderEnvironmentId }));
  await tell(tx, {
    event: 'task_returned',
    to: [...new Set(told.map((one) => one.id))],
    values: { ...by(actor), task: task.stepName, document: task.documentName, cause },
    path: `/tasks/${task.id}`,
    documentId: task.documentId,
  });
  const names = [...new Set(told.map((one) => one.name))];
  grant.note({ step: task.stepName, ...(cause === 'back' ? { to: names } : { from: names }) });
  grant.concerns(told.map((one) => one.environmentId));
}

/** Who holds the seats now that were delegated before. */
async function holdersNow({ tx }: { tx: Read }, task: HeldTask, taken: readonly { seatId: string }[]) {
  const now = (await readTask(tx, task.id))!;
  const ids = taken.map(({ seatId }) => now.delegations.findLast((one) => one.seatId === seatId)?.holderId ?? seatId);
  return tx
    .select({ id: users.id, name: users.name, environmentId: users.environmentId })
    .from(users)
    .where(inArray(users.id, ids));
}
