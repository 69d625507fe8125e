import { and, count, desc, eq, ne, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { newId } from '@/db/id';
import { taskDecisions, tasks } from '@/db/schema';
import { tell } from '@/lib/notifications/told/commands';
import type { Hand } from '@/lib/policy/grant';
import type { TaskStep } from '../definition/definition';
import { assign } from './assign';
import type { Run } from './commands';
import { aboutDocument, type RunningDocument } from './document';

/**
 * Opens a human step: the task, who holds it, and a word to them. Where nobody can decide it, those who look after workflows are told
 * instead: it waits for them, never for nobody (C-12, W15).
 */
export async function openStep(hand: Hand, document: RunningDocument, run: Run, step: TaskStep): Promise<void> {
  const { tx } = hand;
  const id = newId();
  const round = (await timesOpened(tx, run.id, step.key)) + 1;
  await tx.insert(tasks).values({
    id,
    environmentId: document.environmentId,
    organisationId: document.organisationId,
    documentId: document.id,
    runId: run.id,
    step: step.key,
    stepName: step.name,
    round,
    mode: step.mode,
    waitsForAll: step.waitsForAll,
    excluded: await excludedFrom(tx, document, run, step),
    remindAt: inDays(step.remindAfterDays),
    dueAt: inDays(step.dueAfterDays),
  });
  const { environmentId, organisationId } = document;
  const names = await assign(hand, { id, runId: run.id, environmentId, organisationId }, namedIn(step));
  hand.also('task.opened', aboutDocument(document), {
    workflow: run.name,
    step: step.name,
    assignees: names,
    mode: step.mode,
    ...(round > 1 && { round }),
  });
  await tellOfTask(tx, { id, stepName: step.name, environmentId: document.environmentId }, run.name, document);
}

/** Tells whoever can decide an open task; where nobody can, whoever looks after the environment's workflows. */
export async function tellOfTask(
  tx: Tx,
  task: { id: string; stepName: string; environmentId: string },
  workflow: string,
  document: { id: string; name: string },
): Promise<void> {
  const [held] = await tx.execute(sql`select from open_seats(${task.id}) limit 1`);
  if (!held) return tellOfWaiting(tx, task, workflow);
  await tell(tx, {
    event: 'task_given',
    to: sql`select holder_id from open_seats(${task.id})`,
    values: { task: task.stepName, document: document.name },
    path: `/tasks/${task.id}`,
    documentId: document.id,
  });
}

/** Tells those who look after the environment's workflows that a task waits for them. */
export const tellOfWaiting = (
  tx: Tx,
  { id, stepName, environmentId }: { id: string; stepName: string; environmentId: string },
  workflow: string,
): Promise<void> =>
  tell(tx, {
    event: 'task_waits',
    to: sql`select workflow_administrators(${environmentId})`,
    values: { task: stepName, workflow },
    path: `/tasks/${id}`,
  });

const namedIn = ({ assignees }: TaskStep) => ({
  principals: assignees.flatMap((one) => (one.kind === 'role' ? [] : [one.id])),
  roles: assignees.flatMap((one) => (one.kind === 'role' ? [one.role] : [])),
});

const timesOpened = async (tx: Tx, runId: string, step: string): Promise<number> => {
  const [row] = await tx
    .select({ times: count() })
    .from(tasks)
    .where(and(eq(tasks.runId, runId), eq(tasks.step, step)));
  return row!.times;
};

/** Who may not decide the step: the document's creator, and who approved the human step before it, whichever way the document came (N-10). */
async function excludedFrom(tx: Tx, document: RunningDocument, run: Run, step: TaskStep): Promise<string[]> {
  const creator = step.notCreator && document.createdBy ? [document.createdBy] : [];
  return step.notPreviousApprover ? [...creator, ...(await approversBefore(tx, run, step))] : creator;
}

async function approversBefore(tx: Tx, run: Run, step: TaskStep): Promise<string[]> {
  const [before] = await tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.runId, run.id), eq(tasks.state, 'approved'), ne(tasks.step, step.key)))
    .orderBy(desc(tasks.closedAt), desc(tasks.id))
    .limit(1);
  if (!before) return [];
  const rows = await tx
    .selectDistinct({ id: taskDecisions.decidedBy, seat: taskDecisions.seatId })
    .from(taskDecisions)
    .where(and(eq(taskDecisions.taskId, before.id), eq(taskDecisions.verdict, 'approved')));
  // Who approved in somebody's place approved for them as well.
  return [...new Set(rows.flatMap((row) => [row.id, row.seat]))];
}

const day = 86_400_000;
const inDays = (days: number | null): Date | null => (days === null ? null : new Date(Date.now() + days * day));
