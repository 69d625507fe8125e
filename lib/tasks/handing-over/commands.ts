import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { newId } from '@/db/id';
import { taskAssignments, users } from '@/db/schema';
import { tell } from '@/lib/notifications/told/commands';
import type { Grant } from '@/lib/policy/grant';
import { invalid } from '@/lib/policy/refusal';
import { unfitFor } from '@/lib/workflows/engine/delegate';
import { aboutTask, type HeldTask } from '../held/task';
import { moveTask } from '../moving/commands';

export type Leaving = Grant<'user.block'> | Grant<'user.remove'>;

/** Whether the step gives a person something to decide still: what they decided stays theirs, and what they may not decide was nobody's to hand over. */
export const isStillTheirs = ({ named, decided, excluded }: HeldTask['open'], userId: string): boolean =>
  named.includes(userId) && !decided.has(userId) && !excluded.includes(userId);

type Successor = { id: string; name: string; environmentId: string };

/** Somebody of the leaver's environment who can act, held; refuses everybody else at the field. */
export async function successorOf(tx: Tx, { environmentId, userId }: Leaving['facts'], id: string): Promise<Successor> {
  const [found] = await tx
    .select({ id: users.id, name: users.name, environmentId: users.environmentId })
    .from(users)
    .where(
      and(
        eq(users.id, id),
        eq(users.environmentId, environmentId),
        eq(users.isAnonymousProxy, false),
        isNull(users.blockedAt),
        isNull(users.removedAt),
      ),
    )
    .for('share');
  if (!found || id === userId) throw invalid('successorId', 'successor_unfit');
  return found;
}

/** Puts the successor in the leaver's place, with what the leaver had delegated from it; leaves it where the successor may not decide it, or takes part already. */
export async function handOver(grant: Leaving, task: HeldTask, to: Successor): Promise<void> {
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
