import type { Id } from './facts';

// The few words in which the rules are written: sets of people, and what is made of two of them.

export type People = ReadonlySet<Id>;
export const nobody: People = new Set();

/** { of(x) | x ∈ all, where(x) } */
export const those = <T>(all: readonly T[], where: (one: T) => boolean, of: (one: T) => Id): People =>
  new Set(all.filter(where).map(of));

export const either = (...sets: People[]): People => new Set(sets.flatMap((set) => [...set]));
export const both = (first: People, ...others: People[]): People =>
  new Set([...first].filter((one) => others.every((other) => other.has(one))));
export const except = (all: People, others: People): People => new Set([...all].filter((one) => !others.has(one)));
/** All of them where the sentence is true, else nobody. */
export const where = (sentence: boolean, all: People): People => (sentence ? all : nobody);

/** The one with this id; a question about what is not there is a fault of whoever asks. */
export function the<T extends { id: Id }>(all: readonly T[], id: Id): T {
  const found = all.find((one) => one.id === id);
  if (!found) throw new Error(`There is no ${id}.`);
  return found;
}
