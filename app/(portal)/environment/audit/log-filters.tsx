import { getFormatter, getTranslations } from 'next-intl/server';
import { type Filter, FilterChips } from '@/components/ui/filter-chips';
import { SearchField } from '@/components/ui/search-field';
import type { AuditFilter } from '@/lib/audit/input';
import { addressOf } from '../address';
import { eventWords } from './event-words';
import { PeriodPanel } from './period-panel';

type Organisation = { id: string; name: string };

/** Person, action, organisation and period: all of them in the address, so that a link shows the same (and the export too). */
export async function LogFilters({
  path,
  filter,
  actions,
  organisations,
}: {
  path: string;
  filter: AuditFilter;
  actions: string[];
  organisations?: Organisation[];
}) {
  const t = await getTranslations('auditLog');
  const words = await eventWords();
  const { actor, action, organisation, from, to } = filter;
  const chosen = { actor, action, organisation, from, to };
  const at = (values: Partial<typeof chosen>) => addressOf(path, { ...chosen, ...values });
  const clear = (label: string, values: Partial<typeof chosen>) => ({
    href: at(values),
    label: t('clear', { filter: label }),
  });
  const byAction: Filter = {
    label: t('action'),
    value: action && words.ofAction(action),
    clear: clear(t('action'), { action: undefined }),
    options: actions
      .map((one) => ({ href: at({ action: one }), label: words.ofAction(one), isCurrent: one === action }))
      .sort((one, other) => one.label.localeCompare(other.label)),
  };
  const byOrganisation: Filter[] = organisations
    ? [
        {
          label: t('organisation'),
          value: organisation && (organisations.find((one) => one.id === organisation)?.name ?? '…'),
          clear: clear(t('organisation'), { organisation: undefined }),
          options: organisations.map((one) => ({
            href: at({ organisation: one.id }),
            label: one.name,
            isCurrent: one.id === organisation,
          })),
        },
      ]
    : [];
  const byPeriod: Filter = {
    label: t('period'),
    value: await periodWords(from, to),
    clear: clear(t('period'), { from: undefined, to: undefined }),
    panel: <PeriodPanel path={path} keep={{ actor, action, organisation }} from={from} to={to} />,
  };
  return (
    <FilterChips
      label={t('filters')}
      filters={[byAction, ...byOrganisation, byPeriod]}
      clearAll={{ href: path, label: t('clearAll') }}
    >
      <SearchField
        label={t('searchActor')}
        action={path}
        name="actor"
        value={actor}
        keep={{ action, organisation, from, to }}
      />
    </FilterChips>
  );
}

async function periodWords(from: string | undefined, to: string | undefined): Promise<string | undefined> {
  const t = await getTranslations('auditLog');
  const format = await getFormatter();
  const day = (text: string) => format.dateTime(new Date(text), { dateStyle: 'medium', timeZone: 'UTC' });
  if (from && to) return t('periodBoth', { from: day(from), to: day(to) });
  if (from) return t('periodFrom', { from: day(from) });
  return to ? t('periodTo', { to: day(to) }) : undefined;
}
