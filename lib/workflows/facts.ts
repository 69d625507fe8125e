import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { environments, organisationMembers, workflows, workflowVersions } from '@/db/schema';
import { isInWorkflow } from '@/lib/documents/activity/in-workflow';
import { documentFacts } from '@/lib/documents/facts';
import type { Actor } from '@/lib/policy/actor';
import type { StartFacts, WorkflowFacts } from '@/lib/policy/facts';
import { readDefinition } from './definition/definition';
import type { Runnable } from './running/commands';

/** A workflow of the actor's own environment, its row held against every other change; nothing for another's (D-07). */
export async function workflowFacts(
  tx: Read,
  actor: Actor,
  { workflowId }: { workflowId: string },
): Promise<WorkflowFacts | null> {
  const [found] = await tx
    .select({ name: workflows.name })
    .from(workflows)
    .where(and(eq(workflows.id, workflowId), eq(workflows.environmentId, actor.environmentId)))
    .for('update');
  if (!found) return null;
  return {
    environmentId: actor.environmentId,
    subject: { kind: 'workflow', id: workflowId, name: found.name },
    workflowId,
  };
}

/** A document that is to go through a workflow, held: of two who start one at the same moment one finds it running. */
export async function startFacts(
  tx: Read,
  actor: Actor,
  { documentId }: { documentId: string },
  lock: 'update' | 'none' = 'update',
): Promise<StartFacts | null> {
  const facts = await documentFacts(tx, actor, documentId, lock);
  if (!facts) return null;
  const [owner] = await tx
    .select({ hasWorkflowEngine: environments.hasWorkflowEngine })
    .from(environments)
    .where(eq(environments.id, facts.environmentId));
  const [seat] = await tx
    .select({ userId: organisationMembers.userId })
    .from(organisationMembers)
    .where(
      and(eq(organisationMembers.userId, actor.userId), eq(organisationMembers.organisationId, facts.organisationId)),
    );
  return {
    ...facts,
    isMember: seat !== undefined,
    hasWorkflowEngine: owner?.hasWorkflowEngine ?? false,
    isRunning: await isInWorkflow(tx, documentId),
  };
}

/**
 * The newest published version of a workflow of the environment; nothing when it has none or is another's, nor where it is paused, which keeps
 * new documents out and lets those that are in start again.
 */
export async function runnableVersion(
  tx: Read,
  environmentId: string,
  workflowId: string,
  purpose: 'start' | 'restart' = 'start',
): Promise<Runnable | null> {
  const [found] = await tx
    .select({ number: workflowVersions.number, definition: workflowVersions.definition, name: workflows.name })
    .from(workflowVersions)
    .innerJoin(workflows, eq(workflows.id, workflowVersions.workflowId))
    .where(
      and(
        eq(workflows.id, workflowId),
        eq(workflows.environmentId, environmentId),
        purpose === 'start' ? eq(workflows.isPaused, false) : undefined,
        isNotNull(workflowVersions.publishedAt),
      ),
    )
    .orderBy(desc(workflowVersions.number))
    .limit(1);
  return found ? { workflowId, ...found, definition: readDefinition(found.definition) } : null;
}
