import type { Grant } from '@/lib/policy/grant';
import { runnableVersion } from '@/lib/workflows/facts';
import { restartRun } from '@/lib/workflows/running/commands';
import { runningDocument } from '@/lib/workflows/running/document';
import { taskOf } from '../held/task';
import { moveTask, releaseTask, tellOfTaking, withPart } from '../moving/commands';

/**
 * Takes the task's document through its workflow anew, from the first step of the newest published version (E-074, C-38). The task is over for
 * whoever has it; what was decided stays in the history and among the receipts, and counts no longer.
 */
export async function restartWorkflow(
  grant: Grant<'workflow.restart'>,
  { reason }: { reason: string },
): Promise<string> {
  const { tx, facts } = grant;
  const task = await taskOf(grant);
  const newest = await runnableVersion(tx, facts.environmentId, task.workflowId, 'restart');
  if (!newest) throw new Error('What runs was published once.');
  const had = await withPart(tx, task);
  await moveTask(tx, task, 'restarted');
  await releaseTask(tx, task.id);
  await tellOfTaking(grant, task, had, 'restarted');
  grant.note({ workflow: newest.name, version: newest.number, step: task.stepName, reason });
  await restartRun(grant, await runningDocument(tx, task.documentId), task.runId, newest);
  return newest.name;
}
