import { getTranslations } from 'next-intl/server';
import { FilterChips } from '@/components/ui/filter-chips';
import { SearchField } from '@/components/ui/search-field';
import { roles } from '@/db/vocabulary';
import type { PeopleFilter } from '@/lib/users/input';
import { addressOf } from '../address';

const path = '/environment/users';
const statuses = ['active', 'invited', 'blocked'] as const;

/** Search, status and role, all of them in the address. */
export async function PeopleFilters({ filter }: { filter: PeopleFilter }) {
  const t = await getTranslations('users');
  const roleWords = await getTranslations('roles');
  const statusWords = await getTranslations('personStatuses');
  const at = (values: Partial<PeopleFilter>) => addressOf(path, { ...filter, page: 1, ...values });
  return (
    <FilterChips
      label={t('filters')}
      clearAll={{ href: at({ status: undefined, role: undefined }), label: t('clearAll') }}
      filters={[
        {
          label: t('status'),
          value: filter.status && statusWords(filter.status),
          clear: { href: at({ status: undefined }), label: t('clear', { filter: t('status') }) },
          options: statuses.map((status) => ({
            href: at({ status }),
            label: statusWords(status),
            isCurrent: filter.status === status,
          })),
        },
        {
          label: t('role'),
          value: filter.role && roleWords(filter.role),
          clear: { href: at({ role: undefined }), label: t('clear', { filter: t('role') }) },
          options: roles.map((role) => ({
            href: at({ role }),
            label: roleWords(role),
            isCurrent: filter.role === role,
          })),
        },
      ]}
    >
      <SearchField
        label={t('search')}
        action={path}
        value={filter.search}
        keep={{ status: filter.status, role: filter.role }}
      />
    </FilterChips>
  );
}
