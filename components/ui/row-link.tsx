'use client';

import Link from 'next/link';
import { type ComponentProps, useState } from 'react';

/**
 * The link of the whole row, in its main cell: a real link, which covers the row. The page behind it is fetched ahead
 * when the pointer or the focus rests on the row, not for every row in sight.
 */
export function RowLink(props: { href: string } & Omit<ComponentProps<typeof Link>, 'href'>) {
  const [isNear, setIsNear] = useState(false);
  const near = () => setIsNear(true);
  return (
    <Link
      data-row-link
      {...props}
      prefetch={props.prefetch ?? (isNear ? null : false)}
      onPointerEnter={near}
      onTouchStart={near}
      onFocus={near}
    />
  );
}
