import { Users } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { SearchField } from '@/components/ui/search-field';
import { listMembers } from '@/lib/organisations/members/queries';
import { PageSteps } from '../../page-steps';
import { AddMembers } from './add-members';
import { MembersTable } from './members-table';
import type { OrganisationOfPage } from './organisation';
import { OthersWithAccess } from './others-with-access';

const perPage = 50;

/** Who works for the organisation, at which level; who may, adds people (E-026). */
export async function Members({
  page,
  filter,
}: {
  page: OrganisationOfPage;
  filter: { search: string; page: number };
}) {
  const { actor, organisation, may } = page;
  const t = await getTranslations('members');
  const { members, total } = await listMembers(actor, organisation, filter, perPage);
  const path = `/environment/organisations/${organisation.id}`;
  const isEmpty = total === 0 && filter.search === '' && filter.page === 1;
  return (
    <div className="flex flex-col gap-5">
      <div>
        {!isEmpty && (
          <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
            <SearchField label={t('search')} action={path} value={filter.search} />
            {may.manageMembers && <AddMembers page={page} />}
          </div>
        )}
        {members.length > 0 ? (
          <MembersTable page={page} members={members} />
        ) : (
          <EmptyState
            icon={<Users />}
            title={isEmpty ? t('emptyTitle') : t('noneFound')}
            action={isEmpty && may.manageMembers && <AddMembers page={page} />}
          >
            {isEmpty && t('empty', { organisation: organisation.name })}
          </EmptyState>
        )}
        <PageSteps path={path} filter={filter} shown={members.length} total={total} perPage={perPage} />
      </div>
      {may.manageMembers && <OthersWithAccess page={page} />}
    </div>
  );
}
