import { and, eq, notInArray, sql } from 'drizzle-orm';
import { environmentFacts } from '@/lib/environments/facts';
import { exerciseIn } from '@/lib/policy/grant';
import { decideTask } from '@/lib/tasks/commands';
import { delegateBack, delegateTask, recallTask } from '@/lib/tasks/delegating/commands';
import { delegationFacts, taskFacts } from '@/lib/tasks/facts';
import { restartWorkflow } from '@/lib/tasks/restarting/commands';
import { createWorkflow, pauseWorkflow, publishDraft, saveDraft, startByHand } from '@/lib/workflows/commands';
import type { Definition } from '@/lib/workflows/definition/definition';
import { startFacts, workflowFacts } from '@/lib/workflows/facts';
import type { Tx } from '../client';
import { documents } from '../schema';
import { cast, castId } from './cast';
import type { Act } from './workflow-stories';

// The product's own acts on workflows and tasks, by somebody of the cast: each asked of the policy and written in the log. Inside `actAt`.

const homes = new Map(
  cast.flatMap(({ key, users }) => users.map((user) => [user.key, castId(`environment ${key}`)] as const)),
);
/** Somebody of the cast, and the environment they act in. */
export const personOf = (who: string) => ({ userId: castId(`user ${who}`), environmentId: homes.get(who)! });

/** Creates a workflow with its first draft; answers its id. */
export const create = (tx: Tx, who: string, name: string, definition: Definition): Promise<string> =>
  exerciseIn(
    tx,
    'workflow.create',
    personOf(who),
    async (_, actor) => environmentFacts(actor),
    (grant) => createWorkflow(grant, { name, definition }),
  );

/** Saves a draft, made from this save. */
export const save = (tx: Tx, who: string, workflowId: string, definition: Definition, revision: number) =>
  exerciseIn(
    tx,
    'workflow.define',
    personOf(who),
    (read, actor) => workflowFacts(read, actor, { workflowId }),
    (grant) => saveDraft(grant, { name: grant.facts.subject.name, definition, revision }),
  );

/** Publishes the draft of this save. */
export const publish = (tx: Tx, who: string, workflowId: string, revision: number) =>
  exerciseIn(
    tx,
    'workflow.publish',
    personOf(who),
    (read, actor) => workflowFacts(read, actor, { workflowId }),
    (grant) => publishDraft(grant, { revision }),
  );

/** Lets no new document in. */
export const pause = (tx: Tx, who: string, workflowId: string) =>
  exerciseIn(
    tx,
    'workflow.pause',
    personOf(who),
    (read, actor) => workflowFacts(read, actor, { workflowId }),
    (grant) => pauseWorkflow(grant, { isPaused: true }),
  );

/** Takes a document through a workflow by hand. The archive may say that it was paid long ago: before that it has only been looked at. */
export async function start(tx: Tx, who: string, documentId: string, workflowId: string): Promise<void> {
  await tx
    .update(documents)
    .set({ status: 'opened' })
    .where(and(eq(documents.id, documentId), notInArray(documents.status, ['received', 'opened'])));
  await exerciseIn(
    tx,
    'workflow.start',
    personOf(who),
    (read, actor) => startFacts(read, actor, { documentId }),
    (grant) => startByHand(grant, { workflowId }),
  );
}

/** One act on the document's open task; throws where the story has come to none. */
export async function perform(tx: Tx, documentId: string, [, who, verb, more = '']: Act): Promise<void> {
  const [task] = await tx.execute<{ id: string }>(
    sql`select id from tasks where document_id = ${documentId} and state = 1`,
  );
  if (!task) throw new Error(`${who} finds no task to ${verb}.`);
  const actor = personOf(who);
  const taskId = task.id;
  if (verb === 'delegate')
    await exerciseIn(
      tx,
      'task.delegate',
      actor,
      (read, by) => delegationFacts(read, by, { taskId, toId: castId(`user ${more}`) }),
      delegateTask,
    );
  else if (verb === 'back')
    await exerciseIn(tx, 'task.delegateBack', actor, (read, by) => taskFacts(read, by, { taskId }), delegateBack);
  else if (verb === 'recall')
    await exerciseIn(tx, 'task.recall', actor, (read, by) => taskFacts(read, by, { taskId }), recallTask);
  else if (verb === 'restart')
    await exerciseIn(
      tx,
      'workflow.restart',
      actor,
      (read, by) => taskFacts(read, by, { taskId }),
      (grant) => restartWorkflow(grant, { reason: more }),
    );
  else
    await exerciseIn(
      tx,
      'task.decide',
      actor,
      (read, by) => taskFacts(read, by, { taskId }),
      (grant) => decideTask(grant, { verdict: verb === 'approve' ? 'approved' : 'rejected', reason: more }),
    );
}
