'use client';

import { type RefObject, useEffect, useState } from 'react';
import { boxesIn, type ChosenDocument, chosenIn } from './chosen';

type Everything = { documents: ChosenDocument[]; isMore: boolean };

/**
 * What is chosen of a list: rows of this page by their boxes or, where there are other pages, everything that the list asks for, of
 * which `everything` is the address. `rows` tells when other rows have come.
 */
export function useChosen(desk: RefObject<HTMLElement | null>, rows: unknown, everything: string | undefined) {
  const [here, setHere] = useState<ChosenDocument[]>([]);
  const [isWholePage, setIsWholePage] = useState(false);
  const [all, setAll] = useState<Everything | 'coming' | 'failed' | null>(null);

  function read() {
    const chosen = chosenIn(desk.current);
    setHere(chosen);
    setIsWholePage(chosen.length > 0 && chosen.length === boxesIn(desk.current).length);
    setAll(null);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows have come, some chosen ones may be gone.
  useEffect(read, [rows]);

  async function chooseEverything() {
    if (!everything) return;
    setAll('coming');
    const response = await fetch(everything).catch(() => null);
    const found = response?.ok ? ((await response.json()) as Everything) : 'failed';
    // What was chosen otherwise meanwhile counts.
    setAll((before) => (before === 'coming' ? found : before));
  }

  function unchoose() {
    for (const one of boxesIn(desk.current)) one.checked = false;
    read();
  }

  const found = all !== null && typeof all === 'object' ? all : null;
  return {
    chosen: found?.documents ?? here,
    /** How far choosing everything is; null where it is not offered. */
    everything:
      everything && isWholePage
        ? found
          ? ('chosen' as const)
          : ((all as 'coming' | 'failed' | null) ?? 'offered')
        : null,
    isMore: found?.isMore ?? false,
    read,
    unchoose,
    chooseEverything,
  };
}
