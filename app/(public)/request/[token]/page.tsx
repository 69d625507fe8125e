import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { lookAtRequest } from '@/lib/partnerships/requests/look';
import { AcceptedRequest } from './accepted-request';
import { AnswerForms } from './answer-forms';
import { ClosedRequest, UnusableLink } from './closed-request';
import { ExpiredRequest } from './expired-request';
import { MissingConditions } from './missing-conditions';
import { NewClient } from './new-client';
import { OtherAccount } from './other-account';
import { ProveAddress } from './prove-address';
import { RequestSheet } from './request-sheet';

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ accepted?: string; asked?: string }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('request'))('title') };
}

/** What a request is to whoever opens its link. Opening changes nothing of it; answering takes a press. */
export default async function RequestPage({ params, searchParams }: Props) {
  const { token } = await params;
  const { accepted, asked } = await searchParams;
  const view = await lookAtRequest(token);
  if (!('request' in view)) return <UnusableLink isTooOften={view.state === 'too_many'} />;
  const linked = { view, token };
  switch (view.state) {
    case 'other_account':
      return <OtherAccount {...linked} />;
    case 'sign_in':
    case 'new_client':
      return (
        <RequestSheet view={view}>
          {view.hasAccount || view.request.otherEnvironmentId ? (
            <ProveAddress {...linked} />
          ) : (
            <NewClient {...linked} />
          )}
        </RequestSheet>
      );
    case 'ready':
      return (
        <RequestSheet view={view}>
          <AnswerForms {...linked} />
        </RequestSheet>
      );
    case 'missing':
      return (
        <RequestSheet view={view} withConsequences={false}>
          <MissingConditions {...linked} isAsked={asked !== undefined} />
        </RequestSheet>
      );
    case 'accepted':
      return <AcceptedRequest view={view} isJustNow={accepted !== undefined} />;
    case 'expired':
      return <ExpiredRequest {...linked} isAsked={asked !== undefined} />;
    default:
      return <ClosedRequest view={view} state={view.state} />;
  }
}
