'use client';

import { useEffect } from 'react';
import { isBusyElsewhere } from '../../shell/list-keys';

/** `h` goes to the document's history. */
export function HistoryKey() {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isOurs = event.key === 'h' && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!isOurs || event.defaultPrevented || isBusyElsewhere(event.target)) return;
      event.preventDefault();
      const history = document.getElementById('history');
      history?.scrollIntoView({ block: 'start' });
      history?.querySelector<HTMLElement>('[tabindex]')?.focus({ preventScroll: true });
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  return null;
}
