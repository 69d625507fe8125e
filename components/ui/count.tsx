import { cx } from './classes';

/** How many wait: amber where somebody should look, quiet otherwise. `label` says it in words. */
export function Count({
  value,
  label,
  quiet = false,
}: {
  value: number;
  label?: string | undefined;
  quiet?: boolean | undefined;
}) {
  return (
    <span
      className={cx(
        'inline-flex h-5 min-w-5 items-center justify-center rounded-full px-1.5 font-medium text-xs tabular-nums',
        quiet ? 'bg-sunken text-muted' : 'bg-attention-soft text-attention-ink ring-1 ring-attention-line ring-inset',
      )}
    >
      <span aria-hidden={Boolean(label)}>{value > 99 ? '99+' : value}</span>
      {label && <span className="sr-only">{label}</span>}
    </span>
  );
}
