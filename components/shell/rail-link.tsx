'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { cx } from '../ui/classes';
import { Link } from '../ui/link';

/** One place of the menu; marked as current on its own page and on those below it (`exact`: on its own page alone). */
export function RailLink({
  href,
  exact = false,
  isSub = false,
  children,
}: {
  href: string;
  exact?: boolean | undefined;
  isSub?: boolean | undefined;
  children: ReactNode;
}) {
  const path = usePathname();
  const isHere = path === href;
  const isWithin = isHere || (!exact && href !== '/' && path.startsWith(`${href}/`));
  return (
    <Link
      href={href}
      aria-current={isHere ? 'page' : isWithin ? 'true' : undefined}
      className={cx(
        'finger flex h-8 items-center gap-2.5 rounded-lg px-2 text-muted text-sm transition-colors duration-100 hover:bg-press hover:text-ink',
        '[&>svg]:size-4 [&>svg]:shrink-0 aria-[current]:bg-press aria-[current]:font-medium aria-[current]:text-ink aria-[current]:[&>svg]:text-accent-ink',
        isSub && 'h-7.5 pl-8.5 text-small',
      )}
    >
      {children}
    </Link>
  );
}
