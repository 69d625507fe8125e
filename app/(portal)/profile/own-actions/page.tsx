import { ScrollText } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from '@/app/search-params';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { openOwnLog } from '@/lib/audit/facts';
import { auditFilter, writtenCursor } from '@/lib/audit/input';
import { listEvents } from '@/lib/audit/queries';
import { requireActor } from '@/lib/policy/session';
import { addressOf } from '../../environment/address';
import { EventTable } from '../../environment/audit/event-table';
import { ProfileHeader } from '../profile-header';

const path = '/profile/own-actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('profile'))('actionsTitle') };
}

/** What the audit log holds about what one did oneself: everybody's to read (C-39). */
export default async function OwnActionsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireActor();
  const t = await getTranslations('profile');
  const log = await getTranslations('auditLog');
  const { before } = auditFilter.parse(await searchParams);
  const { events, next } = await listEvents(actor, openOwnLog(actor), { actor: '', before });
  return (
    <>
      <ProfileHeader actor={actor} part="ownActions" />
      <p className="mb-3 max-w-prose text-muted text-sm">{t('actionsDescription')}</p>
      {events.length > 0 ? (
        <EventTable events={events} isOwn />
      ) : (
        <EmptyState icon={<ScrollText />} title={t('noActions')}>
          {t('noActionsWhy')}
        </EmptyState>
      )}
      <Pagination
        label={log('pages')}
        newer={{ label: log('newer'), href: before && path }}
        older={{ label: log('older'), href: next ? addressOf(path, { before: writtenCursor(next) }) : undefined }}
      />
    </>
  );
}
