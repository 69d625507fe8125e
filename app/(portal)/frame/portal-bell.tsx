import { getTranslations } from 'next-intl/server';
import { Bell } from '@/components/shell/bell';
import { countUnread } from '@/lib/notifications/told/queries';
import type { Actor } from '@/lib/policy/actor';

/** The way to one's notifications, with how many are unread. */
export async function PortalBell({ actor }: { actor: Actor }) {
  const t = await getTranslations('notifications');
  const unread = await countUnread(actor);
  return <Bell href="/notifications" here="/notifications/here" unread={unread} label={t('bell', { unread })} />;
}
