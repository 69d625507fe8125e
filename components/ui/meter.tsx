import type { ReactNode } from 'react';
import { cx } from './classes';

/** How much of a limit is used: words and number first, the bar beneath; amber from 80 %, red when full. */
export function Meter({
  label,
  value,
  max,
  children,
}: {
  label: string;
  value: number;
  max: number;
  /** The number in words: "7 of 10". */
  children: ReactNode;
}) {
  const share = max > 0 ? Math.min(value / max, 1) : 1;
  return (
    <div className="flex flex-col gap-1.5 text-sm">
      <div className="flex items-baseline justify-between gap-4">
        <span>{label}</span>
        <span className="text-muted tabular-nums">{children}</span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: browsers draw <meter> each in their own way. */}
      <div
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={Math.min(value, max)}
        aria-valuetext={typeof children === 'string' ? children : undefined}
        className="h-1.5 overflow-hidden rounded-full bg-press"
      >
        <div
          style={{ width: `${share * 100}%` }}
          className={cx('h-full rounded-full', share >= 1 ? 'bg-danger' : share >= 0.8 ? 'bg-attention' : 'bg-accent')}
        />
      </div>
    </div>
  );
}
