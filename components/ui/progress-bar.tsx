/** How far something long is: in words, and as a bar under them. */
export function ProgressBar({ said, value, max }: { said: string; value: number; max: number }) {
  return (
    <div className="min-w-48 flex-1">
      <p role="status" className="mb-1 text-sm tabular-nums">
        {said}
      </p>
      <div
        role="progressbar"
        aria-label={said}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        className="h-1.5 overflow-hidden rounded-full bg-press"
      >
        <div
          style={{ width: `${(value / Math.max(max, 1)) * 100}%` }}
          className="h-full rounded-full bg-accent transition-[width]"
        />
      </div>
    </div>
  );
}
