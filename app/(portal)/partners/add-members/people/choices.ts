import type { Choice } from '@/components/ui/combobox';
import type { PersonChoice } from '@/lib/partnerships/access/queries';

/** Colleagues as a combobox offers them. */
export const choicesOf = (people: PersonChoice[]): Choice[] =>
  people.map(({ id, name, email }) => ({ id, label: name, kind: 'user', ...(email && { detail: email }) }));
