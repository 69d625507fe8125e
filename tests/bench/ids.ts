import { sql } from 'drizzle-orm';

// The ids of the bench world tell kind and number: 1 user, 2 organisation, 3 group, 4 document, 5 environment, 6 partnership.

export const benchId = (kind: number, number: number): string =>
  `00000000-000${kind}-7000-8000-${number.toString(16).padStart(12, '0')}`;

/** The id of the number that a query computes. */
export const idAt = (kind: number, number: string) =>
  sql.raw(`('00000000-000${kind}-7000-8000-' || lpad(to_hex((${number})::int), 12, '0'))::uuid`);

/** The id of the row `i` of a series. */
export const idOf = (kind: number) => idAt(kind, 'i');
