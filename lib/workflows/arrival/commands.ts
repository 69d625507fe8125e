import { and, asc, desc, eq, isNotNull } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { environments, workflows, workflowVersions } from '@/db/schema';
import { isInWorkflow } from '@/lib/documents/activity/in-workflow';
import { byItself } from '@/lib/policy/grant';
import { type Definition, readDefinition } from '../definition/definition';
import { type Runnable, startRun } from '../running/commands';
import { aboutDocument, findRunningDocument, type RunningDocument } from '../running/document';

/**
 * What the worker does when a document has arrived (E-075): starts the first workflow, in the order they were made, that takes such documents.
 * Does nothing where none does any more, where the add-on is gone (W19), and for a document that is gone or runs already.
 */
export async function startOnArrival({
  documentId,
  environmentId,
}: {
  documentId: string;
  environmentId: string;
}): Promise<void> {
  await byItself(environmentId, async ({ tx, actAs }) => {
    if (!(await hasEngine(tx, environmentId))) return;
    const document = await findRunningDocument(tx, documentId, 'update');
    if (!document || !isUntouched(document) || (await isInWorkflow(tx, documentId))) return;
    const fit = (await automaticVersions(tx, environmentId)).find(({ definition }) => takes(definition, document));
    if (!fit) return;
    const hand = actAs(fit.name);
    hand.also('workflow.started', aboutDocument(document), { workflow: fit.name, version: fit.number });
    await startRun(hand, document, fit);
  });
}

/** As it came, or only looked at: whoever took it up by hand meanwhile was first. */
const isUntouched = ({ status }: RunningDocument) => ['received', 'opened', 'created'].includes(status);

const takes = ({ starts }: Definition, document: RunningDocument): boolean =>
  starts.isAutomatic &&
  isAmong(starts.organisations, document.organisationId) &&
  isAmong(starts.types, document.type) &&
  isAmong<string>(starts.boxes, document.box);

const isAmong = <T>(chosen: readonly T[], one: T) => chosen.length === 0 || chosen.includes(one);

async function hasEngine(tx: Tx, environmentId: string): Promise<boolean> {
  const [found] = await tx
    .select({ hasWorkflowEngine: environments.hasWorkflowEngine })
    .from(environments)
    .where(eq(environments.id, environmentId));
  return found?.hasWorkflowEngine ?? false;
}

/** The newest published version of each workflow that is not paused, in the order the workflows were made. */
async function automaticVersions(tx: Tx, environmentId: string): Promise<Runnable[]> {
  const rows = await tx
    .selectDistinctOn([workflows.createdAt, workflows.id], {
      workflowId: workflows.id,
      name: workflows.name,
      number: workflowVersions.number,
      definition: workflowVersions.definition,
    })
    .from(workflows)
    .innerJoin(workflowVersions, eq(workflowVersions.workflowId, workflows.id))
    .where(
      and(
        eq(workflows.environmentId, environmentId),
        eq(workflows.isPaused, false),
        isNotNull(workflowVersions.publishedAt),
      ),
    )
    .orderBy(asc(workflows.createdAt), asc(workflows.id), desc(workflowVersions.number));
  return rows.map((row) => ({ ...row, definition: readDefinition(row.definition) }));
}
