'use client';

import { type Choice, Combobox } from '../ui/combobox';
import { useSearch } from '../ui/use-search';

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
  const search = useSearch(address);
  return <Combobox name={name} options={options} search={search} chosen={chosen} single={single} />;
}
