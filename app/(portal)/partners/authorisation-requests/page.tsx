import { FileText, ListPlus, Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from '@/app/search-params';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { type AuthorisationFilter, authorisationFilter } from '@/lib/authorisation-requests/input';
import { authorisationsPerPage, hasAskedBefore, listAuthorisations } from '@/lib/authorisation-requests/queries';
import { environmentFacts } from '@/lib/environments/facts';
import { reachOf } from '@/lib/partnerships/overview/reach';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';
import { requireActor } from '@/lib/policy/session';
import { PageSteps } from '../../environment/page-steps';
import { GoOn } from '../go-on';
import { PartnersHeader } from '../partners-header';
import { Requirements } from '../requirements';
import { AuthorisationFilters } from './authorisation-filters';
import { AuthorisationsTable } from './authorisations-table';

const path = '/partners/authorisation-requests';

export async function generateMetadata(): Promise<Metadata> {
  const partners = (await getTranslations('partners'))('title');
  return { title: `${(await getTranslations('authorisations'))('title')} · ${partners}` };
}

/** Partners > Authorisation requests: the clients one has asked, and what became of it (E-036). */
export default async function AuthorisationRequestsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireActor();
  const t = await getTranslations('authorisations');
  const asked = await searchParams;
  const looksAfter = reachOf(actor) === 'all';
  return (
    <>
      <PartnersHeader
        actor={actor}
        part="authorisations"
        title={t('title')}
        description={t('description')}
        actions={looksAfter ? <NewOnes /> : null}
      />
      {looksAfter ? (
        <>
          {asked.sent !== undefined && (
            <Notice tone="success" className="mb-4">
              {t('sentNotice')}
            </Notice>
          )}
          <Authorisations actor={actor} filter={authorisationFilter.parse(asked)} />
        </>
      ) : (
        <Requirements
          actor={actor}
          answer={can('partnership.see', actor, { ...environmentFacts(actor), isConnected: false })}
          all={['administrator_or_relationship_manager']}
          why={(await getTranslations('partners'))('requirementsOwn')}
        />
      )}
      <GoOn actor={actor} ways={['clients', 'find']} />
    </>
  );
}

async function NewOnes() {
  const t = await getTranslations('authorisations');
  return (
    <>
      <ButtonLink variant="primary" href={`${path}/new`} icon={<Plus aria-hidden />}>
        {t('new')}
      </ButtonLink>
      <ButtonLink href={`${path}/many`} icon={<ListPlus aria-hidden />}>
        {t('many')}
      </ButtonLink>
    </>
  );
}

async function Authorisations({ actor, filter }: { actor: Actor; filter: AuthorisationFilter }) {
  const t = await getTranslations('authorisations');
  const { requests, total } = await listAuthorisations(actor, filter);
  if (total === 0 && !(await hasAskedBefore(actor)))
    return (
      <EmptyState icon={<FileText />} title={t('emptyTitle')} action={<NewOnes />}>
        {t('empty')}
      </EmptyState>
    );
  return (
    <>
      <AuthorisationFilters filter={filter} />
      {requests.length > 0 ? (
        <AuthorisationsTable requests={requests} now={new Date()} />
      ) : (
        <EmptyState title={t('noneTitle')} action={<ButtonLink href={path}>{t('clearAll')}</ButtonLink>}>
          {t('none')}
        </EmptyState>
      )}
      <PageSteps path={path} filter={filter} shown={requests.length} total={total} perPage={authorisationsPerPage} />
    </>
  );
}
