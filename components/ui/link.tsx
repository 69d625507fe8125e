'use client';

import NextLink from 'next/link';
import { type ComponentProps, useState } from 'react';

export type LinkProps = { href: string } & Omit<ComponentProps<typeof NextLink>, 'href'>;

/**
 * A link within the portal. The page behind it is fetched ahead when the pointer, a finger or the focus rests on it, not for every
 * link in sight: a menu of twenty would ask the server forty times at each page.
 */
export function Link(props: LinkProps) {
  const [isNear, setIsNear] = useState(false);
  const nearing =
    <Event,>(heard?: (event: Event) => void) =>
    (event: Event) => {
      setIsNear(true);
      heard?.(event);
    };
  return (
    <NextLink
      {...props}
      prefetch={props.prefetch ?? (isNear ? null : false)}
      onPointerEnter={nearing(props.onPointerEnter)}
      onTouchStart={nearing(props.onTouchStart)}
      onFocus={nearing(props.onFocus)}
    />
  );
}
