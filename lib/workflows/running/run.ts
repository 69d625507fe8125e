import { and, eq } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { workflowVersions } from '@/db/schema';
import { readDefinition } from '../definition/definition';
import type { Run } from './commands';

/** The run that a task belongs to, with the version it stays on. */
export async function runOfTask(
  tx: Read,
  task: { runId: string; workflowId: string; workflowVersion: number; workflowName: string },
): Promise<Run> {
  const { runId, workflowId, workflowVersion, workflowName } = task;
  const [version] = await tx
    .select({ definition: workflowVersions.definition })
    .from(workflowVersions)
    .where(and(eq(workflowVersions.workflowId, workflowId), eq(workflowVersions.number, workflowVersion)));
  if (!version) throw new Error('A run’s version is there.');
  return {
    id: runId,
    workflowId,
    number: workflowVersion,
    name: workflowName,
    definition: readDefinition(version.definition),
  };
}
