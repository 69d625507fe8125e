import { inArray } from 'drizzle-orm';
import { taskDecisions, users } from '@/db/schema';
import type { Verdict } from '@/db/vocabulary';
import type { Grant } from '@/lib/policy/grant';
import { conflict } from '@/lib/policy/refusal';
import { confirm, decide } from '@/lib/workflows/engine/decide';
import { carryOn } from '@/lib/workflows/running/commands';
import { type RunningDocument, runningDocument } from '@/lib/workflows/running/document';
import { runOfTask } from '@/lib/workflows/running/run';
import { type HeldTask, taskOf } from './held/task';
import { moveTask, releaseTask, takeAway } from './moving/commands';

/**
 * Approves or rejects, once for every seat the actor holds; a step that is over by it takes its document on (W05 to W13). What was decided
 * about stands in the decision (D-15). Answers the document's name.
 */
export async function decideTask(
  grant: Grant<'task.decide'>,
  { verdict, reason }: { verdict: Verdict; reason: string },
): Promise<string> {
  const { tx, actor } = grant;
  const task = await taskOf(grant);
  const document = await runningDocument(tx, task.documentId);
  const made = decide(task.open, task.canAct, actor.userId, verdict);
  if (!made) throw conflict('task_moved');
  await moveTask(tx, task, made.outcome);
  const behalf = await writeDecisions(grant, task, document, { seats: made.seats, verdict, reason });
  await takeAway(
    tx,
    task,
    task.delegations.filter((one) => made.seats.includes(one.seatId)),
  );
  grant.note({
    step: task.stepName,
    verdict,
    ...(reason && { reason }),
    ...(behalf.length > 0 && { onBehalfOf: behalf }),
  });
  if (made.outcome) await close(grant, task, document, made.outcome);
  return task.documentName;
}

/** Answers the names of those whom the actor decided for, other than themselves. */
async function writeDecisions(
  { tx, actor }: Grant<'task.decide'>,
  task: HeldTask,
  document: RunningDocument,
  { seats, verdict, reason }: { seats: string[]; verdict: Verdict; reason: string },
): Promise<string[]> {
  const people = await tx.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, seats));
  await tx.insert(taskDecisions).values(
    people.map((seat) => ({
      taskId: task.id,
      round: task.round,
      seatId: seat.id,
      seatName: seat.name,
      environmentId: task.environmentId,
      environmentName: task.environmentName,
      verdict,
      reason,
      decidedBy: actor.userId,
      decidedByName: actor.name,
      decidedByEnvironmentId: actor.environmentId,
      decidedByEnvironmentName: actor.environmentName,
      documentName: task.documentName,
      stepName: task.stepName,
      documentVersion: document.version,
      sha256: document.sha256,
    })),
  );
  return people.filter((seat) => seat.id !== actor.userId).map((seat) => seat.name);
}

async function close(
  grant: Grant<'task.decide'> | Grant<'task.confirm'>,
  task: HeldTask,
  document: RunningDocument,
  outcome: Verdict,
): Promise<void> {
  await releaseTask(grant.tx, task.id);
  await carryOn(grant, document, await runOfTask(grant.tx, task), task.step, outcome);
}

/** Lets a step go on whose last missing person is gone: with what all others decided (C-12). */
export async function confirmTask(grant: Grant<'task.confirm'>): Promise<void> {
  const task = await taskOf(grant);
  const outcome = confirm(task.open, task.canAct);
  if (!outcome) throw conflict('task_moved');
  await moveTask(grant.tx, task, outcome);
  grant.note({ step: task.stepName, outcome });
  await close(grant, task, await runningDocument(grant.tx, task.documentId), outcome);
}
