import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { newId } from '@/db/id';
import { workflows, workflowVersions } from '@/db/schema';
import type { Grant } from '@/lib/policy/grant';
import { conflict, notFound } from '@/lib/policy/refusal';
import { type Definition, readDefinition } from './definition/definition';
import { problemsOf } from './definition/problems';
import { runnableVersion } from './facts';
import { startRun } from './running/commands';
import { runningDocument } from './running/document';

/** Creates a workflow with its first draft; nothing runs through it until it is published. Answers its id. */
export async function createWorkflow(
  grant: Grant<'workflow.create'>,
  { name, definition }: { name: string; definition: Definition },
): Promise<string> {
  const { tx, actor, facts } = grant;
  const id = newId();
  const { environmentId } = facts;
  await tx.insert(workflows).values({ id, environmentId, name, createdByName: actor.name });
  await tx
    .insert(workflowVersions)
    .values({ workflowId: id, number: 1, environmentId, definition, changedByName: actor.name });
  grant.about({ kind: 'workflow', id, name });
  return id;
}

/**
 * Saves the draft, or begins one behind what is published; running documents stay on their version. The workflow is held, so that
 * one that was made from another save than the newest is refused (D-17).
 */
export async function saveDraft(
  grant: Grant<'workflow.define'>,
  { name, definition, revision }: { name: string; definition: Definition; revision: number },
): Promise<void> {
  const { tx, actor, facts } = grant;
  const { workflowId, environmentId } = facts;
  const newest = await newestVersion(tx, workflowId);
  if (newest.revision !== revision) throw conflict('version', { name: newest.changedByName });
  const changes = { definition, revision: revision + 1, changedAt: new Date(), changedByName: actor.name };
  if (newest.publishedAt)
    await tx.insert(workflowVersions).values({ workflowId, number: newest.number + 1, environmentId, ...changes });
  else await tx.update(workflowVersions).set(changes).where(isTheDraft(workflowId));
  await tx.update(workflows).set({ name }).where(eq(workflows.id, workflowId));
  grant.about({ kind: 'workflow', id: workflowId, name });
  grant.note({ version: newest.publishedAt ? newest.number + 1 : newest.number });
}

/** Publishes the draft: from now on new documents go through it. Refuses a draft with problems, and another save than the one seen. */
export async function publishDraft(
  grant: Grant<'workflow.publish'>,
  { revision }: { revision: number },
): Promise<number> {
  const { tx, actor, facts } = grant;
  const draft = await newestVersion(tx, facts.workflowId);
  if (draft.publishedAt || draft.revision !== revision) throw conflict('version', { name: draft.changedByName });
  if (problemsOf(readDefinition(draft.definition)).length > 0) throw conflict('workflow_problems');
  await tx
    .update(workflowVersions)
    .set({ publishedAt: sql`now()`, publishedByName: actor.name })
    .where(isTheDraft(facts.workflowId));
  grant.note({ version: draft.number });
  return draft.number;
}

/** Lets no new document in, or lets them in again; those that run go on (C-37). */
export async function pauseWorkflow(
  { tx, facts, note }: Grant<'workflow.pause'>,
  { isPaused }: { isPaused: boolean },
): Promise<void> {
  await tx.update(workflows).set({ isPaused }).where(eq(workflows.id, facts.workflowId));
  note({ isPaused });
}

/** Starts a workflow of the document's environment by hand (E-075); refuses one without a published version. */
export async function startByHand(
  grant: Grant<'workflow.start'>,
  { workflowId }: { workflowId: string },
): Promise<void> {
  const { tx, facts, note } = grant;
  const runnable = await runnableVersion(tx, facts.environmentId, workflowId);
  if (!runnable) throw notFound();
  note({ workflow: runnable.name, version: runnable.number });
  await startRun(grant, await runningDocument(tx, facts.documentId), runnable);
}

const isTheDraft = (workflowId: string) =>
  and(eq(workflowVersions.workflowId, workflowId), isNull(workflowVersions.publishedAt));

async function newestVersion(tx: Tx, workflowId: string) {
  const [newest] = await tx
    .select()
    .from(workflowVersions)
    .where(eq(workflowVersions.workflowId, workflowId))
    .orderBy(desc(workflowVersions.number))
    .limit(1);
  if (!newest) throw notFound();
  return newest;
}
