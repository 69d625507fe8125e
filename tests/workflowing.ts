import { eq, sql } from 'drizzle-orm';
import { createWorkflow, publishWorkflow, startWorkflow } from '@/app/(portal)/workflows/actions';
import { workflows } from '@/db/schema';
import { asOwner, within } from '@/db/seed/owner';
import { blankTask } from '@/lib/workflows/definition/blank';
import type { Assignee, CheckStep, Definition, TaskStep } from '@/lib/workflows/definition/definition';
import { type Answer, actAs, post } from './acting';
import { everyRow, person } from './world';

// Workflows and their tasks in domain tests: made, published and started by the real actions.

type Who = string | { userId: string };
export const idOf = (who: Who) => (typeof who === 'string' ? person(who).userId : who.userId);

export const toPerson = (who: Who): Assignee => ({ kind: 'user', id: idOf(who) });
export const toGroup = (id: string): Assignee => ({ kind: 'group', id });

let made = 0;

/** A human step for these, one person sufficient; `more` says what is otherwise. */
export const humanStep = (assignees: Assignee[], more: Partial<TaskStep> = {}): TaskStep => ({
  ...blankTask(`t${++made}`, 'Approval'),
  assignees,
  ...more,
});

/** A check of one field. */
export const checkStep = (tests: CheckStep['tests'], more: Partial<CheckStep> = {}): CheckStep => ({
  kind: 'check',
  key: `c${++made}`,
  name: 'Check',
  isEvery: true,
  passed: 'next',
  failed: 'reject',
  tests,
  ...more,
});

export const byHand: Definition['starts'] = { isAutomatic: false, organisations: [], types: [], boxes: [] };
export const onArrival = (more: Partial<Definition['starts']> = {}): Definition['starts'] => ({
  ...byHand,
  isAutomatic: true,
  ...more,
});

/** A published workflow of the person's environment, through the real actions. Answers its id. */
export async function giveWorkflow(
  who: Who,
  steps: Definition['steps'],
  { starts = byHand, name = `Workflow ${++made}` }: { starts?: Definition['starts']; name?: string } = {},
): Promise<string> {
  await actAs(typeof who === 'string' ? who : who);
  const created = await post(createWorkflow, { name, definition: JSON.stringify({ starts, steps }) });
  const workflowId = created.goTo?.split('/').at(-1);
  if (!workflowId) throw new Error(`No workflow: ${JSON.stringify(created)}`);
  const published = await post(publishWorkflow, { workflowId, revision: '1' });
  if (published.code !== 'ok') throw new Error(`Not published: ${JSON.stringify(published)}`);
  return workflowId;
}

/** Starts the workflow for the document by hand, as the person. */
export async function start(who: Who, documentId: string, workflowId: string): Promise<Answer> {
  await actAs(who);
  return post(startWorkflow, { documents: [documentId], workflowId });
}

type TaskRow = {
  id: string;
  step: string;
  step_name: string;
  state: number;
  round: number;
  version: number;
  document_id: string;
};

/** The document's tasks, oldest first, over the wall. */
export async function tasksOf(documentId: string): Promise<TaskRow[]> {
  const rows = (await everyRow('tasks')) as { row: TaskRow & { created_at: string } }[];
  return rows
    .map(({ row }) => row)
    .filter((row) => row.document_id === documentId)
    .toSorted((a, b) => a.created_at.localeCompare(b.created_at) || a.id.localeCompare(b.id));
}

/** The document's open task; fails when there is none. */
export async function openTask(documentId: string): Promise<TaskRow> {
  const open = (await tasksOf(documentId)).filter((task) => task.state === 1);
  if (open.length !== 1) throw new Error(`${open.length} open tasks`);
  return open[0]!;
}

/** Who may decide the task now, by the names of the cast or the ids, over the wall. */
export async function holdersOf(environmentId: string, taskId: string): Promise<string[]> {
  let rows: { name: string }[] = [];
  await asOwner((tx) =>
    within(tx, environmentId, async () => {
      rows = [
        ...(await tx.execute<{ name: string }>(
          sql`select distinct u.name from open_seats(${taskId}) s join users u on u.id = s.holder_id order by u.name`,
        )),
      ];
    }),
  );
  return rows.map((row) => row.name);
}

/** The status of a document, over the wall. */
export async function statusOf(documentId: string): Promise<number> {
  const rows = (await everyRow('documents')) as { row: { id: string; status: number } }[];
  return rows.find(({ row }) => row.id === documentId)!.row.status;
}

/** Nothing of the environment starts by itself any more. */
export const pauseAll = (environmentId: string) =>
  asOwner((tx) =>
    within(tx, environmentId, async () => {
      await tx.update(workflows).set({ isPaused: true }).where(eq(workflows.environmentId, environmentId));
    }),
  );
