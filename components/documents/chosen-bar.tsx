'use client';

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../ui/icon-button';
import type { DeskWords } from './list-desk';

/** What is chosen, in a bar that stays in sight. */
export function ChosenBar({
  words,
  count,
  unchoose,
  children,
}: {
  words: DeskWords;
  count: number;
  unchoose: () => void;
  children: ReactNode;
}) {
  return (
    <section
      aria-label={words.actions}
      className="popup no-print sticky bottom-4 z-20 mx-auto mt-3 flex w-fit max-w-full flex-wrap items-center gap-x-3 gap-y-1.5 py-1.5 pr-1.5 pl-4"
    >
      <p role="status" className="text-sm tabular-nums">
        {(count === 1 ? words.chosenOne : words.chosenMany).replace('#', String(count))}
      </p>
      {children}
      <IconButton size="sm" label={words.unchoose} icon={<X aria-hidden />} onClick={unchoose} />
    </section>
  );
}
