import { CornerUpRight, X } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { Amount } from '@/components/documents/amount';
import { TaskButton } from '@/components/tasks/task-button';
import { DateTime } from '@/components/ui/date-time';
import { ExternalMark } from '@/components/ui/external-mark';
import { Body, Cell, Head, HeadCell, Row, RowLink, Table } from '@/components/ui/table';
import type { Actor } from '@/lib/policy/actor';
import type { TaskTab } from '@/lib/tasks/input';
import type { TaskRow } from '@/lib/tasks/mine/rows';
import { saysEnvironment } from '../place';
import { DueDate } from './due-date';
import { ModeLine } from './mode-line';

type Props = { actor: Actor; tab: Exclude<TaskTab, 'done'> };

/** Open tasks: the document and whose it is, the step and who decides it, since when and until when; what is one's own is decided from here. */
export async function TasksTable({ actor, tasks, tab }: Props & { tasks: TaskRow[] }) {
  const t = await getTranslations('tasks');
  return (
    <Table label={t('table')}>
      <Head>
        <HeadCell>{t('document')}</HeadCell>
        <HeadCell>{t('task')}</HeadCell>
        <HeadCell>{t('client')}</HeadCell>
        <HeadCell>{t('due')}</HeadCell>
        <HeadCell align="end">{t('amount')}</HeadCell>
        <HeadCell>
          <span className="sr-only">{t('actions')}</span>
        </HeadCell>
      </Head>
      <Body>
        {tasks.map((task) => (
          <TaskLine key={task.id} actor={actor} task={task} tab={tab} />
        ))}
      </Body>
    </Table>
  );
}

async function TaskLine({ actor, task, tab }: Props & { task: TaskRow }) {
  const t = await getTranslations('tasks');
  const locale = await getLocale();
  const isExternal = task.environmentId !== actor.environmentId;
  return (
    <Row>
      <Cell as="main" className="sm:w-full sm:max-w-0">
        <RowLink href={`/tasks/${task.id}`} className="line-clamp-2 wrap-anywhere">
          <bdi>{task.counterparty || task.documentName}</bdi>
        </RowLink>
        {task.counterparty && (
          <span className="block truncate text-muted text-small">
            <bdi>{task.documentName}</bdi>
          </span>
        )}
      </Cell>
      <Cell label={t('task')}>
        <div className="min-w-0 max-sm:text-end sm:w-44 sm:whitespace-normal">
          <bdi className="line-clamp-2 wrap-anywhere">{task.stepName}</bdi>
          <ModeLine task={task} />
          <From task={task} tab={tab} />
        </div>
      </Cell>
      <Cell label={t('client')}>
        <div className="flex min-w-0 flex-col items-start gap-0.5 max-sm:items-end sm:w-36 sm:whitespace-normal">
          <bdi className="line-clamp-2 wrap-anywhere">{task.organisationName}</bdi>
          {isExternal && (
            <ExternalMark
              word={t('external')}
              environment={
                saysEnvironment(task.organisationName, task.environmentName) ? undefined : task.environmentName
              }
            />
          )}
        </div>
      </Cell>
      <Cell label={t('due')}>
        <div className="max-sm:text-end sm:w-36 sm:whitespace-normal">
          {task.dueAt && <DueDate dueAt={task.dueAt} />}
          <span className="block text-muted text-small">
            {t.rich('given', { time: () => <DateTime value={task.createdAt} as="relative" locale={locale} /> })}
          </span>
        </div>
      </Cell>
      <Cell as="corner" align="end">
        <Amount cents={task.amountCents} currency={task.currency} locale={locale} />
      </Cell>
      <Cell as="foot">
        <Buttons actor={actor} task={task} tab={tab} />
      </Cell>
    </Row>
  );
}

/** From whom one has it, or who has it of what one gave away. */
async function From({ task: { delegatedBy, delegatedTo }, tab }: { task: TaskRow; tab: Props['tab'] }) {
  const t = await getTranslations('tasks');
  if (!delegatedBy || !delegatedTo) return null;
  return (
    <span className="block text-muted text-small">
      {tab === 'delegated' ? t('toWhom', { name: delegatedTo }) : t('fromWhom', { name: delegatedBy })}
    </span>
  );
}

/** What can be done here: of what waits, to confirm where everybody who is left has decided, else to assign (C-12). */
async function Buttons({ actor, task, tab }: Props & { task: TaskRow }) {
  const t = await getTranslations('tasks');
  const named = { document: task.documentName };
  if (tab === 'waiting') {
    const act = task.decided > 0 ? 'confirm' : 'assign';
    return (
      <TaskButton act={act} task={task} size="sm" aria-label={t(`${act}One`, named)}>
        {t(act)}
      </TaskButton>
    );
  }
  if (tab === 'delegated') {
    return (
      <TaskButton act="recall" task={task} size="sm" aria-label={t('recallOne', named)}>
        {t('recall')}
      </TaskButton>
    );
  }
  return (
    <span className="flex items-center justify-end gap-1 max-sm:*:flex-1">
      <TaskButton
        act="approve"
        task={task}
        usesShortcuts={actor.usesShortcuts}
        size="sm"
        aria-label={t('approveOne', named)}
      >
        {t('approve')}
      </TaskButton>
      <TaskButton
        act="reject"
        task={task}
        usesShortcuts={actor.usesShortcuts}
        size="sm"
        variant="quiet"
        aria-label={t('rejectOne', named)}
        data-tip={t('reject')}
        icon={<X aria-hidden />}
      >
        <span className="sm:max-[90rem]:hidden">{t('reject')}</span>
      </TaskButton>
      <TaskButton
        act="delegate"
        task={task}
        usesShortcuts={actor.usesShortcuts}
        size="sm"
        variant="quiet"
        aria-label={t('delegateOne', named)}
        data-tip={t('delegate')}
        icon={<CornerUpRight aria-hidden />}
      >
        <span className="sm:max-[90rem]:hidden">{t('delegate')}</span>
      </TaskButton>
    </span>
  );
}
