'use client';

import { Combobox as Base } from '@base-ui/react/combobox';
import { X } from 'lucide-react';
import { type KeyboardEvent, useContext, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { ChipFace } from './chip-face';
import { ChoiceList } from './choice-list';
import { useLeaving } from './closing';
import type { Choice, ComboboxProps, Early } from './combobox';
import { FieldContext, useControl } from './form-context';
import { useChoices } from './use-choices';
import { fill, usePartWords } from './words';

/** The field itself: chips of what is chosen, the text, the list under it. Loaded by `Combobox`. */
export default function ComboboxField({ early, ...props }: ComboboxProps & { early?: Early | undefined }) {
  const { name, chosen: chosenAtFirst = [], single = false, placeholder, externalWord, onChange } = props;
  const words = usePartWords();
  const { name: _, ...control } = useControl({});
  const labelId = useContext(FieldContext)?.labelId;
  const leave = useLeaving();
  const [chosen, setChosen] = useState<readonly Choice[]>(chosenAtFirst);
  const [isOpen, setIsOpen] = useState(false);
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const { choices, isSearching } = useChoices(props, text);
  // What is chosen stays known to the list, or it would be dropped when the text no longer fits it.
  const known = [...choices, ...chosen.filter((one) => !choices.some((choice) => choice.id === one.id))];
  const anchor = useRef<HTMLDivElement>(null);

  // Before anything else can be pressed: the focus must not come back from where it went meanwhile.
  useLayoutEffect(() => {
    if (early?.text) {
      setText(early.text);
      setIsOpen(early.hasFocus);
    }
    if (early?.hasFocus) input.current?.focus();
  }, [early]);

  // A dialog that was about to give the focus to what stood in for the field has given it to nobody: two frames later one knows.
  useEffect(() => {
    if (!early) return;
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        const dialog = input.current?.closest('[role=dialog]');
        if (dialog && !dialog.contains(document.activeElement)) input.current?.focus();
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [early]);

  function choose(next: readonly Choice[]) {
    if (next.some((one) => one.reason)) return;
    const kept = single ? next.slice(-1) : next;
    setChosen(kept);
    setText('');
    onChange?.(kept);
    // As typing does: whoever asks before closing a dialog listens for it.
    anchor.current?.dispatchEvent(new Event('input', { bubbles: true }));
  }

  // With the list closed Escape belongs to the dialog around; an Enter that chooses nothing must not send a form half filled in.
  function key(event: KeyboardEvent<HTMLInputElement> & { preventBaseUIHandler: () => void }) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
    else if (event.key === 'Enter' && !(isOpen && event.currentTarget.hasAttribute('aria-activedescendant'))) {
      event.preventDefault();
      if (takeFirst()) event.preventBaseUIHandler();
    } else if (event.key === 'Escape' && !isOpen) leave?.();
  }

  // The list marks its first only for what is typed while it is there; what was typed before counts as much, and what stands first before
  // the answer has come fits it already.
  function takeFirst(): boolean {
    const [first] = choices;
    if (!isOpen || text.trim() === '' || !first || chosen.some((one) => one.id === first.id)) return false;
    choose([...chosen, first]);
    // As the list does once it has chosen by what was typed: open, it hides the rest of the page from who cannot see.
    setIsOpen(false);
    return true;
  }

  return (
    <Base.Root
      multiple
      name={name}
      items={known}
      filteredItems={choices}
      value={chosen as Choice[]}
      onValueChange={(next, { reason }) => reason !== 'escape-key' && choose(next)}
      inputValue={text}
      onInputValueChange={setText}
      open={isOpen}
      onOpenChange={setIsOpen}
      itemToStringLabel={(choice) => choice.label}
      itemToStringValue={(choice) => choice.id}
      isItemEqualToValue={(one, other) => one.id === other.id}
      filter={null}
      autoHighlight
    >
      <Base.InputGroup ref={anchor} className="control flex cursor-text flex-wrap items-center gap-1 px-1.5 py-1">
        <Base.Chips className="flex min-w-0 flex-1 flex-wrap items-center gap-1">
          {chosen.map((one) => (
            <Chip key={one.id} choice={one} remove={fill(words.remove, one.label)} />
          ))}
          <Base.Input
            ref={input}
            {...control}
            // Base UI hides the label from who cannot see while the list is open; named by its id it still counts.
            aria-labelledby={labelId}
            aria-description={chosen.length > 0 ? words.chosenHelp : undefined}
            placeholder={chosen.length === 0 ? placeholder : undefined}
            onKeyDown={key}
            className="h-6.5 min-w-24 flex-1 bg-transparent px-1.5 outline-none pointer-coarse:h-9"
          />
        </Base.Chips>
      </Base.InputGroup>
      <ChoiceList {...{ anchor, isSearching, externalWord }} />
    </Base.Root>
  );
}

function Chip({ choice, remove }: { choice: Choice; remove: string }) {
  return (
    <Base.Chip
      aria-label={choice.label}
      className="flex h-6.5 max-w-full items-center gap-1.5 rounded-md bg-sunken pr-0.5 pl-1 text-small data-highlighted:bg-accent-soft focus-visible:-outline-offset-1 pointer-coarse:h-9"
    >
      <ChipFace choice={choice} />
      <Base.ChipRemove
        aria-label={remove}
        className="flex size-6 shrink-0 items-center justify-center rounded-sm text-muted hover:bg-press hover:text-ink pointer-coarse:size-9"
      >
        <X aria-hidden className="size-3.5" />
      </Base.ChipRemove>
    </Base.Chip>
  );
}
