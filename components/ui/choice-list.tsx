'use client';

import { Combobox as Base } from '@base-ui/react/combobox';
import { Check } from 'lucide-react';
import type { RefObject } from 'react';
import { Avatar } from './avatar';
import { cx } from './classes';
import type { Choice } from './combobox';
import { ExternalMark } from './external-mark';
import { usePartWords } from './words';

/** What can be chosen, under the field of a combobox. */
export function ChoiceList({
  anchor,
  isSearching,
  externalWord,
}: {
  anchor: RefObject<HTMLElement | null>;
  isSearching: boolean;
  externalWord: string | undefined;
}) {
  const words = usePartWords();
  return (
    <Base.Portal>
      <Base.Positioner anchor={anchor} sideOffset={4} collisionPadding={8} className="z-60 outline-none">
        <Base.Popup
          aria-busy={isSearching || undefined}
          className="popup w-(--anchor-width) min-w-60 max-w-(--available-width)"
        >
          <Base.Status className="sr-only">{isSearching && words.loading}</Base.Status>
          <Base.Empty className="px-3 py-2.5 text-muted text-sm empty:hidden">
            {isSearching ? words.loading : words.noResults}
          </Base.Empty>
          <Base.List className="max-h-[min(20rem,var(--available-height))] overflow-y-auto overscroll-contain p-1 empty:hidden">
            {(choice: Choice) => <Item key={choice.id} choice={choice} externalWord={externalWord} />}
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}

/** One of them. A closed one is not taken out of the keyboard's way: it says why it is closed. */
function Item({ choice, externalWord }: { choice: Choice; externalWord: string | undefined }) {
  return (
    <Base.Item
      value={choice}
      aria-disabled={choice.reason ? true : undefined}
      className="flex min-h-9 cursor-default select-none items-center gap-2.5 rounded-md px-2 py-1.5 text-sm outline-none data-highlighted:bg-highlight pointer-coarse:min-h-11"
    >
      <Avatar name={choice.label} kind={choice.kind} size="md" className={cx(choice.reason && 'opacity-50')} />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-x-2">
          <span className={cx('min-w-0', choice.reason ? 'text-muted' : 'font-medium')}>{choice.label}</span>
          {choice.isExternal && externalWord ? (
            <ExternalMark word={externalWord} environment={choice.environment} />
          ) : (
            choice.environment && <span className="text-muted text-small">{choice.environment}</span>
          )}
        </span>
        {choice.detail && <span className="block text-muted text-small">{choice.detail}</span>}
        {choice.reason && <span className="block text-attention-ink text-small">{choice.reason}</span>}
      </span>
      <Base.ItemIndicator>
        <Check aria-hidden className="size-4 text-accent-ink" />
      </Base.ItemIndicator>
    </Base.Item>
  );
}
