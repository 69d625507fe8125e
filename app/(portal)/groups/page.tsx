import { Plus, Users } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { SearchParams } from '@/app/search-params';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterChips } from '@/components/ui/filter-chips';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { SearchField } from '@/components/ui/search-field';
import { groupTypes } from '@/db/vocabulary';
import { type GroupsFilter, groupsAddress } from '@/lib/groups/input';
import { groupsPerPage, listGroups } from '@/lib/groups/queries';
import { requireActor } from '@/lib/policy/session';
import { searchText } from '@/lib/policy/shapes';
import { addressOf } from '../environment/address';
import { PageSteps } from '../environment/page-steps';
import { GroupsTable } from './groups-table';

const path = '/groups';
const address = z.object({ deleted: searchText() });

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('groups'))('title') };
}

/** Groups: the own environment's, those of its partnerships, and the public ones of the platform. */
export default async function GroupsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireActor();
  const t = await getTranslations('groups');
  const query = await searchParams;
  const filter = groupsAddress.parse(query);
  const { deleted } = address.parse(query);
  const { groups, total } = await listGroups(actor, filter);
  const isEmpty = total === 0 && filter.search === '' && !filter.type && filter.page === 1;
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={<CreateGroup label={t('create')} />} />
      {deleted && (
        <Notice tone="success" className="mb-4">
          {t('deleted', { name: deleted })}
        </Notice>
      )}
      {isEmpty ? (
        <EmptyState icon={<Users />} title={t('emptyTitle')} action={<CreateGroup label={t('create')} />}>
          {t('empty')}
        </EmptyState>
      ) : (
        <>
          <Filters filter={filter} />
          {groups.length > 0 ? (
            <GroupsTable groups={groups} />
          ) : (
            <EmptyState title={t('noneFound')} action={<ButtonLink href={path}>{t('clearAll')}</ButtonLink>}>
              {t('noneFoundWhy')}
            </EmptyState>
          )}
          <PageSteps path={path} filter={filter} shown={groups.length} total={total} perPage={groupsPerPage} />
        </>
      )}
    </>
  );
}

const CreateGroup = ({ label }: { label: string }) => (
  <ButtonLink variant="primary" href={`${path}/create`} icon={<Plus aria-hidden />}>
    {label}
  </ButtonLink>
);

/** Search and type, in the address. */
async function Filters({ filter }: { filter: GroupsFilter }) {
  const t = await getTranslations('groups');
  const at = (type?: GroupsFilter['type']) => addressOf(path, { search: filter.search, type });
  return (
    <FilterChips
      label={t('filters')}
      clearAll={{ href: path, label: t('clearAll') }}
      filters={[
        {
          label: t('type'),
          value: filter.type && t(`types.${filter.type}`),
          clear: { href: at(), label: t('clearType') },
          options: groupTypes.map((type) => ({
            href: at(type),
            label: t(`types.${type}`),
            isCurrent: filter.type === type,
          })),
        },
      ]}
    >
      <SearchField label={t('search')} action={path} value={filter.search} keep={{ type: filter.type }} />
    </FilterChips>
  );
}
