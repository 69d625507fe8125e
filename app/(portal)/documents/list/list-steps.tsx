import { getLocale, getTranslations } from 'next-intl/server';
import { dateText } from '@/components/documents/date-text';
import { Pagination } from '@/components/ui/pagination';
import type { Box } from '@/db/vocabulary';
import { dayOf } from '@/lib/day';
import type { ListAddress } from '@/lib/documents/input';
import type { ListPage } from '@/lib/documents/lists/page';
import { addressOf, pathOf } from './address';

/** The ways on from a page: back to the newest, older ones, and further back where a search has stopped. */
export async function ListSteps({ box, address, page }: { box: Box; address: ListAddress; page: ListPage }) {
  const t = await getTranslations('lists');
  const locale = await getLocale();
  const { next, searchedBackTo, rows } = page;
  const isWhole = !address.after && !next && !searchedBackTo;
  return (
    <Pagination
      label={t('pages')}
      newer={{
        label: t('newest'),
        href: address.after && addressOf(pathOf[box], { ...address, after: undefined }),
      }}
      older={{
        label: t(searchedBackTo ? 'searchFurther' : 'older'),
        href: next ? addressOf(pathOf[box], { ...address, after: next }) : undefined,
      }}
    >
      {searchedBackTo && t('searchedBack', { date: dateText(dayOf(searchedBackTo), locale) })}
      {isWhole && rows.length > 0 && t('count', { count: rows.length })}
    </Pagination>
  );
}
