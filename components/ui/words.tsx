'use client';

import { createContext, type ReactNode, useContext } from 'react';

/** The few words the parts say themselves; those with `{name}` have it filled in by the part. */
export type PartWords = {
  /** Heading over a form that was not accepted: "There is a problem". */
  problem: string;
  /** Put before the page's title while there is a problem: "Error". */
  errorPrefix: string;
  /** Headings by the code of a refusal. */
  forbidden: string;
  conflict: string;
  rate_limited: string;
  not_found: string;
  /** The request did not come through: heading, what to do, and the reference number `{name}`. */
  fault: string;
  faultHelp: string;
  faultReference: string;
  /** The same for a whole page that failed, and the way on. */
  pageFaultHelp: string;
  again: string;
  /** The two states of a condition. */
  met: string;
  missing: string;
  /** Behind the label of what need not be filled in. */
  optional: string;
  cancel: string;
  close: string;
  /** Asked when a dialog with something typed into it is about to close, and the two answers. */
  discardQuestion: string;
  discard: string;
  keep: string;
  /** Takes `{name}` out of a choice; what the keyboard does there. */
  remove: string;
  chosenHelp: string;
  loading: string;
  noResults: string;
  /** Name of a button with further things to do. */
  more: string;
  undo: string;
  /** Name of the region in which messages appear. */
  messages: string;
  selectAll: string;
  /** Leads to what stands in the way of an act. */
  look: string;
};

const Words = createContext<PartWords | null>(null);

/** Gives the parts their words; stands once, in the root layout. */
export function PartWordsProvider({ words, children }: { words: PartWords; children: ReactNode }) {
  return <Words value={words}>{children}</Words>;
}

/** The parts' words; refuses to work without the provider, so that no language is left out in silence. */
export function usePartWords(): PartWords {
  const words = useContext(Words);
  if (!words) throw new Error('PartWordsProvider is missing: it belongs into app/layout.tsx');
  return words;
}

/** The text with its `{name}` replaced. */
export function fill(text: string, name: string): string {
  // By a function: a name may hold what would mean something in a text to replace by.
  return text.replace('{name}', () => name);
}
