import type { ReactNode } from 'react';
import { cx } from './classes';

export type Definition = { term: ReactNode; value: ReactNode };

/** Facts of one thing: word and value side by side; `stacked` puts the value under its word (a narrow panel). */
export function DefinitionList({
  items,
  stacked = false,
  className,
}: {
  items: readonly Definition[];
  stacked?: boolean | undefined;
  className?: string | undefined;
}) {
  return (
    <dl className={cx('flex flex-col text-sm', stacked ? 'gap-3' : 'gap-2', className)}>
      {items.map(({ term, value }, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: terms may be elements; facts keep their order.
          key={index}
          className={cx('min-w-0', !stacked && 'grid grid-cols-[minmax(6rem,2fr)_minmax(0,3fr)] gap-x-4')}
        >
          <dt className="text-muted">{term}</dt>
          <dd className="min-w-0 text-ink">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
