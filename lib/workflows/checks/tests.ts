import Big from 'big.js';
import { type Field, fields, type Values } from './fields';
import { type FieldKind, isComparable, type Operator } from './operators';

/** A question to a field of the document, with a value as it is stored: a decimal string, a day, or text. */
export type Test = { field: Field; operator: Operator; value: string };

/** Whether the document answers the question with yes. Where it says nothing, only "absent" does; where it says several things, all must fit. */
export function holds({ field, operator, value }: Test, values: Values): boolean {
  const said = values[field];
  if (operator === 'absent') return said.length === 0;
  return said.length > 0 && said.every((one) => fits(operator, fields[field], one, value));
}

function fits(operator: Exclude<Operator, 'absent'>, kind: FieldKind, said: string, value: string): boolean {
  switch (operator) {
    case 'present':
      return true;
    case 'starts_with':
      return folded(said).startsWith(folded(value));
    case 'matches':
      return matches(folded(said), folded(value));
    default: {
      const order = compare(kind, said, value);
      return order !== null && ordered[operator](order);
    }
  }
}

const ordered: Record<
  Exclude<Operator, 'present' | 'absent' | 'starts_with' | 'matches'>,
  (order: number) => boolean
> = {
  equals: (order) => order === 0,
  differs: (order) => order !== 0,
  more_than: (order) => order > 0,
  at_least: (order) => order >= 0,
  less_than: (order) => order < 0,
  at_most: (order) => order <= 0,
};

/** Which comes first; null for what cannot be compared as what the field is. */
function compare(kind: FieldKind, said: string, value: string): number | null {
  if (kind === 'text') return folded(said) === folded(value) ? 0 : 1;
  if (!isComparable(kind, said) || !isComparable(kind, value)) return null;
  if (kind === 'number') return new Big(said).cmp(new Big(value));
  return said < value ? -1 : Number(said > value);
}

/** People who fill in a check do not think of capitals. */
const folded = (text: string) => text.normalize('NFKC').toLowerCase().trim();

/**
 * Whether a text fits a pattern in which * stands for any signs and ? for one. Walks back to the last star alone, so that no pattern
 * keeps it busy: at most the product of both lengths.
 */
function matches(text: string, pattern: string): boolean {
  let [at, place, star, mark] = [0, 0, -1, 0];
  while (at < text.length) {
    if (pattern[place] === '*') {
      star = place++;
      mark = at;
    } else if (place < pattern.length && (pattern[place] === '?' || pattern[place] === text[at])) {
      place++;
      at++;
    } else if (star >= 0) {
      place = star + 1;
      at = ++mark;
    } else return false;
  }
  while (pattern[place] === '*') place++;
  return place === pattern.length;
}
