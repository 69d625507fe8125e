'use client';

import { lazy, Suspense, useRef } from 'react';
import type { PrincipalKind } from '@/db/vocabulary';
import { useControl } from './form-context';

const ComboboxField = lazy(() => import('./combobox-field'));

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

/**
 * Chooses people, groups and organisations by typing; stands in a `Field`, whose name may differ from the posted one.
 * Enter adds, Backspace takes the last away, Ctrl Enter sends the form. Loaded when it is shown.
 */
export function Combobox(props: ComboboxProps) {
  const early = useRef<Early>({ hasFocus: false });
  return (
    <Suspense fallback={<Waiting early={early.current} />}>
      <ComboboxField {...props} early={early.current} />
    </Suspense>
  );
}

/** Stands in until the field is loaded: a dialog that opens meanwhile gives it the focus, and what is typed is kept. */
function Waiting({ early }: { early: Early }) {
  const { name: _, ...control } = useControl({});
  return (
    <input
      {...control}
      autoComplete="off"
      onFocus={() => {
        early.hasFocus = true;
      }}
      onBlur={() => {
        early.hasFocus = false;
      }}
      className="control px-3"
    />
  );
}
