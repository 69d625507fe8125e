import type { ReactNode } from 'react';
import { cx } from './classes';

export type Tone = 'neutral' | 'accent' | 'attention' | 'danger' | 'external' | 'done';

const tones: Record<Tone, string> = {
  neutral: 'bg-sunken text-muted',
  accent: 'bg-accent-soft text-accent-ink',
  attention: 'bg-attention-soft text-attention-ink',
  danger: 'bg-danger-soft text-danger-ink',
  external: 'bg-external-soft text-external-ink',
  done: 'bg-done-soft text-done-ink',
};

/** A word or a number on a tint. */
export function Badge({
  tone = 'neutral',
  icon,
  className,
  children,
}: {
  tone?: Tone | undefined;
  icon?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <span
      className={cx(
        '-my-px inline-flex h-5.5 max-w-full items-center gap-1 whitespace-nowrap rounded-md px-1.5 align-bottom font-medium text-xs tabular-nums [&_svg]:size-3 [&_svg]:shrink-0',
        tones[tone],
        className,
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}
