import { Plus, UsersRound } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { SearchParams } from '@/app/search-params';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { SearchField } from '@/components/ui/search-field';
import { clientSorts, listClients } from '@/lib/documents/lists/clients';
import { requireActor } from '@/lib/policy/session';
import { searchText } from '@/lib/policy/shapes';
import { addressOf } from '../../environment/address';
import { PageSteps } from '../../environment/page-steps';
import { ClientsTable } from './clients-table';

const path = '/partners/clients';
const perPage = 50;
const address = z.object({
  search: searchText(),
  sort: z.enum(clientSorts).catch('failed'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('clients'))('title') };
}

/** Manage your clients: everybody linked by an authorisation request, in one table. */
export default async function ClientsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireActor();
  const t = await getTranslations('clients');
  const filter = address.parse(await searchParams);
  const { clients, total } = await listClients(actor, filter, perPage);
  const isEmpty = total === 0 && filter.search === '' && filter.page === 1;
  return (
    <>
      <PageHeader title={t('title')} description={t('description', { environment: actor.environmentName })} />
      {isEmpty ? (
        <EmptyState
          icon={<UsersRound />}
          title={t('emptyTitle')}
          action={
            <ButtonLink variant="primary" href="/partners/authorisation-requests" icon={<Plus aria-hidden />}>
              {t('link')}
            </ButtonLink>
          }
        >
          {t('emptyWhy')}
        </EmptyState>
      ) : (
        <>
          <div className="mb-3">
            <SearchField label={t('search')} action={path} value={filter.search} />
          </div>
          {clients.length > 0 ? (
            <ClientsTable
              clients={clients}
              sorting={{ hrefOf: (sort) => addressOf(path, { ...filter, sort, page: 1 }), current: filter.sort }}
            />
          ) : (
            <EmptyState title={t('noneFound')} action={<ButtonLink href={path}>{t('clear')}</ButtonLink>}>
              {t('noneFoundWhy')}
            </EmptyState>
          )}
          <PageSteps path={path} filter={filter} shown={clients.length} total={total} perPage={perPage} />
        </>
      )}
    </>
  );
}
