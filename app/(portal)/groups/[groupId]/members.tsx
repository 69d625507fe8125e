import { Users } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { SearchField } from '@/components/ui/search-field';
import { listGroupMembers, membersPerPage } from '@/lib/groups/members/queries';
import { PageSteps } from '../../environment/page-steps';
import { AddMember } from './add-member';
import type { GroupOfPage } from './group';
import { MembersTable } from './members-table';

/** Who is in the group; who may, adds people. */
export async function Members({ page, filter }: { page: GroupOfPage; filter: { search: string; page: number } }) {
  const { actor, group, may } = page;
  const t = await getTranslations('group');
  const { members, total } = await listGroupMembers(actor, group, filter);
  const path = `/groups/${group.id}`;
  const isEmpty = total === 0 && filter.search === '' && filter.page === 1;
  return (
    <div>
      {!isEmpty && (
        <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
          <SearchField label={t('search')} action={path} value={filter.search} />
          {may.manageMembers && <AddMember page={page} />}
        </div>
      )}
      {members.length > 0 ? (
        <MembersTable page={page} members={members} />
      ) : (
        <EmptyState
          icon={<Users />}
          title={isEmpty ? t('emptyTitle') : t('noneFound')}
          action={isEmpty && may.manageMembers && <AddMember page={page} />}
        >
          {isEmpty && t('empty')}
        </EmptyState>
      )}
      <PageSteps path={path} filter={filter} shown={members.length} total={total} perPage={membersPerPage} />
    </div>
  );
}
