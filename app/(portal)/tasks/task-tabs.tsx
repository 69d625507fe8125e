import { getTranslations } from 'next-intl/server';
import { Tabs } from '@/components/ui/tabs';
import { environmentFacts } from '@/lib/environments/facts';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';
import { type TaskTab, taskTabs } from '@/lib/tasks/input';
import { addressOf } from '../environment/address';

/** Where a part of the list is; one's own is the list itself. */
export const pathOf = (tab: TaskTab) => addressOf('/tasks', { tab: tab === 'mine' ? undefined : tab });

/** The parts of the list; what nobody can decide for those who look after workflows alone. */
export async function TaskTabs({ actor, current }: { actor: Actor; current: TaskTab }) {
  const t = await getTranslations('tasks');
  const looksAfter = can('workflow.see', actor, environmentFacts(actor)).allowed;
  const tabs = taskTabs.filter((tab) => tab !== 'waiting' || looksAfter);
  return (
    <Tabs
      label={t('parts')}
      tabs={tabs.map((tab) => ({ href: pathOf(tab), label: t(`tabs.${tab}`), isCurrent: tab === current }))}
    />
  );
}
