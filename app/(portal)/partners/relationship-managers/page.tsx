import { Plus, Search } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { SearchParams } from '@/app/search-params';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { SearchField } from '@/components/ui/search-field';
import { environmentFacts } from '@/lib/environments/facts';
import { reachOf } from '@/lib/partnerships/overview/reach';
import { listPartners, partnersPerPage } from '@/lib/partnerships/queries';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';
import { requireActor } from '@/lib/policy/session';
import { searchText } from '@/lib/policy/shapes';
import { PageSteps } from '../../environment/page-steps';
import { GoOn } from '../go-on';
import { PartnersHeader } from '../partners-header';
import { Requirements } from '../requirements';
import { ManagersTable } from './managers-table';

const path = '/partners/relationship-managers';
const address = z.object({
  search: searchText(),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export async function generateMetadata(): Promise<Metadata> {
  const partners = (await getTranslations('partners'))('title');
  return { title: `${(await getTranslations('managers'))('title')} · ${partners}` };
}

/** Partners > Relationship managers: per partnership ours and theirs, since when, and Connect. */
export default async function ManagersPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireActor();
  const t = await getTranslations('managers');
  const reach = reachOf(actor);
  return (
    <>
      <PartnersHeader
        actor={actor}
        part="managers"
        title={t('title')}
        description={t('description')}
        actions={
          reach === 'all' && (
            <ButtonLink variant="primary" href={`${path}/connect`} icon={<Plus aria-hidden />}>
              {t('connect')}
            </ButtonLink>
          )
        }
      />
      {reach === 'contacts' ? (
        <Requirements
          actor={actor}
          answer={can('partnership.see', actor, { ...environmentFacts(actor), isConnected: false })}
          all={['administrator_or_relationship_manager']}
          why={(await getTranslations('partners'))('requirementsOwn')}
        />
      ) : (
        <Partnerships actor={actor} filter={address.parse(await searchParams)} />
      )}
      <p className="mt-6 max-w-prose text-muted text-sm">{t('roleHint')}</p>
      <GoOn actor={actor} ways={['manager']} />
    </>
  );
}

async function Partnerships({ actor, filter }: { actor: Actor; filter: { search: string; page: number } }) {
  const t = await getTranslations('managers');
  const { partners, total, reach } = await listPartners(actor, { ...filter, state: 'active' });
  if (total === 0 && filter.search === '' && filter.page === 1)
    return (
      <EmptyState
        title={t('emptyTitle')}
        action={
          reach === 'all' && (
            <ButtonLink variant="primary" href="/partners/find" icon={<Search aria-hidden />}>
              {(await getTranslations('partners'))('find')}
            </ButtonLink>
          )
        }
      >
        {reach === 'all' ? t('empty') : (await getTranslations('partners'))('emptyConnected')}
      </EmptyState>
    );
  return (
    <>
      <div className="mb-3">
        <SearchField label={t('search')} action={path} value={filter.search} className="sm:w-80" />
      </div>
      {partners.length > 0 ? (
        <ManagersTable actor={actor} partners={partners} mayConnect={reach === 'all'} />
      ) : (
        <EmptyState title={t('noneFound')} action={<ButtonLink href={path}>{t('clearSearch')}</ButtonLink>}>
          {t('noneFoundWhy')}
        </EmptyState>
      )}
      <PageSteps path={path} filter={filter} shown={partners.length} total={total} perPage={partnersPerPage} />
    </>
  );
}
