'use client';

import { createContext, useContext } from 'react';

const Closing = createContext<(() => void) | null>(null);

export const ClosingProvider = Closing.Provider;

/** Closes the dialog around the caller; null outside of one. */
export function useClosing(): (() => void) | null {
  return useContext(Closing);
}
