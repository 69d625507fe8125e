'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { PrincipalKind } from '@/db/vocabulary';
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

/** Whether somebody stood in the field before it was there. */
export type Early = { hasFocus: boolean };

type Field = typeof import('./combobox-field').default;

/**
 * Chooses people, groups and organisations by typing; stands in a `Field`, whose name may differ from the posted one.
 * Enter adds, Backspace takes the last away, Ctrl Enter sends the form. Loaded when somebody comes to it, so that a page
 * that shows it is there no later for it; at once where something is chosen already.
 */
export function Combobox(props: ComboboxProps) {
  const [Field, setField] = useState<Field | null>(null);
  const early = useRef<Early>({ hasFocus: false });
  const hasChosen = (props.chosen ?? []).length > 0;
  // Where it could not be loaded it is tried again with the next focus.
  const load = useCallback(() => {
    import('./combobox-field').then((loaded) => setField(() => loaded.default)).catch(() => {});
  }, []);
  useEffect(() => {
    if (hasChosen) load();
  }, [hasChosen, load]);

  if (Field) return <Field {...props} early={early.current} />;
  return (
    <>
      {props.chosen?.map(({ id }) => (
        <input key={id} type="hidden" name={props.name} value={id} />
      ))}
      <Waiting early={early.current} load={load} placeholder={hasChosen ? undefined : props.placeholder} />
    </>
  );
}

/** Stands in until the field is loaded: a dialog that opens meanwhile gives it the focus, and what is typed is kept. */
function Waiting({ early, load, placeholder }: { early: Early; load: () => void; placeholder: string | undefined }) {
  const { name: _, ...control } = useControl({});
  return (
    <input
      {...control}
      role="combobox"
      aria-expanded={false}
      autoComplete="off"
      placeholder={placeholder}
      onPointerEnter={load}
      onFocus={() => {
        early.hasFocus = true;
        load();
      }}
      onBlur={() => {
        early.hasFocus = false;
      }}
      className="control px-3"
    />
  );
}
