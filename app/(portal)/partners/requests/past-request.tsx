import { getTranslations } from 'next-intl/server';
import { Badge, type Tone } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import type { RequestState } from '@/db/vocabulary';
import { environmentFacts } from '@/lib/environments/facts';
import type { RequestRow } from '@/lib/partnerships/requests/queries';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';
import { renewRelationshipRequest } from './actions';
import { addresseeOf, RequestFrame, relative } from './request-frame';

const tones: Record<RequestState, Tone> = {
  pending: 'attention',
  accepted: 'done',
  declined: 'danger',
  withdrawn: 'neutral',
  expired: 'neutral',
};

/** A request that is over: what became of it and who answered; one's own can be sent anew (Q05). */
export async function PastRequest({ actor, request }: { actor: Actor; request: RequestRow }) {
  const t = await getTranslations('requests');
  const { state, partnershipId, reason, answeredByName: person, sentAt, answeredAt, expiresAt } = request;
  const isOwn = request.environmentId === actor.environmentId;
  const over = answeredAt ?? expiresAt;
  return (
    <RequestFrame
      name={isOwn ? addresseeOf(request) : request.environmentName}
      request={request}
      marks={<Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>}
      line={
        isOwn
          ? t('asked', { person: request.requestedByName })
          : t('askedUs', { person: request.requestedByName, environment: request.environmentName })
      }
      moments={
        <>
          <span>{t.rich('sent', { when: await relative(sentAt) })}</span>
          <span>{t.rich('over', { state, person, when: await relative(over) })}</span>
        </>
      }
      actions={
        partnershipId ? (
          <ButtonLink href={`/partners/${partnershipId}`}>{t('openPartnership')}</ButtonLink>
        ) : (
          isOwn && request.kind === 'relationship' && <RenewButton actor={actor} request={request} />
        )
      }
    >
      {reason && (
        <p className="mt-3 text-sm">
          {t('reason')}: <bdi className="whitespace-pre-line">{reason}</bdi>
        </p>
      )}
    </RequestFrame>
  );
}

async function RenewButton({ actor, request }: { actor: Actor; request: RequestRow }) {
  if (!can('partnership.request', actor, environmentFacts(actor)).allowed) return null;
  const t = await getTranslations('requests');
  return (
    <Form action={renewRelationshipRequest}>
      <input type="hidden" name="requestId" value={request.id} />
      <SubmitButton variant="secondary" pending={t('renewing')}>
        {t('renew')}
      </SubmitButton>
    </Form>
  );
}
