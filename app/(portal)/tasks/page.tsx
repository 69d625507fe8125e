import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from '@/app/search-params';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import type { Actor } from '@/lib/policy/actor';
import { requireActor } from '@/lib/policy/session';
import { type Cursor, writtenCursor } from '@/lib/policy/shapes';
import { type TaskTab, tasksAddress } from '@/lib/tasks/input';
import { countByWay, listDecided, listDelegated, listMyTasks, listWaiting } from '@/lib/tasks/queries';
import { addressOf } from '../environment/address';
import { DecidedTable } from './decided-table';
import { Desk } from './desk';
import { EmptyTasks } from './empty-tasks';
import { pathOf, TaskTabs } from './task-tabs';
import { TasksTable } from './tasks-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tasks'))('title') };
}

/** Tasks: one's own, those of one's groups, what one delegated, what one decided, and what waits for who looks after workflows. It opens where something waits. */
export default async function TasksPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireActor();
  const t = await getTranslations('tasks');
  const { tab: asked, after } = tasksAddress.parse(await searchParams);
  const counts = await countByWay(actor);
  const tab = asked ?? (counts.mine === 0 && counts.groups > 0 ? 'groups' : 'mine');
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <TaskTabs actor={actor} current={tab} counts={counts} />
      {tab === 'done' ? <Decided actor={actor} /> : <Open actor={actor} tab={tab} after={after} />}
    </>
  );
}

async function Open({ actor, tab, after }: { actor: Actor; tab: Exclude<TaskTab, 'done'>; after: Cursor | undefined }) {
  const t = await getTranslations('tasks');
  const { tasks, next } = await openTasks(actor, tab, after);
  if (tasks.length === 0) return <EmptyTasks actor={actor} tab={tab} />;
  return (
    <Desk actor={actor}>
      <TasksTable actor={actor} tasks={tasks} tab={tab} />
      <Pagination
        label={t('pages')}
        newer={{ label: t('first'), href: after && pathOf(tab) }}
        older={{ label: t('next'), href: next ? addressOf('/tasks', { tab, after: writtenCursor(next) }) : undefined }}
      />
    </Desk>
  );
}

async function openTasks(actor: Actor, tab: Exclude<TaskTab, 'done'>, after: Cursor | undefined) {
  if (tab === 'delegated') return { tasks: await listDelegated(actor), next: null };
  if (tab === 'waiting') return { tasks: await listWaiting(actor), next: null };
  return listMyTasks(actor, { through: tab === 'mine' ? 'oneself' : 'others', after: after ?? null });
}

async function Decided({ actor }: { actor: Actor }) {
  const decided = await listDecided(actor);
  return decided.length > 0 ? <DecidedTable decided={decided} /> : <EmptyTasks actor={actor} tab="done" />;
}
