import { cx } from './classes';

/** A grey bar where text will be. */
export function Skeleton({ className }: { className?: string | undefined }) {
  return <span aria-hidden className={cx('block h-3.5 animate-breathe rounded-sm bg-press', className)} />;
}

/** A list while it loads: as high as the list will be. `label` is spoken. */
export function ListSkeleton({ label, rows = 8 }: { label: string; rows?: number | undefined }) {
  return (
    <div role="status" className="overflow-hidden rounded-lg border border-line bg-surface">
      <span className="sr-only">{label}</span>
      <div className="h-9 border-line border-b" />
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike.
        <div key={index} className="flex h-11 items-center gap-6 border-line border-b px-4 last:border-b-0">
          <Skeleton className={cx('max-w-56 flex-1', index % 3 === 1 && 'max-w-40')} />
          <Skeleton className="hidden w-20 sm:block" />
          <Skeleton className="hidden w-28 md:block" />
          <span className="flex-1" />
          <Skeleton className="w-16" />
        </div>
      ))}
    </div>
  );
}
