import { Check, Minus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { cx } from '@/components/ui/classes';
import type { MatrixCell, MatrixRow } from '@/lib/policy/matrix';
import { Sideways } from '../sideways';

export type Column = { key: string; label: string; more?: string | undefined; isReader?: boolean };

/** One part of the matrix: a right per row, with the article it comes from beside it. */
export async function RightsTable({
  title,
  help,
  columns,
  rows,
}: {
  title: string;
  help: string;
  columns: Column[];
  rows: MatrixRow[];
}) {
  const t = await getTranslations('rights');
  return (
    <section>
      <h2 className="font-semibold text-form">{title}</h2>
      <p className="mt-0.5 mb-3 max-w-prose text-muted text-sm">{help}</p>
      <Sideways label={title} className="rounded-lg border border-line">
        <table className="w-full min-w-3xl text-sm">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr className="align-bottom text-muted text-xs">
              <th scope="col" className="px-4 py-2.5 text-left font-medium">
                {t('right')}
              </th>
              {columns.map((column) => (
                <ColumnHead key={column.key} column={column} you={t('you')} />
              ))}
              <th scope="col" className="px-4 py-2.5 text-left font-medium">
                {t('article')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <RightRow key={row.right} row={row} columns={columns} />
            ))}
          </tbody>
        </table>
      </Sideways>
    </section>
  );
}

function ColumnHead({ column, you }: { column: Column; you: string }) {
  return (
    <th scope="col" className={cx('px-2 py-2.5 text-center font-medium', column.isReader && 'bg-accent-soft text-ink')}>
      {column.isReader && (
        <Badge tone="accent" className="mb-1">
          {you}
        </Badge>
      )}
      <span className="block">{column.label}</span>
      {column.more && <span className="block font-normal">{column.more}</span>}
    </th>
  );
}

async function RightRow({ row, columns }: { row: MatrixRow; columns: Column[] }) {
  const names = await getTranslations('rightNames');
  const articles = await getTranslations('articles');
  return (
    <tr className="border-line border-t">
      <th scope="row" className="px-4 py-2 text-left font-normal">
        {names(row.right)}
      </th>
      {row.cells.map((cell, index) => {
        const column = columns[index]!;
        return (
          <td key={column.key} className={cx('px-2 py-2 text-center', column.isReader && 'bg-accent-soft')}>
            <Answer cell={cell} />
          </td>
        );
      })}
      <td className="px-4 py-2 text-muted text-small">{articles(row.article)}</td>
    </tr>
  );
}

async function Answer({ cell: { isAllowed, onlyWith } }: { cell: MatrixCell }) {
  const t = await getTranslations('rights');
  const conditions = await getTranslations('onlyWith');
  const Icon = isAllowed ? Check : Minus;
  return (
    <>
      <Icon aria-hidden className={cx('mx-auto size-4', isAllowed ? 'text-done' : 'text-faint')} />
      <span className="sr-only">{t(isAllowed ? 'yes' : 'no')}</span>
      {onlyWith.length > 0 && (
        <span className="block text-muted text-xs">
          {t('with', { conditions: onlyWith.map((one) => conditions(one as never)).join(', ') })}
        </span>
      )}
    </>
  );
}
