import { CircleCheck, CornerUpRight, Hourglass, ReceiptText } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import type { Actor } from '@/lib/policy/actor';
import type { TaskTab } from '@/lib/tasks/input';
import { listDecided } from '@/lib/tasks/queries';

/** What stands in place of a list without tasks. */
export async function EmptyTasks({ actor, tab }: { actor: Actor; tab: TaskTab }) {
  const t = await getTranslations('tasks');
  switch (tab) {
    case 'delegated':
      return (
        <EmptyState icon={<CornerUpRight />} title={t('emptyDelegated')}>
          {t('emptyDelegatedWhy')}
        </EmptyState>
      );
    case 'done':
      return (
        <EmptyState icon={<ReceiptText />} title={t('emptyDone')}>
          {t('emptyDoneWhy')}
        </EmptyState>
      );
    case 'waiting':
      return (
        <EmptyState icon={<Hourglass />} title={t('emptyWaiting')}>
          {t('emptyWaitingWhy')}
        </EmptyState>
      );
    default:
      return <AllDone actor={actor} />;
  }
}

async function AllDone({ actor }: { actor: Actor }) {
  const t = await getTranslations('tasks');
  const [last] = await listDecided(actor, 1);
  return (
    <EmptyState icon={<CircleCheck />} title={t('allDone')}>
      {t('allDoneWhy')}
      {last && ` ${t('lastDone', { document: last.documentName })}`}
    </EmptyState>
  );
}
