import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './classes';
import { Disclosure } from './disclosure';
import { Link } from './link';
import { type LinkOption, OptionList } from './option-list';

export type Filter = {
  /** What is filtered by: "Status". */
  label: string;
  /** What is chosen now, in words; without it the chip only suggests the filter. */
  value?: string | undefined;
  /** The address without this filter, and the words of the cross: "Clear Status". */
  clear?: { href: string; label: string } | undefined;
  options?: readonly LinkOption[] | undefined;
  /** Instead of options: a form of its own (a period). */
  panel?: ReactNode;
};

/**
 * Filters as chips, all of them in the address: "+ Status" suggests one, "Status: Sent ✕" is in force. Works without
 * JavaScript. `clearAll` appears once one is in force.
 */
export function FilterChips({
  label,
  filters,
  clearAll,
  children,
  className,
}: {
  /** Name of the group: "Filters". */
  label: string;
  filters: readonly Filter[];
  clearAll?: { href: string; label: string } | undefined;
  /** Before the chips: the search field. */
  children?: ReactNode;
  className?: string | undefined;
}) {
  const isFiltered = filters.some((filter) => filter.value !== undefined);
  return (
    <search aria-label={label} className={cx('no-print mb-3 flex flex-wrap items-center gap-2', className)}>
      {children}
      {filters.map((filter) => (
        <Chip key={filter.label} filter={filter} />
      ))}
      {isFiltered && clearAll && (
        <Link
          href={clearAll.href}
          scroll={false}
          className="inline-flex min-h-6 items-center rounded-md px-1.5 text-muted text-small hover:text-ink"
        >
          {clearAll.label}
        </Link>
      )}
    </search>
  );
}

const chip =
  'reach inline-flex h-7 pointer-coarse:h-9 max-w-full items-center gap-1.5 border px-2.5 text-small transition-colors duration-100 select-none [&_svg]:size-3.5';

function Chip({ filter: { label, value, clear, options, panel } }: { filter: Filter }) {
  const isActive = value !== undefined;
  return (
    <div className="inline-flex max-w-full">
      <Disclosure
        className="min-w-0"
        summaryClassName={cx(
          chip,
          isActive
            ? 'border-accent-line bg-accent-soft text-ink hover:border-accent'
            : 'rounded-full border-line-strong border-dashed text-muted hover:border-edge hover:text-ink',
          isActive && (clear ? 'rounded-l-full border-r-0 pr-1.5' : 'rounded-full'),
        )}
        summary={
          isActive ? (
            <span className="truncate">
              {label}: <span className="font-medium text-accent-ink">{value}</span>
            </span>
          ) : (
            <>
              <Plus aria-hidden />
              {label}
            </>
          )
        }
      >
        {panel ? <div className="p-3">{panel}</div> : <OptionList label={label} options={options ?? []} />}
      </Disclosure>
      {isActive && clear && (
        <Link
          href={clear.href}
          scroll={false}
          aria-label={clear.label}
          className={cx(
            chip,
            'justify-center rounded-r-full border-accent-line border-l-0 bg-accent-soft pr-2 pl-1 text-muted hover:text-ink',
          )}
        >
          <X aria-hidden />
        </Link>
      )}
    </div>
  );
}
