import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { TaskDesk } from '@/components/tasks/task-desk';
import { type Act, type ActWords, acts, type TaskWords } from '@/components/tasks/task-words';
import type { Actor } from '@/lib/policy/actor';
import {
  confirmTask,
  decideTask,
  delegateBack,
  delegateTask,
  reassignTask,
  recallTask,
  restartWorkflow,
} from './actions';

const actions = {
  approve: decideTask,
  reject: decideTask,
  delegate: delegateTask,
  back: delegateBack,
  recall: recallTask,
  confirm: confirmTask,
  assign: reassignTask,
  restart: restartWorkflow,
};

/** Around what shows buttons of tasks: asks and does what they say, in the reader's language. */
export async function Desk({
  actor,
  nextHref,
  children,
}: {
  actor: Actor;
  nextHref?: string | undefined;
  children: ReactNode;
}) {
  return (
    <TaskDesk actions={actions} words={await deskWords()} usesShortcuts={actor.usesShortcuts} nextHref={nextHref}>
      {children}
    </TaskDesk>
  );
}

async function deskWords(): Promise<TaskWords> {
  const t = await getTranslations('tasks');
  const name = '{name}';
  const wordsOf = (act: Act): ActWords => ({
    title: t(`acts.${act}.title`, { name }),
    body: t(`acts.${act}.body`),
    confirm: t(`acts.${act}.confirm`),
    pending: t(`acts.${act}.pending`),
  });
  return {
    acts: Object.fromEntries(acts.map((act) => [act, wordsOf(act)])) as Record<Act, ActWords>,
    reason: t('reason'),
    reasonHint: t('reasonHint'),
    delegateTo: t('delegateTo'),
    delegateHint: t('delegateHint'),
    assignTo: t('assignTo'),
    assignHint: t('assignHint'),
    external: t('external'),
    next: t('nextTask'),
  };
}
