import { ArrowLeft, Building2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './classes';
import { Link } from './link';

/**
 * The page's one `h1`, whom one acts for, a line about it, and its actions (on a phone the first of them is wide).
 * `back` leads to the list this thing belongs to; `isPartner` marks work in a partner's environment.
 */
export function PageHeader({
  title,
  actingFor,
  isPartner = false,
  description,
  back,
  marks,
  actions,
  className,
}: {
  title: ReactNode;
  actingFor?: ReactNode;
  isPartner?: boolean | undefined;
  description?: ReactNode;
  back?: { href: string; label: string } | undefined;
  /** Badges beside the title. */
  marks?: ReactNode;
  actions?: ReactNode;
  className?: string | undefined;
}) {
  return (
    <header className={cx('mb-5 flex flex-col gap-2', className)}>
      {back && (
        <Link
          href={back.href}
          className="no-print -ml-1 inline-flex min-h-6 w-fit items-center gap-1 rounded-md px-1 text-muted text-small hover:text-ink"
        >
          <ArrowLeft aria-hidden className="size-3.5" />
          {back.label}
        </Link>
      )}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-96">
          <div className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1.5">
            <h1 tabIndex={-1} className="min-w-0 font-semibold text-xl tracking-tight">
              {title}
            </h1>
            {marks}
            {actingFor && (
              <span
                className={cx(
                  'inline-flex h-6 max-w-full items-center gap-1.5 rounded-full border px-2.5 text-xs',
                  isPartner
                    ? 'border-external-line bg-external-soft text-external-ink'
                    : 'border-line bg-surface text-muted',
                )}
              >
                <Building2 aria-hidden className="size-3.5 shrink-0" />
                <span className="truncate">{actingFor}</span>
              </span>
            )}
          </div>
          {description && <p className="mt-1 max-w-prose text-muted text-sm">{description}</p>}
        </div>
        {actions && (
          <div className="no-print flex flex-wrap items-center gap-2 max-sm:w-full max-sm:*:first:grow">{actions}</div>
        )}
      </div>
    </header>
  );
}
