import { Inbox } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { listAccessRequests } from '@/lib/partnerships/access/queries';
import { reachOf } from '@/lib/partnerships/overview/reach';
import { listRequests, type RequestRow, requestsPerPage } from '@/lib/partnerships/requests/queries';
import type { Actor } from '@/lib/policy/actor';
import { requireActor } from '@/lib/policy/session';
import { IncomingRequest } from '../../../partners/requests/incoming-request';
import { InboxTabs } from '../inbox-tabs';
import { AccessRequests } from './access-requests';

export async function generateMetadata(): Promise<Metadata> {
  const { environmentName } = await requireActor();
  return { title: `${(await getTranslations('inboxRequests'))('title')} · ${environmentName}` };
}

/** Inbox IN > Requests: what others ask of us and the reader can answer: a partnership (C-07), or access to an organisation (P20). */
export default async function InboxRequestsPage() {
  const actor = await requireActor();
  const t = await getTranslations('inboxRequests');
  const access = await listAccessRequests(actor);
  const none = { requests: [], total: 0 };
  const { requests, total } = reachOf(actor) === 'all' ? await listRequests(actor, { tab: 'incoming', page: 1 }) : none;
  return (
    <>
      <PageHeader
        title={(await getTranslations('boxes'))('inbox_in')}
        description={t('description', { environment: actor.environmentName })}
      />
      <InboxTabs actor={actor} current="requests" />
      {total + access.length === 0 && (
        <EmptyState icon={<Inbox />} title={t('emptyTitle')}>
          {t('empty')}
        </EmptyState>
      )}
      {total > 0 && <Partnerships actor={actor} requests={requests} total={total} />}
      {access.length > 0 && (
        <section aria-labelledby="access" className="mt-6 first:mt-0">
          <h2 id="access" className="mb-3 font-semibold text-lg">
            {t('access')}
          </h2>
          <AccessRequests actor={actor} requests={access} />
        </section>
      )}
    </>
  );
}

async function Partnerships({ actor, requests, total }: { actor: Actor; requests: RequestRow[]; total: number }) {
  const t = await getTranslations('inboxRequests');
  return (
    <section aria-labelledby="partnerships">
      <h2 id="partnerships" className="mb-3 font-semibold text-lg">
        {t('partnerships')}
      </h2>
      <ul aria-label={t('partnerships')} className="flex flex-col gap-3">
        {requests.map((request) => (
          <IncomingRequest key={request.id} actor={actor} request={request} />
        ))}
      </ul>
      {total > requestsPerPage && (
        <ButtonLink href="/partners/requests?tab=incoming&page=2" className="mt-3">
          {t('all', { count: total })}
        </ButtonLink>
      )}
    </section>
  );
}
