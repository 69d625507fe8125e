'use client';

import { createContext, useContext } from 'react';

type DialogState = {
  /** Closes at once. */
  close: () => void;
  /** Closes as Escape does: asks first where something was typed. */
  leave: () => void;
};

const Closing = createContext<DialogState | null>(null);

export const ClosingProvider = Closing.Provider;

/** Closes the dialog around the caller; null outside of one. */
export function useClosing(): (() => void) | null {
  return useContext(Closing)?.close ?? null;
}

/** Leaves the dialog around the caller, for parts that keep Escape to themselves; null outside of one. */
export function useLeaving(): (() => void) | null {
  return useContext(Closing)?.leave ?? null;
}
