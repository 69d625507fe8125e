import { forbidden, notFound } from 'next/navigation';
import { cache } from 'react';
import { environmentFacts } from '@/lib/environments/facts';
import { can } from '@/lib/policy/policy';
import { requireActor } from '@/lib/policy/session';
import { findWorkflow } from '@/lib/workflows/queries';

/** The workflow of this page, in one of its versions, with what the reader may do; missing and another environment's are the same. */
export const workflowOfPage = cache(async (workflowId: string, number: number | null) => {
  const actor = await requireActor();
  if (!can('workflow.see', actor, environmentFacts(actor)).allowed) forbidden();
  const workflow = await findWorkflow(actor, workflowId, number);
  if (!workflow) notFound();
  const { facts, versions } = workflow;
  return {
    actor,
    workflow,
    isNewest: workflow.shown.number === versions[0]!.number,
    /** The version that new documents go through. */
    published: versions.find((one) => one.publishedAt !== null) ?? null,
    may: {
      define: can('workflow.define', actor, facts).allowed,
      pause: can('workflow.pause', actor, facts).allowed,
    },
  };
});
export type WorkflowOfPage = Awaited<ReturnType<typeof workflowOfPage>>;
