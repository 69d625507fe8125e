'use client';

import { X } from 'lucide-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { Avatar } from './avatar';
import { ChipFace } from './chip-face';
import { cx } from './classes';
import type { Choice, ComboboxProps } from './combobox';
import { useControl } from './form-context';
import { useChoices } from './use-choices';
import { fill, usePartWords } from './words';

/**
 * Finds one thing by typing: a light combobox for a page that shows it at once (the one for several, `Combobox`, is loaded
 * when it is needed). Stands in a `Field`; posts the id under `name`. Enter chooses, Backspace takes the choice away.
 */
export function Finder({
  name,
  options,
  search,
  chosen: chosenAtFirst,
  placeholder,
  onChange,
}: Pick<ComboboxProps, 'name' | 'options' | 'search' | 'placeholder'> & {
  chosen?: Choice | undefined;
  onChange?: ((chosen: Choice | null) => void) | undefined;
}) {
  const words = usePartWords();
  const { name: _, ...control } = useControl({});
  const list = useId();
  const [chosen, setChosen] = useState<Choice | null>(chosenAtFirst ?? null);
  const [text, setText] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const [place, setPlace] = useState(0);
  const { choices, isSearching } = useChoices({ options, search }, text);
  const isShown = isOpen && (text.trim() !== '' || choices.length > 0);
  const active = isShown ? choices[Math.min(place, choices.length - 1)] : undefined;

  function choose(choice: Choice | null) {
    setChosen(choice);
    setText('');
    setIsOpen(false);
    onChange?.(choice);
  }

  function move(step: number) {
    setIsOpen(true);
    if (isShown && choices.length > 0) setPlace((now) => (now + step + choices.length) % choices.length);
  }

  // With the list closed Escape belongs to whatever is around, and Enter must not send a form half filled in.
  function key(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (active) choose(active);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Escape' && isOpen) {
      event.stopPropagation();
      setIsOpen(false);
    } else if (event.key === 'Backspace' && text === '' && chosen) choose(null);
  }

  return (
    <div className="relative">
      {chosen && <input type="hidden" name={name} value={chosen.id} />}
      <div className="control flex flex-wrap items-center gap-1 px-1.5 py-1">
        {chosen && <Chosen choice={chosen} remove={fill(words.remove, chosen.label)} onRemove={() => choose(null)} />}
        <input
          {...control}
          role="combobox"
          aria-expanded={isShown}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={active && `${list}-${active.id}`}
          aria-description={chosen?.label}
          autoComplete="off"
          value={text}
          placeholder={chosen ? undefined : placeholder}
          onChange={(event) => {
            setText(event.target.value);
            setPlace(0);
            setIsOpen(true);
          }}
          onClick={() => setIsOpen(true)}
          onBlur={() => setIsOpen(false)}
          onKeyDown={key}
          className="h-6.5 min-w-24 flex-1 bg-transparent px-1.5 outline-none pointer-coarse:h-9"
        />
      </div>
      <div className={cx('popup absolute inset-x-0 top-full z-30 mt-1', !isShown && 'hidden')}>
        <p role="status" className="px-3 py-2.5 text-muted text-sm empty:hidden">
          {isShown && choices.length === 0 && (isSearching ? words.loading : words.noResults)}
        </p>
        <div id={list} role="listbox" aria-label={placeholder} className="max-h-80 overflow-y-auto p-1 empty:hidden">
          {choices.map((choice, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field's keys choose.
            // biome-ignore lint/a11y/useFocusableInteractive: the same.
            <div
              key={choice.id}
              id={`${list}-${choice.id}`}
              role="option"
              aria-selected={choice === active}
              onPointerDown={(event) => event.preventDefault()}
              onPointerEnter={() => setPlace(at)}
              onClick={() => choose(choice)}
              className="flex min-h-9 cursor-default select-none items-center gap-2.5 rounded-md px-2 py-1.5 text-sm aria-selected:bg-highlight pointer-coarse:min-h-11"
            >
              <Avatar name={choice.label} kind={choice.kind} size="md" />
              <span className="min-w-0">
                <span className="block font-medium">{choice.label}</span>
                {choice.detail && <span className="block text-muted text-small">{choice.detail}</span>}
              </span>
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

function Chosen({ choice, remove, onRemove }: { choice: Choice; remove: string; onRemove: () => void }) {
  return (
    <span
      data-chosen={choice.label}
      className="flex h-6.5 max-w-full items-center gap-1.5 rounded-md bg-sunken pr-0.5 pl-1 text-small pointer-coarse:h-9"
    >
      <ChipFace choice={choice} />
      <button
        type="button"
        aria-label={remove}
        onClick={onRemove}
        className="flex size-6 shrink-0 items-center justify-center rounded-sm text-muted hover:bg-press hover:text-ink pointer-coarse:size-9"
      >
        <X aria-hidden className="size-3.5" />
      </button>
    </span>
  );
}
