'use client';

import { useCallback } from 'react';
import type { Choice } from './combobox';

/** Asks an address of the portal, by `?search=`, for what fits the text; nothing where it does not answer. Stays the same from one drawing to the next. */
export function useSearch<Found extends Choice = Choice>(address: string): (text: string) => Promise<readonly Found[]> {
  return useCallback(
    async (text) => {
      const asked = new URLSearchParams({ search: text });
      const answer = await fetch(`${address}${address.includes('?') ? '&' : '?'}${asked}`);
      return answer.ok ? answer.json() : [];
    },
    [address],
  );
}
