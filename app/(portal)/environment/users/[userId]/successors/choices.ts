import type { Choice } from '@/components/ui/combobox';
import type { Successor } from '@/lib/tasks/handing-over/queries';

/** Successors as a combobox offers them. */
export const choicesOf = (people: readonly Successor[]): Choice[] =>
  people.map(({ id, name, email }) => ({ id, label: name, kind: 'user', ...(email && { detail: email }) }));
