import { getLocale, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Link } from '@/components/ui/link';
import type { TaskRow } from '@/lib/tasks/mine/rows';
import { DueDate } from '../../tasks/due-date';
import { ModeLine } from '../../tasks/mode-line';
import { StateBadge } from '../../tasks/state-badge';

/** The document's way through its workflow so far: each task, and what became of it; nothing for one that was never in a workflow. */
export async function TasksCard({ tasks }: { tasks: TaskRow[] }) {
  if (tasks.length === 0) return null;
  const t = await getTranslations('task');
  return (
    <Card title={t('tasksOfDocument')}>
      <ul className="flex flex-col gap-3 text-sm">
        {tasks.map((task) => (
          <TaskLine key={task.id} task={task} />
        ))}
      </ul>
    </Card>
  );
}

async function TaskLine({ task }: { task: TaskRow }) {
  const locale = await getLocale();
  return (
    <li className="flex items-start justify-between gap-3">
      <span className="min-w-0">
        <Link href={`/tasks/${task.id}`} className="link line-clamp-1">
          <bdi>{task.stepName}</bdi>
        </Link>
        <span className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-small">
          <bdi className="truncate">{task.workflowName}</bdi>
          {task.state === 'open' && <ModeLine task={task} />}
          {task.state === 'open' && task.dueAt && <DueDate dueAt={task.dueAt} />}
          {task.closedAt && <DateTime value={task.closedAt} as="relative" locale={locale} />}
        </span>
      </span>
      <StateBadge state={task.state} />
    </li>
  );
}
