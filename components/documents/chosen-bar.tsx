'use client';

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import type { DeskWords } from './list-desk';
import type { useChosen } from './use-chosen';

/** What is chosen, in a bar that stays in sight. */
export function ChosenBar({
  words,
  choosing: { chosen, everything, isMore, chooseEverything, unchoose },
  children,
}: {
  words: DeskWords;
  choosing: ReturnType<typeof useChosen>;
  children: ReactNode;
}) {
  return (
    <section
      aria-label={words.actions}
      className="popup no-print sticky bottom-4 z-20 mx-auto mt-3 flex w-fit max-w-full flex-wrap items-center gap-x-3 gap-y-1.5 py-1.5 pr-1.5 pl-4"
    >
      <p role="status" className="text-sm tabular-nums">
        {(chosen.length === 1 ? words.chosenOne : words.chosenMany).replace('#', String(chosen.length))}
        {isMore && <span className="text-muted"> {words.notEverything}</span>}
        {everything === 'failed' && <span className="text-danger-ink"> {words.choosingFailed}</span>}
      </p>
      {everything !== null && everything !== 'chosen' && (
        <Button size="sm" aria-disabled={everything === 'coming' || undefined} onClick={chooseEverything}>
          {everything === 'coming' ? words.choosing : words.everything}
        </Button>
      )}
      {children}
      <IconButton size="sm" label={words.unchoose} icon={<X aria-hidden />} onClick={unchoose} />
    </section>
  );
}
