import { getTranslations } from 'next-intl/server';
import { arriveAt } from '@/lib/notifications/told/arrive';
import { refuse } from '@/lib/policy/answer';
import { ownPath } from '@/lib/policy/public-address';
import { findCurrentActor } from '@/lib/policy/session';

/** The bell asks it wherever its reader goes: what leads there counts as read. Answers how many notifications are left, also in words. */
export async function POST(request: Request): Promise<Response> {
  const actor = await findCurrentActor();
  if (!actor) return refuse('unauthenticated');
  const unread = await arriveAt(actor, ownPath(new URL(request.url).searchParams.get('path')));
  const t = await getTranslations('notifications');
  return Response.json({ unread, label: t('bell', { unread }) }, { headers: { 'cache-control': 'private, no-store' } });
}
