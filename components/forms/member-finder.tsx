'use client';

import { useCallback } from 'react';
import { type Choice, Combobox } from '../ui/combobox';

/** Finds people, or what else `address` knows, by name: asks it with `?search=` while one types, and posts the ids of what was chosen under `name`. */
export function MemberFinder({
  name,
  address,
  options,
  chosen,
  single,
}: {
  name: string;
  address: string;
  options: readonly Choice[];
  /** Chosen at first. */
  chosen?: readonly Choice[] | undefined;
  /** Only one may be chosen. */
  single?: boolean | undefined;
}) {
  const search = useCallback(
    async (text: string): Promise<readonly Choice[]> => {
      const asked = new URLSearchParams({ search: text });
      const answer = await fetch(`${address}${address.includes('?') ? '&' : '?'}${asked}`);
      return answer.ok ? answer.json() : [];
    },
    [address],
  );
  return <Combobox name={name} options={options} search={search} chosen={chosen} single={single} />;
}
