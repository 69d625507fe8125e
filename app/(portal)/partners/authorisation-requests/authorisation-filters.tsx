import { getTranslations } from 'next-intl/server';
import { FilterChips } from '@/components/ui/filter-chips';
import { SearchField } from '@/components/ui/search-field';
import { type AuthorisationFilter, authorisationStatuses } from '@/lib/authorisation-requests/input';
import { addressOf } from '../../environment/address';

const path = '/partners/authorisation-requests';

/** Search and status, in the address. */
export async function AuthorisationFilters({ filter }: { filter: AuthorisationFilter }) {
  const t = await getTranslations('authorisations');
  const at = (status: AuthorisationFilter['status']) => addressOf(path, { ...filter, page: 1, status });
  return (
    <FilterChips
      label={t('filters')}
      clearAll={{ href: at(undefined), label: t('clearAll') }}
      filters={[
        {
          label: t('status'),
          value: filter.status && t(`statuses.${filter.status}`),
          clear: { href: at(undefined), label: t('clear', { filter: t('status') }) },
          options: authorisationStatuses.map((status) => ({
            href: at(status),
            label: t(`statuses.${status}`),
            isCurrent: filter.status === status,
          })),
        },
      ]}
    >
      <SearchField
        label={t('search')}
        action={path}
        value={filter.search}
        keep={{ status: filter.status }}
        className="sm:w-80"
      />
    </FilterChips>
  );
}
