'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/**
 * Makes each `RowLink` what a `Link` is, by the events that rise from it: its page is fetched ahead when one is near, and comes into
 * the frame that stands. Stands once, in the root layout.
 */
export function RowLinks() {
  const router = useRouter();
  useEffect(() => {
    const near = (event: Event) => {
      const link = rowLinkOf(event);
      if (link) router.prefetch(link);
    };
    const press = (event: MouseEvent) => {
      const link = rowLinkOf(event);
      // With a key it opens elsewhere, as the browser does by itself.
      const isElsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
      if (!link || isElsewhere || event.defaultPrevented) return;
      event.preventDefault();
      router.push(link);
    };
    const nearing = ['pointerover', 'touchstart', 'focusin'] as const;
    for (const name of nearing) document.addEventListener(name, near, { passive: true });
    document.addEventListener('click', press);
    return () => {
      for (const name of nearing) document.removeEventListener(name, near);
      document.removeEventListener('click', press);
    };
  }, [router]);
  return null;
}

const rowLinkOf = ({ target }: Event) =>
  target instanceof Element ? target.closest('[data-row-link]')?.getAttribute('href') : undefined;
