import { getTranslations } from 'next-intl/server';
import { Pagination } from '@/components/ui/pagination';
import { addressOf } from './address';

type Filter = { page: number } & Record<string, string | number | undefined>;

/** Steps through a list of numbered pages; says which part is shown. */
export async function PageSteps({
  path,
  filter,
  shown,
  total,
  perPage,
}: {
  path: string;
  filter: Filter;
  shown: number;
  total: number;
  perPage: number;
}) {
  const t = await getTranslations('users');
  const { page } = filter;
  const from = (page - 1) * perPage + 1;
  const to = from + shown - 1;
  return (
    <Pagination
      label={t('pages')}
      newer={{ label: t('previous'), href: page > 1 ? addressOf(path, { ...filter, page: page - 1 }) : undefined }}
      older={{ label: t('next'), href: to < total ? addressOf(path, { ...filter, page: page + 1 }) : undefined }}
    >
      {shown > 0 && t('range', { from, to, total })}
    </Pagination>
  );
}
