'use client';

import { useEffect, useState } from 'react';
import type { Choice, ComboboxProps } from './combobox';

const pause = 150;

/**
 * What fits the text: from `search` after a pause in typing, else from the options at hand. Until the answer comes what is
 * known already and fits stays; nothing that does not fit, or a quick Enter would choose somebody else.
 */
export function useChoices({ options, search }: Pick<ComboboxProps, 'options' | 'search'>, text: string) {
  const wanted = text.trim().toLocaleLowerCase();
  const [found, setFound] = useState<{ for: string; choices: readonly Choice[] }>({ for: '', choices: options });
  const isSearching = Boolean(search) && wanted !== '' && found.for !== wanted;

  useEffect(() => {
    if (!search || wanted === '') return;
    let isStale = false;
    const timer = setTimeout(async () => {
      const choices = await search(wanted).catch(() => []);
      if (!isStale) setFound({ for: wanted, choices });
    }, pause);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [search, wanted]);

  if (wanted === '') return { choices: options, isSearching: false };
  if (search && !isSearching) return { choices: found.choices, isSearching };
  if (search) return { choices: known(found.choices, options).filter((one) => fits(one, wanted)), isSearching };
  return { choices: options.filter((option) => fits(option, wanted)), isSearching: false };
}

const known = (found: readonly Choice[], options: readonly Choice[]) => [
  ...found,
  ...options.filter((option) => !found.some((one) => one.id === option.id)),
];

/** Whether each word of the text occurs in the choice's name, environment or detail. */
function fits(choice: Choice, wanted: string): boolean {
  const said = [choice.label, choice.environment, choice.detail].join(' ').toLocaleLowerCase();
  return wanted.split(/\s+/).every((word) => said.includes(word));
}
