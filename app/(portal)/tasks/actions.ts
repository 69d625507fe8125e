'use server';

import { action } from '@/lib/policy/action';
import { confirmTask as confirm, decideTask as decide } from '@/lib/tasks/commands';
import { delegateBack as back, delegateTask as delegate, recallTask as recall } from '@/lib/tasks/delegating/commands';
import { delegationFacts, taskFacts } from '@/lib/tasks/facts';
import {
  decideTaskInput,
  delegateTaskInput,
  reassignTaskInput,
  restartWorkflowInput,
  taskInput,
} from '@/lib/tasks/input';
import { reassignTask as reassign } from '@/lib/tasks/reassigning/commands';
import { restartWorkflow as restart } from '@/lib/tasks/restarting/commands';

const pages = ({ taskId }: { taskId: string }) => ['/tasks', `/tasks/${taskId}`];

export const decideTask = action({
  permission: 'task.decide',
  input: decideTaskInput,
  facts: taskFacts,
  run: decide,
  done: (document, { verdict }) => ({ key: `task_${verdict}`, values: { document } }),
  revalidate: pages,
});

export const delegateTask = action({
  permission: 'task.delegate',
  input: delegateTaskInput,
  facts: delegationFacts,
  run: delegate,
  done: (name) => ({ key: 'task_delegated', values: { name } }),
  revalidate: pages,
});

export const delegateBack = action({
  permission: 'task.delegateBack',
  input: taskInput,
  facts: taskFacts,
  run: back,
  done: () => 'task_delegated_back',
  revalidate: pages,
});

export const recallTask = action({
  permission: 'task.recall',
  input: taskInput,
  facts: taskFacts,
  run: recall,
  done: () => 'task_recalled',
  revalidate: pages,
});

export const reassignTask = action({
  permission: 'task.reassign',
  input: reassignTaskInput,
  facts: taskFacts,
  run: reassign,
  done: () => 'task_reassigned',
  revalidate: pages,
});

export const confirmTask = action({
  permission: 'task.confirm',
  input: taskInput,
  facts: taskFacts,
  run: confirm,
  done: () => 'task_confirmed',
  revalidate: pages,
});

export const restartWorkflow = action({
  permission: 'workflow.restart',
  input: restartWorkflowInput,
  facts: taskFacts,
  run: restart,
  done: (name) => ({ key: 'workflow_restarted', values: { name } }),
  revalidate: pages,
});
