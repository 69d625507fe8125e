/** What the value of a field is compared as. */
export type FieldKind = 'text' | 'number' | 'date';

/** How a field is compared; which of these fit depends on what the field is. */
export const operators = [
  'present',
  'absent',
  'equals',
  'differs',
  'starts_with',
  'matches',
  'more_than',
  'at_least',
  'less_than',
  'at_most',
] as const;
export type Operator = (typeof operators)[number];

const ofEvery: readonly Operator[] = ['present', 'absent', 'equals', 'differs'];
const ofText: readonly Operator[] = [...ofEvery, 'starts_with', 'matches'];
const ofOrder: readonly Operator[] = [...ofEvery, 'more_than', 'at_least', 'less_than', 'at_most'];
/** How a field can be compared, by what it is. */
export const operatorsOf: Record<FieldKind, readonly Operator[]> = { text: ofText, number: ofOrder, date: ofOrder };

/** Whether the comparison needs no value beside the field. */
export const standsAlone = (operator: Operator) => operator === 'present' || operator === 'absent';

/** Whether a value can be compared with what the field is. */
export function isComparable(kind: FieldKind, value: string): boolean {
  if (kind === 'number') return /^-?\d{1,15}(\.\d{1,6})?$/.test(value);
  return kind === 'date' ? /^\d{4}-\d{2}-\d{2}$/.test(value) : value !== '';
}
