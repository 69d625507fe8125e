import { Search } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { SearchParams } from '@/app/search-params';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { Tabs } from '@/components/ui/tabs';
import { environmentFacts } from '@/lib/environments/facts';
import { reachOf } from '@/lib/partnerships/overview/reach';
import { listRequests, type RequestRow, type RequestTab, requestsPerPage } from '@/lib/partnerships/requests/queries';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';
import { requireActor } from '@/lib/policy/session';
import { addressOf } from '../../environment/address';
import { PageSteps } from '../../environment/page-steps';
import { waitingFor } from '../../frame/waiting';
import { GoOn } from '../go-on';
import { PartnersHeader } from '../partners-header';
import { Requirements } from '../requirements';
import { IncomingRequest } from './incoming-request';
import { OutgoingRequest } from './outgoing-request';
import { PastRequest } from './past-request';

const path = '/partners/requests';
const tabs = ['incoming', 'outgoing', 'history'] as const satisfies RequestTab[];
const address = z.object({
  tab: z.enum(tabs).catch('incoming'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export async function generateMetadata(): Promise<Metadata> {
  const partners = (await getTranslations('partners'))('title');
  return { title: `${(await getTranslations('requests'))('title')} · ${partners}` };
}

/** Partners > Requests: those that wait for us, those that wait for others, and what became of the rest (C-20). */
export default async function RequestsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireActor();
  const t = await getTranslations('requests');
  const asked = await searchParams;
  const filter = address.parse(asked);
  return (
    <>
      <PartnersHeader
        actor={actor}
        part="requests"
        title={t('title')}
        description={t('description', { environment: actor.environmentName })}
      />
      <AccessWaits actor={actor} />
      {reachOf(actor) === 'all' ? (
        <>
          {asked.sent !== undefined && (
            <Notice tone="success" className="mb-4">
              {t('sentNotice')}
            </Notice>
          )}
          <RequestTabs actor={actor} current={filter.tab} />
          <Requests actor={actor} {...filter} />
        </>
      ) : (
        <Requirements
          actor={actor}
          answer={can('partnership.see', actor, { ...environmentFacts(actor), isConnected: false })}
          all={['administrator_or_relationship_manager']}
          why={(await getTranslations('partners'))('requirementsOwn')}
        />
      )}
      <GoOn actor={actor} ways={['find', 'link']} />
    </>
  );
}

/** Whom partners ask to be let in is answered in Inbox IN (E-032): said here, where one looks for it as well. */
async function AccessWaits({ actor }: { actor: Actor }) {
  const { access } = await waitingFor(actor);
  if (access === 0) return null;
  const t = await getTranslations('requests');
  return (
    <Notice className="mb-4" action={<ButtonLink href="/inbox/in/requests">{t('answerAccess')}</ButtonLink>}>
      {t('accessWaits', { count: access })}
    </Notice>
  );
}

async function RequestTabs({ actor, current }: { actor: Actor; current: RequestTab }) {
  const t = await getTranslations('requests');
  const { partnerships } = await waitingFor(actor);
  const waiting = partnerships > 0 && {
    count: partnerships,
    countLabel: (await getTranslations('partners'))('requestsWaiting', { count: partnerships }),
  };
  return (
    <Tabs
      label={t('tabs')}
      tabs={tabs.map((tab) => ({
        href: addressOf(path, { tab }),
        label: t(tab),
        isCurrent: tab === current,
        ...(tab === 'incoming' && waiting),
      }))}
    />
  );
}

async function Requests({ actor, tab, page }: { actor: Actor; tab: RequestTab; page: number }) {
  const { requests, total } = await listRequests(actor, { tab, page });
  if (requests.length === 0) return <NoRequests actor={actor} tab={tab} />;
  return (
    <>
      <RequestList actor={actor} tab={tab} requests={requests} />
      <PageSteps path={path} filter={{ tab, page }} shown={requests.length} total={total} perPage={requestsPerPage} />
    </>
  );
}

async function RequestList({ actor, tab, requests }: { actor: Actor; tab: RequestTab; requests: RequestRow[] }) {
  const t = await getTranslations('requests');
  const now = new Date();
  return (
    <ul aria-label={t(tab)} className="flex flex-col gap-3">
      {requests.map((request) => {
        if (tab === 'incoming') return <IncomingRequest key={request.id} actor={actor} request={request} />;
        if (tab === 'outgoing') return <OutgoingRequest key={request.id} request={request} now={now} />;
        return <PastRequest key={request.id} actor={actor} request={request} />;
      })}
    </ul>
  );
}

async function NoRequests({ actor, tab }: { actor: Actor; tab: RequestTab }) {
  const t = await getTranslations('requests');
  const words = {
    incoming: [t('emptyIncoming'), t('emptyIncomingWhy')],
    outgoing: [t('emptyOutgoing'), t('emptyOutgoingWhy')],
    history: [t('emptyHistory'), t('emptyHistoryWhy')],
  } as const;
  const [title, why] = words[tab];
  const mayFind = tab === 'outgoing' && can('partnership.find', actor, environmentFacts(actor)).allowed;
  return (
    <EmptyState
      title={title}
      action={
        mayFind && (
          <ButtonLink href="/partners/find" icon={<Search aria-hidden />}>
            {(await getTranslations('partners'))('find')}
          </ButtonLink>
        )
      }
    >
      {why}
    </EmptyState>
  );
}
