import type { ReactNode } from 'react';
import { cx } from './classes';
import { given } from './given';

export type Tone = 'neutral' | 'accent' | 'attention' | 'danger' | 'external' | 'done';

/** A word or a number on a tint. */
export function Badge({
  tone,
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
    <span {...given({ 'data-tone': tone })} className={cx('badge', className)}>
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}
