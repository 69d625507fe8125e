'use client';

import { useCallback } from 'react';
import { type Choice, Combobox } from '../ui/combobox';

/** Finds people by name: asks `address` with `?search=` while one types, and posts the ids of who was chosen under `name`. */
export function MemberFinder({
  name,
  address,
  options,
}: {
  name: string;
  address: string;
  options: readonly Choice[];
}) {
  const search = useCallback(
    async (text: string): Promise<readonly Choice[]> => {
      const answer = await fetch(`${address}?${new URLSearchParams({ search: text })}`);
      return answer.ok ? answer.json() : [];
    },
    [address],
  );
  return <Combobox name={name} options={options} search={search} />;
}
