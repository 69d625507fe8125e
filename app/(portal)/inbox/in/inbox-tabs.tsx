import { getTranslations } from 'next-intl/server';
import { Tabs } from '@/components/ui/tabs';
import type { Actor } from '@/lib/policy/actor';
import { waitingFor } from '../../frame/waiting';

/** The two parts of Inbox IN: what was received, and what others ask (E-032). */
export async function InboxTabs({ actor, current }: { actor: Actor; current: 'documents' | 'requests' }) {
  const t = await getTranslations('inboxRequests');
  const { partnerships, access } = await waitingFor(actor);
  const count = partnerships + access;
  return (
    <Tabs
      label={t('tabs')}
      tabs={[
        { href: '/inbox/in', label: t('documents'), isCurrent: current === 'documents' },
        {
          href: '/inbox/in/requests',
          label: t('title'),
          isCurrent: current === 'requests',
          ...(count > 0 && { count, countLabel: t('waiting', { count }) }),
        },
      ]}
    />
  );
}
