import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import type { RequestRow } from '@/lib/partnerships/requests/queries';

/** What the other side of a request of one's own is called: the environment, or, as long as it has none, the client. */
export const addresseeOf = (request: RequestRow): string =>
  request.otherEnvironmentName || request.clientName || (request.email ?? '');

/** A request as an item of a list: whose it is, of which kind, when, and below what it says and what can be done. */
export async function RequestFrame({
  name,
  request,
  line,
  moments,
  marks,
  actions,
  children,
}: {
  /** The other side. */
  name: string;
  request: RequestRow;
  /** Who asks whom, in one sentence. */
  line: ReactNode;
  moments: ReactNode;
  marks?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  const t = await getTranslations('requests');
  return (
    <li className="rounded-lg border border-line bg-surface px-5 py-4">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <Avatar name={name} kind="organisation" size="lg" />
        <div className="min-w-0 flex-1 basis-56">
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <h2 className="min-w-0 font-semibold text-form">
              <bdi>{name}</bdi>
            </h2>
            <Badge tone={request.kind === 'authorisation' ? 'accent' : 'neutral'}>{t(`kind.${request.kind}`)}</Badge>
            {marks}
          </div>
          <p className="mt-0.5 text-sm">{line}</p>
          <p className="mt-0.5 flex flex-wrap gap-x-3 text-muted text-small">{moments}</p>
        </div>
      </div>
      {request.message && (
        <blockquote className="mt-3 whitespace-pre-line border-line-strong border-l-2 pl-3 text-sm">
          <span className="sr-only">{t('message')}: </span>
          <bdi>{request.message}</bdi>
        </blockquote>
      )}
      {children}
      {actions && <div className="no-print mt-4 flex flex-wrap items-center gap-2">{actions}</div>}
    </li>
  );
}

/** When it was sent and until when it can be answered. */
export async function Moments({ request }: { request: RequestRow }) {
  const t = await getTranslations('requests');
  const { sentAt, expiresAt, remindedAt, state } = request;
  return (
    <>
      <span>{t.rich('sent', { when: await relative(sentAt) })}</span>
      {remindedAt && <span>{t.rich('reminded', { when: await relative(remindedAt) })}</span>}
      {state === 'pending' && <span>{t.rich('expires', { when: await day(expiresAt) })}</span>}
    </>
  );
}

/** A moment as a part of a sentence. */
export async function relative(value: Date) {
  const locale = await getLocale();
  return () => <DateTime value={value} locale={locale} as="relative" />;
}

/** A day as a part of a sentence. */
export async function day(value: Date) {
  const locale = await getLocale();
  return () => <DateTime value={value} locale={locale} />;
}
