import { Monitor, Smartphone } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Actor } from '@/lib/policy/actor';
import { findSession } from '@/lib/policy/session';
import { listOwnSessions } from '@/lib/users/queries';
import { endOtherSessions, endSession } from './actions';
import { deviceOf } from './device';

type Session = Awaited<ReturnType<typeof listOwnSessions>>[number];

/** Where one is signed in, this device marked; one or all others are signed out from here. */
export async function SessionsCard({ actor }: { actor: Actor }) {
  const t = await getTranslations('profile');
  const [sessions, current] = await Promise.all([listOwnSessions(actor), findSession()]);
  const hasOthers = sessions.some((one) => one.id !== current?.sessionId);
  return (
    <Card title={t('sessionsTitle')} description={t('sessionsDescription')} flush>
      <ul className="divide-y divide-line">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} isCurrent={session.id === current?.sessionId} />
        ))}
      </ul>
      <div className="border-line border-t px-5 py-4">
        {hasOthers ? (
          <Form action={endOtherSessions}>
            <SubmitButton variant="secondary" pending={t('signingOut')} className="w-fit">
              {t('endOthers')}
            </SubmitButton>
          </Form>
        ) : (
          <p className="text-muted text-sm">{t('noOthers')}</p>
        )}
      </div>
    </Card>
  );
}

async function SessionRow({ session, isCurrent }: { session: Session; isCurrent: boolean }) {
  const t = await getTranslations('profile');
  const locale = await getLocale();
  const { browser, system, isMobile } = deviceOf(session.userAgent);
  const device = t('device', {
    browser: browser ?? t('unknownBrowser'),
    system: system ?? t('unknownSystem'),
  });
  const Icon = isMobile ? Smartphone : Monitor;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3 text-sm">
      <Icon aria-hidden className="size-5 shrink-0 text-muted" />
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {device}
          {isCurrent && <Badge tone="done">{t('thisDevice')}</Badge>}
        </p>
        <p className="text-muted text-small">
          {t.rich('lastSeen', { when: () => <DateTime value={session.lastSeenAt} locale={locale} as="relative" /> })}
          {' · '}
          {t.rich('signedIn', { when: () => <DateTime value={session.createdAt} locale={locale} as="both" /> })}
          {session.network && ` · ${session.network}`}
        </p>
      </div>
      {!isCurrent && (
        <Form action={endSession}>
          <input type="hidden" name="sessionId" value={session.id} />
          <SubmitButton
            variant="secondary"
            size="sm"
            pending={t('signingOut')}
            aria-label={t('endSession', { device })}
          >
            {t('signOut')}
          </SubmitButton>
        </Form>
      )}
    </li>
  );
}
