import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { SearchParams } from '@/app/search-params';
import { PageHeader } from '@/components/ui/page-header';
import { environmentFacts } from '@/lib/environments/facts';
import { listColleagues } from '@/lib/partnerships/managers/queries';
import { reachOf } from '@/lib/partnerships/overview/reach';
import { findPartnership } from '@/lib/partnerships/queries';
import { can } from '@/lib/policy/policy';
import { requireActor } from '@/lib/policy/session';
import { id, searchText } from '@/lib/policy/shapes';
import { Requirements } from '../../requirements';
import { ConnectToOne } from './connect-to-one';
import { ConnectToSeveral } from './connect-to-several';

const address = z.object({ partnership: id().optional().catch(undefined), search: searchText() });

export async function generateMetadata(): Promise<Metadata> {
  const managers = (await getTranslations('managers'))('title');
  return { title: `${(await getTranslations('managers'))('connect')} · ${managers}` };
}

/** Connect: select the user to appoint, for one partnership or for several at once. */
export default async function ConnectPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireActor();
  const t = await getTranslations('connect');
  const { partnership: partnershipId, search } = address.parse(await searchParams);
  const partnership = partnershipId ? await findPartnership(actor, partnershipId) : null;
  if (partnershipId && (!partnership || partnership.endedAt)) notFound();
  const mayConnect = reachOf(actor) === 'all';
  const colleagues = mayConnect ? await listColleagues(actor, search) : [];
  return (
    <>
      <PageHeader
        title={partnership ? t('titleFor', { partner: partnership.other.name }) : t('title')}
        description={t('description')}
        back={{ href: '/partners/relationship-managers', label: t('back') }}
      />
      {!mayConnect && (
        <Requirements
          actor={actor}
          answer={can('partnership.see', actor, { ...environmentFacts(actor), isConnected: false })}
          all={['administrator_or_relationship_manager']}
          why={(await getTranslations('partners'))('requirementsOwn')}
        />
      )}
      {mayConnect && partnership && (
        <ConnectToOne actor={actor} partnership={partnership} colleagues={colleagues} search={search} />
      )}
      {mayConnect && !partnership && <ConnectToSeveral actor={actor} colleagues={colleagues} search={search} />}
    </>
  );
}
