import { and, eq } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { workflowRuns } from '@/db/schema';

/** Whether the document is in a workflow at this moment. */
export async function isInWorkflow(tx: Read, documentId: string): Promise<boolean> {
  const [run] = await tx
    .select({ id: workflowRuns.id })
    .from(workflowRuns)
    .where(and(eq(workflowRuns.documentId, documentId), eq(workflowRuns.state, 'open')));
  return run !== undefined;
}
