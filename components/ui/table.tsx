import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './classes';
import { given } from './given';
import { Link } from './link';

/**
 * A list: a table on a desk, cards under 640 px. `label` names it for who cannot see it. Rows with a `RowLink` can be
 * walked with j and k, chosen with x and opened with Enter.
 */
export function Table({
  label,
  beside,
  className,
  children,
}: {
  label: string;
  /** What its rows point to: the icons they share. */
  beside?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <div className={cx('overflow-x-auto rounded-lg border border-line bg-surface', className)}>
      {beside}
      <table className="list-table" data-list>
        <caption className="sr-only">{label}</caption>
        {children}
      </table>
    </div>
  );
}

/** The head of a table; its children are `HeadCell`s. */
export function Head({ children }: { children: ReactNode }) {
  return (
    <thead>
      <tr>{children}</tr>
    </thead>
  );
}

/** One column's name. With `sort` it is a link that sorts by it; `isSorted` says how it is sorted now. */
export function HeadCell({
  align,
  select = false,
  sort,
  className,
  children,
}: {
  align?: 'end' | undefined;
  select?: boolean | undefined;
  sort?: { href: string; isSorted?: 'ascending' | 'descending' | undefined };
  className?: string | undefined;
  children?: ReactNode;
}) {
  const Arrow = sort?.isSorted === 'ascending' ? ArrowUp : sort?.isSorted ? ArrowDown : ChevronsUpDown;
  return (
    <th
      scope="col"
      data-align={align}
      data-cell={select ? 'select' : undefined}
      aria-sort={sort?.isSorted}
      className={className}
    >
      {sort ? (
        <Link
          href={sort.href}
          scroll={false}
          className="inline-flex min-h-6 items-center gap-1 rounded-sm hover:text-ink"
        >
          {children}
          <Arrow aria-hidden className={cx('size-3.5', !sort.isSorted && 'opacity-50')} />
        </Link>
      ) : (
        children
      )}
    </th>
  );
}

/** The rows of a table. */
export function Body({ children }: { children: ReactNode }) {
  return <tbody>{children}</tbody>;
}

/** One thing of the list; `unread` makes it bold. */
export function Row({
  unread = false,
  className,
  children,
}: {
  unread?: boolean | undefined;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <tr data-row {...given({ 'data-unread': unread || undefined, className })}>
      {children}
    </tr>
  );
}

/**
 * A fact of the row. `label` is the column's word on a card. On a phone `main` stands on top, `corner` beside it, `line`
 * below with its word, `hidden` not at all; `select` holds the checkbox, `actions` the row's menu, `foot` its buttons across the card. `wrap` is for sentences.
 */
export function Cell({
  as = 'line',
  label,
  align,
  wrap = false,
  className,
  children,
}: {
  as?: 'main' | 'corner' | 'line' | 'hidden' | 'select' | 'actions' | 'foot' | undefined;
  label?: string | undefined;
  align?: 'end' | undefined;
  wrap?: boolean | undefined;
  className?: string | undefined;
  children?: ReactNode;
}) {
  return (
    <td
      data-cell={as}
      {...given({ 'data-wrap': wrap || undefined, 'data-label': label, 'data-align': align, className })}
    >
      {children}
    </td>
  );
}

export { RowLink } from './row-link';
