import { getLocale, getTranslations } from 'next-intl/server';
import { dateText } from '@/components/documents/date-text';
import { type Filter, FilterChips } from '@/components/ui/filter-chips';
import { SearchField } from '@/components/ui/search-field';
import { type Box, documentTypes, type Status, statuses } from '@/db/vocabulary';
import { dayOf } from '@/lib/day';
import type { ListAddress } from '@/lib/documents/input';
import { type ListPage, offeredOrganisations } from '@/lib/documents/lists/page';
import { addressOf, pathOf } from './address';
import { OrganisationPanel } from './organisation-panel';
import { usualPeriods } from './period';
import { PeriodPanel } from './period-panel';

/** The statuses a document can have in each box. */
const statusesOf: Readonly<Record<Box, readonly Status[]>> = {
  documents: ['draft', 'created', 'under_review', 'approved', 'approved_for_payment', 'paid', 'rejected', 'duplicate'],
  inbox_in: statuses.filter((one) => !['draft', 'created', 'sent', 'delivery_failed'].includes(one)),
  inbox_out: statuses.filter((one) => !['draft', 'created', 'duplicate'].includes(one)),
};

/** The search and the filters of a list as chips, all of them in the address. */
export async function ListFilters({ box, address, page }: { box: Box; address: ListAddress; page: ListPage }) {
  const t = await getTranslations('lists');
  const path = pathOf[box];
  const asked = { ...address, after: undefined };
  const at = (change: Partial<ListAddress>) => addressOf(path, { ...asked, ...change });
  const clear = (label: string, change: Partial<ListAddress>) => ({
    href: at(change),
    label: t('clear', { filter: label }),
  });
  const sharedFilter: Filter = {
    label: t('shared'),
    value: address.shared && t('sharedYes'),
    clear: clear(t('shared'), { shared: undefined }),
    options: [{ href: at({ shared: 'yes' }), label: t('sharedYes'), isCurrent: address.shared === 'yes' }],
  };
  const filters = [
    ...(page.organisations.length > 1 || address.organisation
      ? [await organisationFilter(box, address, page, at)]
      : []),
    await wordFilter('type', documentTypes, address.type, at),
    await wordFilter('status', statusesOf[box], address.status, at),
    await periodFilter(box, address, at),
    sharedFilter,
  ];
  return (
    <FilterChips label={t('filters')} filters={filters} clearAll={{ href: path, label: t('clearAll') }}>
      <SearchField label={t('search')} action={path} value={address.search} keep={kept(address)} />
    </FilterChips>
  );
}

type At = (change: Partial<ListAddress>) => string;

/** What stays in the address when the search or the period changes. */
export const kept = ({ organisation, type, status, from, to, shared }: ListAddress) => ({
  organisation,
  type,
  status,
  from,
  to,
  shared,
});

async function wordFilter(
  name: 'type' | 'status',
  words: readonly (ListAddress['type'] | ListAddress['status'])[],
  chosen: string | undefined,
  at: At,
): Promise<Filter> {
  const t = await getTranslations('lists');
  const say = await getTranslations(name === 'type' ? 'documentTypes' : 'statuses');
  const label = t(name);
  return {
    label,
    value: chosen && say(chosen as never),
    clear: { href: at({ [name]: undefined }), label: t('clear', { filter: label }) },
    options: words.map((word) => ({
      href: at({ [name]: word }),
      label: say(word as never),
      isCurrent: chosen === word,
    })),
  };
}

async function organisationFilter(box: Box, address: ListAddress, page: ListPage, at: At): Promise<Filter> {
  const t = await getTranslations('lists');
  const filter = {
    label: t('organisation'),
    value: address.organisation && (page.organisation?.name ?? t('otherOrganisation')),
    clear: { href: at({ organisation: undefined }), label: t('clear', { filter: t('organisation') }) },
  };
  if (page.organisations.length > offeredOrganisations) {
    return { ...filter, panel: <OrganisationPanel path={pathOf[box]} address={address} /> };
  }
  return {
    ...filter,
    options: page.organisations.map(({ id, name }) => ({
      href: at({ organisation: id }),
      label: <bdi>{name}</bdi>,
      isCurrent: address.organisation === id,
    })),
  };
}

async function periodFilter(box: Box, address: ListAddress, at: At): Promise<Filter> {
  const t = await getTranslations('lists');
  const locale = await getLocale();
  const from = address.from && dateText(address.from, locale);
  const to = address.to && dateText(address.to, locale);
  const usual = Object.entries(usualPeriods(dayOf())).map(([name, period]) => ({
    href: at(period),
    label: t(name as 'thisMonth'),
    isCurrent: period.from === address.from && period.to === address.to,
  }));
  return {
    label: t('period'),
    value: from && to ? t('periodBoth', { from, to }) : from ? t('periodFrom', { from }) : to && t('periodTo', { to }),
    clear: { href: at({ from: undefined, to: undefined }), label: t('clear', { filter: t('period') }) },
    panel: <PeriodPanel path={pathOf[box]} address={address} usual={usual} />,
  };
}
