import { cx } from '../ui/classes';

/** The mark: two links that hold each other. A decoration: the name stands beside it. */
export function Mark({ className }: { className?: string | undefined }) {
  return (
    <svg aria-hidden viewBox="0 0 32 32" fill="none" strokeWidth="3.5" className={className}>
      <path
        className="stroke-accent"
        d="M9 20.25A5.25 5.25 0 0 1 3.75 15V9A5.25 5.25 0 0 1 9 3.75h6A5.25 5.25 0 0 1 20.25 9v6A5.25 5.25 0 0 1 15 20.25h-.5"
      />
      <path
        className="stroke-ink"
        d="M23 11.75A5.25 5.25 0 0 1 28.25 17v6A5.25 5.25 0 0 1 23 28.25h-6A5.25 5.25 0 0 1 11.75 23v-6A5.25 5.25 0 0 1 17 11.75h.5"
      />
    </svg>
  );
}

/** The mark and the name beside it. */
export function Logo({ name, className }: { name: string; className?: string | undefined }) {
  return (
    <span className={cx('inline-flex items-center gap-2.5', className)}>
      <Mark className="size-6" />
      <span className="font-semibold text-base tracking-tight">{name}</span>
    </span>
  );
}
