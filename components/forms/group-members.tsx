'use client';

import { type Choice, Combobox } from '../ui/combobox';
import { useSearch } from '../ui/use-search';

/** Somebody who may be put in a group, and of which environment. */
export type GroupChoice = Choice & { environmentId: string };

/** The people of a group, found by name: own ones, and partners' from three letters on. Stands in a `Field`. */
export function GroupMembers({
  address,
  options,
  chosen,
  externalWord,
  onChange,
}: {
  address: string;
  options: readonly GroupChoice[];
  chosen?: readonly GroupChoice[];
  externalWord: string;
  onChange?: (chosen: readonly GroupChoice[]) => void;
}) {
  const search = useSearch<GroupChoice>(address);
  return (
    <Combobox
      name="userIds[]"
      options={options}
      chosen={chosen}
      search={search}
      externalWord={externalWord}
      {...(onChange && { onChange: (chosen: readonly Choice[]) => onChange(chosen as readonly GroupChoice[]) })}
    />
  );
}
