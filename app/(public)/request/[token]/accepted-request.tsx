import { ArrowRight } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { PublicCard } from '@/components/shell/public-frame';
import { ButtonLink } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { writtenDay } from '../../written-day';
import type { Seen } from './request-sheet';

/** Accepted: a moment ago, with what comes next; or before, by whom and when. */
export async function AcceptedRequest({ view, isJustNow }: { view: Seen; isJustNow: boolean }) {
  const { actor, request, partnershipId } = view;
  if (isJustNow && partnershipId && request.answeredBy === actor?.userId)
    return <NextSteps partnershipId={partnershipId} environment={request.environmentName} />;
  return <AlreadyAccepted view={view} />;
}

async function NextSteps({ partnershipId, environment }: { partnershipId: string; environment: string }) {
  const t = await getTranslations('request');
  const steps = [
    { href: `/partners/${partnershipId}`, title: t('next.members'), line: t('next.membersLine', { environment }) },
    {
      href: `/partners/relationship-managers?partnership=${partnershipId}`,
      title: t('next.managers'),
      line: t('next.managersLine'),
    },
  ];
  return (
    <PublicCard title={t('acceptedNowTitle', { environment })}>
      <Notice tone="success">{t('acceptedNow', { environment })}</Notice>
      <div>
        <h2 className="font-medium text-form">{t('next.title')}</h2>
        <ol className="mt-2 divide-y divide-line rounded-lg border border-line">
          {steps.map(({ href, title, line }) => (
            <li key={href} className="relative px-4 py-3 hover:bg-hover">
              <Link
                href={href}
                className="flex items-center justify-between gap-3 font-medium after:absolute after:inset-0"
              >
                {title}
                <ArrowRight aria-hidden className="size-4 shrink-0 text-muted" />
              </Link>
              <p className="text-muted text-sm">{line}</p>
            </li>
          ))}
        </ol>
      </div>
      <ButtonLink href={`/partners/${partnershipId}`} variant="primary" size="lg">
        {t('toPartnership')}
      </ButtonLink>
    </PublicCard>
  );
}

async function AlreadyAccepted({ view: { request, actor, partnershipId } }: { view: Seen }) {
  const t = await getTranslations('request');
  const date = await writtenDay(request.answeredAt);
  const name = request.answeredByName;
  if (!actor)
    return (
      <PublicCard title={t('acceptedTitle')} lead={t('acceptedOn', { date })}>
        <ButtonLink href="/sign-in" variant="primary" size="lg">
          {t('signIn')}
        </ButtonLink>
      </PublicCard>
    );
  const isOwn = request.answeredBy === actor.userId;
  return (
    <PublicCard
      title={t('acceptedTitle')}
      lead={isOwn ? t('acceptedByYou', { date }) : t('acceptedBy', { name, date })}
    >
      {!partnershipId && <Notice>{t('endedSince', { environment: request.environmentName })}</Notice>}
      <ButtonLink
        href={partnershipId ? `/partners/${partnershipId}` : '/partners/requests?tab=history'}
        variant="primary"
        size="lg"
      >
        {partnershipId ? t('toPartnership') : t('toRequests')}
      </ButtonLink>
    </PublicCard>
  );
}
