import { eq } from 'drizzle-orm';
import { taskAssignments } from '@/db/schema';
import type { Grant } from '@/lib/policy/grant';
import { invalid } from '@/lib/policy/refusal';
import { assign } from '@/lib/workflows/running/assign';
import { tellOfTask } from '@/lib/workflows/running/open-step';
import { readTask, taskOf } from '../held/task';
import { moveTask, tellOfTaking, withPart } from '../moving/commands';

/** Gives the task to other people and groups instead (C-38); what was decided stands. Refuses, at the field, who may not or cannot decide it. */
export async function reassignTask(
  grant: Grant<'task.reassign'>,
  { principals }: { principals: string[] },
): Promise<void> {
  const { tx } = grant;
  const task = await taskOf(grant);
  const had = await withPart(tx, task);
  await moveTask(tx, task, null);
  await tx.delete(taskAssignments).where(eq(taskAssignments.taskId, task.id));
  const { environmentId, organisationId, runId } = task;
  const chosen = [...new Set(principals)];
  const names = await assign(
    grant,
    { id: task.id, runId, environmentId, organisationId },
    { principals: chosen, roles: [] },
  );
  const now = (await readTask(tx, task.id))!;
  const people = chosen.filter((id) => now.open.named.includes(id));
  if (names.length < chosen.length || people.some((id) => !now.canAct(id)))
    throw invalid('principals', 'delegate_nobody');
  if (people.some((id) => now.open.excluded.includes(id))) throw invalid('principals', 'reassign_excluded');
  await tellOfTaking(grant, task, had, 'reassigned');
  await tellOfTask(tx, task, task.workflowName, { id: task.documentId, name: task.documentName });
  grant.note({ step: task.stepName, to: names });
}
