import { Check, CornerUpLeft, CornerUpRight, RotateCcw, Undo2, UserRoundPen, X } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { TaskButton } from '@/components/tasks/task-button';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';
import type { FoundTask } from '@/lib/tasks/detail/queries';

type TaskPermission =
  | 'task.decide'
  | 'task.delegateBack'
  | 'task.recall'
  | 'task.confirm'
  | 'task.reassign'
  | 'workflow.restart';

/**
 * What the reader may do with the task now: decide or pass on what is theirs, give back or take back what was delegated, confirm or assign what waits,
 * and begin its workflow anew. The last two on the task's page alone (`isWhole`): a document has other buttons beside them.
 */
export async function TaskButtons({
  actor,
  task,
  isWhole = false,
}: {
  actor: Actor;
  task: FoundTask;
  isWhole?: boolean;
}) {
  const t = await getTranslations('tasks');
  const may = (permission: TaskPermission) => task.state === 'open' && can(permission, actor, task.facts).allowed;
  return (
    <>
      {may('task.confirm') && (
        <TaskButton act="confirm" task={task} variant="primary" icon={<Check aria-hidden />}>
          {t('confirm')}
        </TaskButton>
      )}
      {may('task.decide') && (
        <>
          <TaskButton
            act="approve"
            task={task}
            usesShortcuts={actor.usesShortcuts}
            variant="primary"
            icon={<Check aria-hidden />}
          >
            {t('approve')}
          </TaskButton>
          <TaskButton act="reject" task={task} usesShortcuts={actor.usesShortcuts} icon={<X aria-hidden />}>
            {t('reject')}
          </TaskButton>
          <TaskButton
            act="delegate"
            task={task}
            usesShortcuts={actor.usesShortcuts}
            icon={<CornerUpRight aria-hidden />}
          >
            {t('delegate')}
          </TaskButton>
        </>
      )}
      {may('task.delegateBack') && (
        <TaskButton act="back" task={task} icon={<CornerUpLeft aria-hidden />}>
          {t('back')}
        </TaskButton>
      )}
      {isWhole && may('task.reassign') && (
        <TaskButton act="assign" task={task} icon={<UserRoundPen aria-hidden />}>
          {t('assign')}
        </TaskButton>
      )}
      {isWhole && may('workflow.restart') && (
        <TaskButton act="restart" task={task} icon={<RotateCcw aria-hidden />}>
          {t('restart')}
        </TaskButton>
      )}
      {may('task.recall') && (
        <TaskButton act="recall" task={task} icon={<Undo2 aria-hidden />}>
          {t('recall')}
        </TaskButton>
      )}
    </>
  );
}
