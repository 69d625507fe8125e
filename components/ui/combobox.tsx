'use client';

import { useCallback, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { PrincipalKind } from '@/db/vocabulary';
import { ChipFace } from './chip-face';
import { useControl } from './form-context';

export type Choice = {
  id: string;
  label: string;
  kind?: PrincipalKind | undefined;
  /** Whose it is; shown beside the name. */
  environment?: string | undefined;
  /** Outside one's own environment: carries the mark. */
  isExternal?: boolean | undefined;
  /** A line under the name: how many people, an address. */
  detail?: string | undefined;
  /** Cannot be chosen, and why. */
  reason?: string | undefined;
};

export type ComboboxProps = {
  /** Under which the ids are posted, one hidden field each: `recipients[]`. */
  name: string;
  /** Suggestions before anything is typed; without `search` all there is. */
  options: readonly Choice[];
  /** Asks for what fits the text; answers in at most a list's length. */
  search?: ((text: string) => Promise<readonly Choice[]>) | undefined;
  /** Chosen at first. */
  chosen?: readonly Choice[] | undefined;
  /** Only one may be chosen. */
  single?: boolean | undefined;
  placeholder?: string | undefined;
  /** The word of the external mark. */
  externalWord?: string | undefined;
  onChange?: ((chosen: readonly Choice[]) => void) | undefined;
};

/** What came before the field was there: whether somebody stood in what stands in for it, and what they had typed when it went. */
export type Early = { hasFocus: boolean; text: string };

type Field = typeof import('./combobox-field').default;
let loadedField: Field | null = null;

/**
 * Chooses people, groups and organisations by typing; stands in a `Field`, whose name may differ from the posted one.
 * Enter adds, Backspace takes the last away, Ctrl Enter sends the form. Loaded when it is shown; on a page that came with it from
 * the server when somebody comes to it, so that the page is there no later for it.
 */
export function Combobox(props: ComboboxProps) {
  const [cameWithPage] = useState(useIsHydrating());
  const [Field, setField] = useState<Field | null>(() => (cameWithPage ? null : loadedField));
  const early = useRef<Early>({ hasFocus: false, text: '' });
  // Where it could not be loaded it is tried again with the next focus.
  const load = useCallback(() => {
    import('./combobox-field')
      .then((loaded) => {
        loadedField = loaded.default;
        setField(() => loaded.default);
      })
      .catch(() => undefined);
  }, []);
  useEffect(() => {
    if (!cameWithPage) load();
  }, [cameWithPage, load]);
  if (Field) return <Field {...props} early={early.current} />;
  return <Waiting {...props} early={early.current} load={load} />;
}

/** Whether what is drawn now came from the server. */
const useIsHydrating = () =>
  useSyncExternalStore(
    () => () => {},
    () => false,
    () => true,
  );

/** Stands in until the field is loaded: what is chosen counts, a dialog that opens gives it the focus, and what is typed is kept. */
function Waiting({ name, chosen = [], placeholder, early, load }: ComboboxProps & { early: Early; load: () => void }) {
  const { name: _, ...control } = useControl({});
  const input = useRef<HTMLInputElement>(null);
  // As it is taken away, no sooner: what is typed while the field is drawn counts as well.
  useLayoutEffect(() => {
    const typed = input.current;
    return () => {
      early.text = typed?.value ?? '';
    };
  }, [early]);
  return (
    <div onPointerEnter={load} className="control flex flex-wrap items-center gap-1 px-1.5 py-1">
      {chosen.map((one) => (
        <span
          key={one.id}
          className="flex h-6.5 max-w-full items-center gap-1.5 rounded-md bg-sunken pr-6.5 pl-1 text-small pointer-coarse:h-9"
        >
          <ChipFace choice={one} />
          <input type="hidden" name={name} value={one.id} />
        </span>
      ))}
      <input
        ref={input}
        {...control}
        role="combobox"
        aria-expanded={false}
        autoComplete="off"
        placeholder={chosen.length === 0 ? placeholder : undefined}
        // As in the field itself: an Enter sends nothing that is half filled in.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        onFocus={() => {
          early.hasFocus = true;
          load();
        }}
        onBlur={() => {
          early.hasFocus = false;
        }}
        className="h-6.5 min-w-24 flex-1 bg-transparent px-1.5 outline-none pointer-coarse:h-9"
      />
    </div>
  );
}
