import { getTranslations } from 'next-intl/server';
import { PublicCard } from '@/components/shell/public-frame';
import { ButtonLink } from '@/components/ui/button';
import { findCurrentActor } from '@/lib/policy/session';
import { writtenDay } from '../../written-day';
import type { Seen } from './request-sheet';

type Closed = 'declined' | 'withdrawn' | 'partners' | 'own';

/** A request that waits for no answer of the reader's any more, or never did: why, and the way on. */
export async function ClosedRequest({ view, state }: { view: Seen; state: Closed }) {
  const t = await getTranslations('request');
  const { request, actor, requesterAddress, partnershipId } = view;
  const isOver = state === 'declined' || state === 'withdrawn';
  return (
    <PublicCard title={t(`${state}.title`)} lead={await reasonFor(view, state)}>
      <div className="flex flex-col gap-2">
        {isOver && actor && requesterAddress && (
          <ButtonLink href={`mailto:${requesterAddress}`} plain size="lg" variant="primary">
            {t('contact', { person: request.requestedByName })}
          </ButtonLink>
        )}
        {state === 'partners' && (
          <ButtonLink href={`/partners/${partnershipId}`} size="lg" variant="primary">
            {t('toPartnership')}
          </ButtonLink>
        )}
        {state === 'own' && (
          <ButtonLink href={ownList(view)} size="lg" variant="primary">
            {t('toRequests')}
          </ButtonLink>
        )}
        <ButtonLink href="/" size="lg" variant="quiet">
          {actor ? t('toPortal') : t('home')}
        </ButtonLink>
      </div>
    </PublicCard>
  );
}

async function reasonFor({ request, actor }: Seen, state: Closed): Promise<string> {
  const t = await getTranslations('request');
  const environment = request.environmentName;
  const date = await writtenDay(request.answeredAt);
  if (state === 'own') return t('own.why');
  if (state === 'partners') return t('partners.why', { environment });
  if (state === 'withdrawn') return t('withdrawn.why', { environment, date });
  // Who declined is for the two sides alone.
  return actor
    ? t('declined.whyNamed', { environment, date, name: request.answeredByName })
    : t('declined.why', { environment, date });
}

const ownList = ({ request: { kind, state } }: Seen) =>
  kind === 'authorisation'
    ? '/partners/authorisation-requests'
    : `/partners/requests?tab=${state === 'pending' ? 'outgoing' : 'history'}`;

/** A link that never was one, or too many tried: nothing is told. */
export async function UnusableLink({ isTooOften }: { isTooOften: boolean }) {
  const t = await getTranslations('request');
  const actor = await findCurrentActor();
  return (
    <PublicCard
      title={isTooOften ? t('tooManyTitle') : t('unknownTitle')}
      lead={isTooOften ? t('tooMany') : t('unknown')}
    >
      <ButtonLink href="/" size="lg">
        {actor ? t('toPortal') : t('home')}
      </ButtonLink>
    </PublicCard>
  );
}
