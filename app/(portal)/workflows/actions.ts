'use server';

import { environmentFacts } from '@/lib/environments/facts';
import { action, actionForEach } from '@/lib/policy/action';
import {
  createWorkflow as create,
  pauseWorkflow as pause,
  publishDraft,
  saveDraft,
  startByHand,
} from '@/lib/workflows/commands';
import { startFacts, workflowFacts } from '@/lib/workflows/facts';
import {
  createWorkflowInput,
  pauseWorkflowInput,
  publishWorkflowInput,
  saveDraftInput,
  startWorkflowInput,
} from '@/lib/workflows/input';

const pages = ({ workflowId }: { workflowId: string }) => ['/workflows', `/workflows/${workflowId}`];

export const createWorkflow = action({
  permission: 'workflow.create',
  input: createWorkflowInput,
  facts: async (_, actor) => environmentFacts(actor),
  run: create,
  revalidate: () => '/workflows',
  goTo: (id) => `/workflows/${id}`,
});

export const saveWorkflow = action({
  permission: 'workflow.define',
  input: saveDraftInput,
  facts: workflowFacts,
  run: saveDraft,
  done: () => 'workflow_saved',
  revalidate: pages,
});

export const publishWorkflow = action({
  permission: 'workflow.publish',
  input: publishWorkflowInput,
  facts: workflowFacts,
  run: publishDraft,
  done: (number) => ({ key: 'workflow_published', values: { number } }),
  revalidate: pages,
});

export const pauseWorkflow = action({
  permission: 'workflow.pause',
  input: pauseWorkflowInput,
  facts: workflowFacts,
  run: pause,
  done: (_, { isPaused }) => (isPaused ? 'workflow_paused' : 'workflow_resumed'),
  revalidate: pages,
});

export const startWorkflow = actionForEach({
  permission: 'workflow.start',
  input: startWorkflowInput,
  items: ({ documents }) => [...new Set(documents)],
  facts: (tx, actor, documentId) => startFacts(tx, actor, { documentId }),
  run: (grant, _, input) => startByHand(grant, input),
  done: (count) => ({ key: 'workflow_started', values: count }),
  revalidate: ({ documents }) => ['/tasks', ...documents.map((documentId) => `/documents/${documentId}`)],
});
