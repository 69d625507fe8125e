'use client';

import { useRouter } from 'next/navigation';
import { type RefObject, useEffect, useRef } from 'react';
import { usePartWords } from '../ui/words';

type Options = {
  /** Whether something typed is not saved yet. */
  isUnsaved: boolean;
  /** Whether saving has failed already, or waits for a choice: then only the person can say that the text may go. */
  isStuck: boolean;
  /** Saves what is typed; answers whether all of it is kept now. */
  keep: () => Promise<boolean>;
};

/**
 * Nothing typed is lost by leaving. A link inside the portal is followed once the text is saved, and not when it could not
 * be; where saving got stuck, and before the browser leaves the portal, the person is asked.
 */
export function useLeaving(options: Options) {
  const router = useRouter();
  const { discardQuestion } = usePartWords();
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });

  useEffect(() => {
    if (!options.isUnsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [options.isUnsaved]);

  useEffect(() => {
    async function follow(event: MouseEvent) {
      const { isUnsaved, isStuck, keep } = latest.current;
      const to = isUnsaved ? addressIn(event) : null;
      if (!to || (isStuck && window.confirm(discardQuestion))) return;
      event.preventDefault();
      event.stopPropagation();
      if (!isStuck && (await keep())) router.push(to);
    }
    // Before the link itself hears of it.
    document.addEventListener('click', follow, { capture: true });
    return () => document.removeEventListener('click', follow, { capture: true });
  }, [router, discardQuestion]);
}

/** Where a click would lead within the portal, on another page and in this window; nothing for all others. */
function addressIn(event: MouseEvent): string | null {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !isPlain || link.target || link.hasAttribute('download')) return null;
  const to = new URL(link.href);
  if (to.origin !== location.origin || (to.pathname === location.pathname && to.hash)) return null;
  return to.pathname + to.search + to.hash;
}

/** Does the last thing to do with the form, with what stands in it, when it goes off the page. */
export function useLastSave(
  form: RefObject<HTMLFormElement | null>,
  timer: RefObject<ReturnType<typeof setTimeout> | undefined>,
  last: (element: HTMLFormElement) => void,
) {
  const latest = useRef(last);
  useEffect(() => {
    latest.current = last;
  });
  useEffect(() => {
    const element = form.current;
    return () => {
      clearTimeout(timer.current);
      if (element) latest.current(element);
    };
  }, [form, timer]);
}
