import { Handshake, Search } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from '@/app/search-params';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { environmentFacts } from '@/lib/environments/facts';
import { partnersFilter } from '@/lib/partnerships/input';
import type { PartnersReach } from '@/lib/partnerships/overview/reach';
import { listPartners, partnersPerPage } from '@/lib/partnerships/queries';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';
import { requireActor } from '@/lib/policy/session';
import { PageSteps } from '../environment/page-steps';
import { GoOn } from './go-on';
import { narrowed, PartnerFilters } from './partner-filters';
import { PartnersHeader } from './partners-header';
import { ContactsTable, PartnersTable } from './partners-table';
import { Requirements } from './requirements';

const path = '/partners';

export async function generateMetadata(): Promise<Metadata> {
  const { environmentName } = await requireActor();
  return { title: `${(await getTranslations('partners'))('title')} · ${environmentName}` };
}

/** Partners: who they are, who looks after them, and what is going on; to others their contact persons (P01). */
export default async function PartnersPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireActor();
  const t = await getTranslations('partners');
  const asked = await searchParams;
  const filter = partnersFilter.parse(asked);
  const { partners, total, reach } = await listPartners(actor, filter);
  const isFirst = total === 0 && filter.search === '' && filter.page === 1 && filter.state === 'active';
  const isNarrowed = !isFirst && partners.length === 0;
  return (
    <>
      <PartnersHeader
        actor={actor}
        part="overview"
        title={t('title')}
        description={t('description', { environment: actor.environmentName })}
      />
      {asked.ended !== undefined && (
        <Notice tone="success" className="mb-4">
          {t('endedNotice')}
        </Notice>
      )}
      {reach === 'contacts' && <Limited actor={actor} />}
      {isFirst ? (
        <NoPartners actor={actor} reach={reach} />
      ) : (
        <>
          <PartnerFilters filter={filter} reach={reach} />
          {isNarrowed && (
            <EmptyState title={t('noneFound')} action={<ButtonLink href={path}>{t('clearAll')}</ButtonLink>}>
              {filter.state === 'ended' && filter.search === '' ? t('emptyEnded') : t('noneFoundWhy')}
            </EmptyState>
          )}
          {!isNarrowed &&
            (reach === 'contacts' ? <ContactsTable partners={partners} /> : <PartnersTable partners={partners} />)}
          <PageSteps
            path={path}
            filter={narrowed(filter)}
            shown={partners.length}
            total={total}
            perPage={partnersPerPage}
          />
        </>
      )}
      <GoOn actor={actor} ways={['find', 'link', 'clients', 'manager']} />
    </>
  );
}

/** What more the page would show, what that takes, and who can give it (C-02). */
async function Limited({ actor }: { actor: Actor }) {
  const t = await getTranslations('partners');
  const answer = can('partnership.see', actor, { ...environmentFacts(actor), isConnected: false });
  return (
    <div className="mb-6">
      <Requirements
        actor={actor}
        answer={answer}
        all={['administrator_or_relationship_manager']}
        title={t('limitedTitle')}
        why={t('limited')}
      />
    </div>
  );
}

/** The two ways to a first partner. */
async function NoPartners({ actor, reach }: { actor: Actor; reach: PartnersReach }) {
  const t = await getTranslations('partners');
  const actions = (
    <>
      <ButtonLink variant="primary" href="/partners/find" icon={<Search aria-hidden />}>
        {t('find')}
      </ButtonLink>
      <ButtonLink href="/partners/authorisation-requests/new">{t('newAuthorisation')}</ButtonLink>
    </>
  );
  return (
    <EmptyState icon={<Handshake />} title={t('emptyTitle')} action={reach === 'all' && actions}>
      {reach === 'all' && t('empty')}
      {reach === 'connected' && t('emptyConnected')}
      {reach === 'contacts' && t('emptyContacts', { environment: actor.environmentName })}
    </EmptyState>
  );
}
