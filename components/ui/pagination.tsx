import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, ButtonLink } from './button';

/** Steps through a list by links: newer (or previous) and older (or next). A step without address cannot be pressed. */
export function Pagination({
  label,
  newer,
  older,
  children,
}: {
  label: string;
  newer: { label: string; href?: string | undefined };
  older: { label: string; href?: string | undefined };
  /** Where one is: "51–100 of 4,980". */
  children?: ReactNode;
}) {
  if (!newer.href && !older.href)
    return children ? <p className="mt-3 text-muted text-small tabular-nums">{children}</p> : null;
  return (
    <nav aria-label={label} className="no-print mt-3 flex items-center justify-between gap-3">
      <p className="text-muted text-small tabular-nums">{children}</p>
      <div className="flex gap-2">
        <Step {...newer} icon={<ChevronLeft aria-hidden />} />
        <Step {...older} after={<ChevronRight aria-hidden />} />
      </div>
    </nav>
  );
}

function Step({
  label,
  href,
  icon,
  after,
}: {
  label: string;
  href?: string | undefined;
  icon?: ReactNode;
  after?: ReactNode;
}) {
  const inside = (
    <>
      {label}
      {after}
    </>
  );
  if (!href) {
    return (
      <Button size="sm" icon={icon} disabled>
        {inside}
      </Button>
    );
  }
  return (
    <ButtonLink size="sm" icon={icon} href={href}>
      {inside}
    </ButtonLink>
  );
}
