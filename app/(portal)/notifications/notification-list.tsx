import { Check, FileText, Inbox, KeyRound, ListChecks, MessageSquare } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { cx } from '@/components/ui/classes';
import { DateTime } from '@/components/ui/date-time';
import { Form } from '@/components/ui/form';
import { Link } from '@/components/ui/link';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Topic } from '@/db/vocabulary';
import { topicOf } from '@/lib/notifications/told/events';
import type { Notification } from '@/lib/notifications/told/queries';
import { type Say, sentenceOf } from '@/lib/notifications/told/sentence';
import { markRead } from './actions';

const icons: Record<Topic, ReactNode> = {
  comments: <MessageSquare aria-hidden />,
  documents: <FileText aria-hidden />,
  requests: <Inbox aria-hidden />,
  access: <KeyRound aria-hidden />,
  tasks: <ListChecks aria-hidden />,
};

/** One sentence for each, with where it leads; the unread carry a mark and can be marked as read here. */
export async function NotificationList({ notifications, readIn }: { notifications: Notification[]; readIn: string }) {
  const words = await getTranslations();
  const say: Say = (key, values) => words(key as never, values as never);
  return (
    <ol className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
      {notifications.map((one) => (
        <Entry key={one.id} one={one} sentence={sentenceOf(one.said, { say, readIn })} />
      ))}
    </ol>
  );
}

async function Entry({ one, sentence }: { one: Notification; sentence: string }) {
  const t = await getTranslations('notifications');
  const locale = await getLocale();
  return (
    <li className={cx('relative flex items-start gap-3 px-4 py-3 text-sm sm:px-5', one.path && 'hover:bg-hover')}>
      {!one.isRead && <span aria-hidden className="absolute inset-y-0 left-0 w-0.75 bg-accent" />}
      <span className={cx('mt-px shrink-0 [&_svg]:size-4.5', one.isRead ? 'text-muted' : 'text-accent-ink')}>
        {icons[topicOf[one.said.event]]}
      </span>
      <div className="min-w-0 flex-1">
        <p className={cx('break-words', one.isRead ? 'text-muted' : 'font-semibold text-ink')}>
          {!one.isRead && <span className="sr-only">{t('unread')} </span>}
          {one.path ? (
            <Link href={one.path} className="after:absolute after:inset-0 after:content-['']">
              {sentence}
            </Link>
          ) : (
            sentence
          )}
        </p>
        <p className="mt-0.5 text-muted text-small">
          <DateTime value={one.createdAt} locale={locale} as="relative" />
        </p>
      </div>
      {!one.isRead && (
        <Form action={markRead} className="relative z-1 shrink-0">
          <input type="hidden" name="notificationId" value={one.id} />
          <SubmitButton
            variant="quiet"
            size="sm"
            icon={<Check aria-hidden />}
            pending={t('marking')}
            aria-label={t('markRead', { sentence })}
          >
            <span className="max-sm:sr-only">{t('markReadShort')}</span>
          </SubmitButton>
        </Form>
      )}
    </li>
  );
}
