'use client';

import { useRouter } from 'next/navigation';
import { lazy, useEffect, useState } from 'react';
import { Dialog } from '../ui/dialog';
import type { Help } from './help-sheet';
import { isBusyElsewhere, walkList } from './list-keys';

const HelpSheet = lazy(() => import('./help-sheet'));

/**
 * The keyboard's ways, where they are switched on (WCAG 2.1.4: they can be switched off): g and a letter goes to a place,
 * c creates, / searches the list, ? shows the help; in lists j, k, x and Enter. Never while somebody types.
 */
export function Shortcuts({
  isOn,
  places,
  createHref,
  helpTitle,
  help,
}: {
  isOn: boolean;
  /** Where g and this letter goes. */
  places: Readonly<Record<string, string>>;
  createHref?: string | undefined;
  helpTitle: string;
  /** The help sheet, for `?`. */
  help: Help;
}) {
  const router = useRouter();
  const [isHelpOpen, setIsHelpOpen] = useState(false);

  useEffect(() => {
    if (!isOn) return;
    let wentAt = 0;
    function press(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isBusyElsewhere(event.target))
        return;
      const isAfterG = Date.now() - wentAt < 1200;
      wentAt = 0;
      const place = isAfterG ? places[event.key] : undefined;
      if (place) router.push(place);
      else if (event.key === 'g') wentAt = Date.now();
      else if (event.key === 'c' && createHref) router.push(createHref);
      else if (event.key === '/') document.querySelector<HTMLElement>('[data-list-search]')?.focus();
      else if (event.key === '?') setIsHelpOpen(true);
      else if (!walkList(event.key)) return;
      event.preventDefault();
    }
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [isOn, places, createHref, router]);

  return (
    <Dialog isOpen={isHelpOpen} onClose={() => setIsHelpOpen(false)} title={helpTitle} width="sm">
      <HelpSheet {...help} />
    </Dialog>
  );
}
