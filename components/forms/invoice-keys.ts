'use client';

import { useEffect, useRef } from 'react';
import { fieldId } from '../ui/form-context';

/** Ctrl S saves, wherever the focus is. */
export function useSavingByKey(save: () => void) {
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, []);
}

/** A problem on the summary leads to its field; a new invoice begins with its recipient, where no keyboard on the screen comes up by it. */
export function useFirstFocus(id: string, asked: string | null, isNew: boolean) {
  const first = useRef(asked ?? (isNew ? 'recipientId' : null));
  useEffect(() => {
    const name = first.current;
    if (!name || (!asked && !window.matchMedia('(pointer: fine)').matches)) return;
    // Whoever types already, before the script was there, goes on where they are.
    if (document.activeElement?.matches('input, select, textarea')) return;
    const field = document.getElementById(fieldId(id, name));
    const folded = field?.closest('details');
    if (folded) folded.open = true;
    field?.focus({ preventScroll: !asked });
    if (asked) field?.scrollIntoView({ block: 'center' });
  }, [id, asked]);
}
