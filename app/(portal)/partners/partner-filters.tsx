import { getTranslations } from 'next-intl/server';
import { FilterChips } from '@/components/ui/filter-chips';
import { SearchField } from '@/components/ui/search-field';
import type { PartnersFilter } from '@/lib/partnerships/input';
import type { PartnersReach } from '@/lib/partnerships/overview/reach';
import { addressOf } from '../environment/address';

const states = ['active', 'ended'] as const;

/** What the address of the list says of a filter: nothing of what it shows anyway. */
export const narrowed = ({ state, ...filter }: PartnersFilter) => ({
  ...filter,
  state: state === 'active' ? undefined : state,
});

/** Search and status, in the address; those that have ended are there for who looks after partnerships. */
export async function PartnerFilters({ filter, reach }: { filter: PartnersFilter; reach: PartnersReach }) {
  const t = await getTranslations('partners');
  const at = (state: PartnersFilter['state']) => addressOf('/partners', narrowed({ ...filter, state, page: 1 }));
  return (
    <FilterChips
      label={t('filters')}
      clearAll={{ href: at('active'), label: t('clearAll') }}
      filters={[
        reach === 'all' && {
          label: t('status'),
          value: filter.state === 'ended' ? t('ended') : undefined,
          clear: { href: at('active'), label: t('clear', { filter: t('status') }) },
          options: states.map((state) => ({ href: at(state), label: t(state), isCurrent: filter.state === state })),
        },
      ].filter((one) => one !== false)}
    >
      <SearchField
        label={t('search')}
        action="/partners"
        value={filter.search}
        keep={{ state: filter.state === 'ended' ? 'ended' : undefined }}
        className="sm:w-80"
      />
    </FilterChips>
  );
}
