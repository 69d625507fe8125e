import { BellOff, CheckCheck, Settings2 } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from '@/app/search-params';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Form } from '@/components/ui/form';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { SubmitButton } from '@/components/ui/submit-button';
import { listAddress } from '@/lib/notifications/told/input';
import { countUnread, listNotifications } from '@/lib/notifications/told/queries';
import { requireActor } from '@/lib/policy/session';
import { writtenCursor } from '@/lib/policy/shapes';
import { addressOf } from '../environment/address';
import { markAllRead } from './actions';
import { NotificationList } from './notification-list';

const path = '/notifications';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notifications'))('title') };
}

/** What one was told, newest first; what is about something that is no longer one's to see has neither its name nor a link. */
export default async function NotificationsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireActor();
  const t = await getTranslations('notifications');
  const { before } = listAddress.parse(await searchParams);
  const [{ notifications, next }, unread] = await Promise.all([listNotifications(actor, before), countUnread(actor)]);
  const newest = notifications[0];
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <>
            {unread > 0 && newest && !before && (
              <Form action={markAllRead}>
                <input type="hidden" name="until" value={newest.createdAt.getTime()} />
                <SubmitButton variant="secondary" icon={<CheckCheck aria-hidden />} pending={t('marking')}>
                  {t('markAllRead')}
                </SubmitButton>
              </Form>
            )}
            <ButtonLink href="/profile#mail" icon={<Settings2 aria-hidden />}>
              {t('settings')}
            </ButtonLink>
          </>
        }
      />
      {newest ? (
        <NotificationList notifications={notifications} readIn={actor.environmentId} />
      ) : (
        <EmptyState icon={<BellOff />} title={t('emptyTitle')}>
          {t('empty')}
        </EmptyState>
      )}
      <Pagination
        label={t('pages')}
        newer={{ label: t('newest'), href: before && path }}
        older={{ label: t('older'), href: next ? addressOf(path, { before: writtenCursor(next) }) : undefined }}
      />
    </>
  );
}
