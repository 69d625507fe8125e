import type { ReactNode } from 'react';
import { cx } from '../../ui/classes';

export type Fact = readonly [label: string, value: ReactNode];

/** Facts with their words in front; those without a value are left out. */
export function Facts({ facts, className }: { facts: readonly Fact[]; className?: string | undefined }) {
  const known = facts.filter(([, value]) => Boolean(value));
  if (known.length === 0) return null;
  return (
    <dl className={cx('grid grid-cols-[minmax(0,auto)_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm', className)}>
      {known.map(([label, value]) => (
        <div key={label} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-muted">{label}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The quiet heading of a part of the paper. */
export function PartHeading({ children }: { children: ReactNode }) {
  return <h3 className="mb-1.5 font-medium text-muted text-xs uppercase tracking-wide">{children}</h3>;
}
