'use client';

import { Search } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { Kbd } from '../ui/kbd';

const load = () => import('./palette-popup');
const PalettePopup = lazy(load);

export type Command = {
  label: string;
  href: string;
  icon?: ReactNode;
  /** Beside the label: whose it is, what kind. */
  detail?: string | undefined;
  /** Further words by which it is found. */
  keywords?: string[] | undefined;
  /** The keys that do the same: "g d". */
  keys?: string | undefined;
};

export type CommandGroup = { label: string; commands: readonly Command[] };

export type PaletteProps = {
  /** Name of the search: on the button, in the field, of the dialog. */
  label: string;
  placeholder: string;
  /** What is always there: places, things to create. */
  groups: readonly CommandGroup[];
  /** Asks for what fits the text: documents, partners, people. */
  search?: ((text: string) => Promise<readonly CommandGroup[]>) | undefined;
};

/** The search of the top bar: a button, and Ctrl (or Cmd) K from anywhere. The palette itself is loaded with the first press. */
export function Palette(props: PaletteProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  const [modifier, setModifier] = useState('Ctrl');
  const opener = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (/Mac|iPhone|iPad/.test(navigator.platform)) setModifier('⌘');
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      setWasOpened(true);
      setIsOpen((before) => !before);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);

  return (
    <>
      <button
        ref={opener}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPointerEnter={load}
        onFocus={load}
        onClick={() => {
          setWasOpened(true);
          setIsOpen(true);
        }}
        className="finger flex h-8 w-full max-w-80 items-center gap-2 rounded-lg border border-line-strong bg-surface pr-1.5 pl-2.5 text-muted text-small transition-colors duration-100 hover:border-edge hover:text-ink max-sm:w-auto"
      >
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="flex-1 truncate text-left">{props.label}</span>
        <span aria-hidden className="hidden sm:inline-flex">
          <Kbd keys={`${modifier} K`} />
        </span>
      </button>
      {wasOpened && (
        <Suspense fallback={null}>
          <PalettePopup {...props} isOpen={isOpen} onClose={() => setIsOpen(false)} opener={opener} />
        </Suspense>
      )}
    </>
  );
}
