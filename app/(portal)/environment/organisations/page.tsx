import { Building2, Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { SearchParams } from '@/app/search-params';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { SearchField } from '@/components/ui/search-field';
import { environmentFacts } from '@/lib/environments/facts';
import { listOrganisations } from '@/lib/organisations/queries';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';
import { namesOfAdministrators } from '@/lib/policy/refusal-words';
import { requireActor } from '@/lib/policy/session';
import { searchText } from '@/lib/policy/shapes';
import { PageSteps } from '../page-steps';
import { CreateButton } from './create-button';
import { OrganisationsTable } from './organisations-table';

const path = '/environment/organisations';
const perPage = 50;
const address = z.object({
  search: searchText(),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  closed: z.coerce.number().int().optional().catch(undefined),
  deleted: z.string().optional().catch(undefined),
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organisations'))('title') };
}

/** My environment > Organisations: for everybody, the ones they can enter. */
export default async function OrganisationsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireActor();
  const t = await getTranslations('organisations');
  const { closed, deleted, ...filter } = address.parse(await searchParams);
  const { organisations, total } = await listOrganisations(actor, filter, perPage);
  const isEmpty = total === 0 && filter.search === '' && filter.page === 1;
  const mayCreate = can('organisation.create', actor, environmentFacts(actor)).allowed;
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description', { environment: actor.environmentName })}
        actions={mayCreate && <CreateButton actor={actor} />}
      />
      {(closed !== undefined || deleted !== undefined) && (
        <Notice tone="success" className="mb-4">
          {closed === undefined ? t('deleted') : t('closed', { count: closed })}
        </Notice>
      )}
      {isEmpty ? (
        <NoOrganisation actor={actor} mayCreate={mayCreate} />
      ) : (
        <>
          <div className="mb-3">
            <SearchField label={t('search')} action={path} value={filter.search} />
          </div>
          {organisations.length > 0 ? (
            <OrganisationsTable organisations={organisations} />
          ) : (
            <EmptyState title={t('noneFound')} action={<ButtonLink href={path}>{t('clearSearch')}</ButtonLink>}>
              {t('noneFoundWhy')}
            </EmptyState>
          )}
          <PageSteps path={path} filter={filter} shown={organisations.length} total={total} perPage={perPage} />
        </>
      )}
    </>
  );
}

/** Without an organisation one can do next to nothing: the next step for one's role (E-004). */
async function NoOrganisation({ actor, mayCreate }: { actor: Actor; mayCreate: boolean }) {
  const t = await getTranslations('organisations');
  return (
    <EmptyState
      icon={<Building2 />}
      title={t('emptyTitle')}
      action={
        mayCreate && (
          <ButtonLink variant="primary" href={`${path}/create`} icon={<Plus aria-hidden />}>
            {t('create')}
          </ButtonLink>
        )
      }
    >
      {mayCreate ? t('emptyAdministrator') : t('emptyUser', { administrators: await namesOfAdministrators(actor) })}
    </EmptyState>
  );
}
