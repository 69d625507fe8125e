import type { ReactNode } from 'react';
import { cx } from './classes';

/** What is missing, why, and the one action that answers it. `icon` is large and quiet; `plain` leaves out the frame. */
export function EmptyState({
  icon,
  title,
  plain = false,
  action,
  className,
  children,
}: {
  icon?: ReactNode;
  title: string;
  plain?: boolean | undefined;
  action?: ReactNode;
  className?: string | undefined;
  children?: ReactNode;
}) {
  return (
    <div
      className={cx(
        'flex flex-col items-center px-6 py-14 text-center',
        !plain && 'rounded-lg border border-line border-dashed bg-surface',
        className,
      )}
    >
      {icon && (
        <span
          aria-hidden
          className="mb-4 flex size-11 items-center justify-center rounded-xl border border-line bg-canvas text-muted [&_svg]:size-5"
        >
          {icon}
        </span>
      )}
      <h2 className="font-semibold text-form">{title}</h2>
      {children && <div className="mt-1 max-w-md text-balance text-muted text-sm">{children}</div>}
      {action && <div className="no-print mt-5 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
