import { CircleCheck, Info, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './classes';

export type NoticeTone = 'info' | 'success' | 'warn' | 'danger';

const looks = {
  info: { box: 'border-accent-line bg-accent-soft', icon: Info, ink: 'text-accent-ink' },
  success: { box: 'border-done-line bg-done-soft', icon: CircleCheck, ink: 'text-done-ink' },
  warn: { box: 'border-attention-line bg-attention-soft', icon: TriangleAlert, ink: 'text-attention-ink' },
  danger: { box: 'border-danger-line bg-danger-soft', icon: OctagonAlert, ink: 'text-danger-ink' },
};

/** A message that stays on the page. `alert` speaks it at once; `action` is the one thing to do about it. */
export function Notice({
  tone = 'info',
  title,
  alert = false,
  action,
  className,
  children,
}: {
  tone?: NoticeTone | undefined;
  title?: string | undefined;
  alert?: boolean | undefined;
  action?: ReactNode;
  className?: string | undefined;
  children?: ReactNode;
}) {
  const { box, icon: Icon, ink } = looks[tone];
  return (
    <div
      role={alert ? 'alert' : undefined}
      className={cx('flex gap-3 rounded-lg border px-4 py-3 text-ink text-sm', box, className)}
    >
      <Icon aria-hidden className={cx('mt-0.5 size-4 shrink-0', ink)} />
      <div className="min-w-0 flex-1">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className={cx(title && 'mt-0.5')}>{children}</div>}
        {action && <div className="mt-3 flex flex-wrap gap-2">{action}</div>}
      </div>
    </div>
  );
}
