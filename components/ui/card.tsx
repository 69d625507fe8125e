import type { ReactNode } from 'react';
import { cx } from './classes';

/** A section of a page with its heading, what can be done with it, and a footer on a tint (for the buttons of a form). */
export function Card({
  title,
  description,
  actions,
  footer,
  flush = false,
  id,
  className,
  children,
}: {
  title?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  footer?: ReactNode;
  /** The content reaches the edges (a list). */
  flush?: boolean | undefined;
  id?: string | undefined;
  className?: string | undefined;
  children?: ReactNode;
}) {
  return (
    <section id={id} className={cx('overflow-hidden rounded-lg border border-line bg-surface', className)}>
      {(title || actions) && (
        <div className={cx('flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-5 pt-4', flush && 'pb-3')}>
          <div className="min-w-0">
            {title && <h2 className="font-semibold text-form">{title}</h2>}
            {description && <p className="mt-0.5 max-w-prose text-muted text-sm">{description}</p>}
          </div>
          {actions && <div className="no-print flex flex-wrap gap-2">{actions}</div>}
        </div>
      )}
      <div className={cx(flush ? cx('[--inset:1.25rem]', title && 'border-line border-t') : 'px-5 py-4')}>
        {children}
      </div>
      {footer && (
        <div className="flex flex-wrap items-center gap-3 border-line border-t bg-canvas px-5 py-3">{footer}</div>
      )}
    </section>
  );
}
