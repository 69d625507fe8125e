import { getTranslations } from 'next-intl/server';
import { Tabs } from '@/components/ui/tabs';
import { environmentFacts } from '@/lib/environments/facts';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';
import { type TaskTab, taskTabs } from '@/lib/tasks/input';
import { addressOf } from '../environment/address';

/** Where a part of the list is. */
export const pathOf = (tab: TaskTab) => addressOf('/tasks', { tab });

/** The parts of the list, with how many wait for a decision in the first two; what nobody can decide for those who look after workflows alone. */
export async function TaskTabs({
  actor,
  current,
  counts,
}: {
  actor: Actor;
  current: TaskTab;
  counts: { mine: number; groups: number };
}) {
  const t = await getTranslations('tasks');
  const menu = await getTranslations('menu');
  const countOf = (tab: TaskTab) => {
    const count = tab === 'mine' || tab === 'groups' ? counts[tab] : 0;
    return count > 0 && { count, countLabel: menu('tasksWaiting', { count }) };
  };
  const looksAfter = can('workflow.see', actor, environmentFacts(actor)).allowed;
  const tabs = taskTabs.filter((tab) => tab !== 'waiting' || looksAfter);
  return (
    <Tabs
      label={t('parts')}
      tabs={tabs.map((tab) => ({
        href: pathOf(tab),
        label: t(`tabs.${tab}`),
        isCurrent: tab === current,
        ...countOf(tab),
      }))}
    />
  );
}
