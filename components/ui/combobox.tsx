'use client';

import { lazy, Suspense } from 'react';
import type { PrincipalKind } from '@/db/vocabulary';

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

/**
 * Chooses people, groups and organisations by typing; stands in a `Field`, whose name may differ from the posted one.
 * Enter adds, Backspace takes the last away, Ctrl Enter sends the form. Loaded when it is shown.
 */
export function Combobox(props: ComboboxProps) {
  return (
    <Suspense fallback={<div className="control" />}>
      <ComboboxField {...props} />
    </Suspense>
  );
}
