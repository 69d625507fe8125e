import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';

/** What the bench world counts, each kind for itself from one. */
export const kinds = { user: 1, organisation: 2, group: 3, document: 4, environment: 5, partnership: 6, share: 7 };
export type Kind = keyof typeof kinds;

// Ids are UUID v7, as the product makes them: a moment, then bits that look random. Here both follow from kind and number, so that the
// world is the same whenever it is built, and whoever knows the number of a thing knows its id.
const begin = Date.parse('2022-11-01T00:00:00Z');
const milliseconds = 20_000;

export function benchId(kind: Kind, number: number): string {
  const hash = createHash('md5').update(`${kinds[kind]}/${number}`).digest('hex');
  return uuid((begin + number * milliseconds).toString(16).padStart(12, '0'), hash);
}

/** The id of the number that a query computes. */
export const idAt = (kind: Kind, number: string) =>
  idWithin(kind, number, `${begin}::bigint + (${number})::bigint * ${milliseconds}`);

/** The id of something whose moment, in milliseconds, the query computes too. */
export const idWithin = (kind: Kind, number: string, moment: string) =>
  sql.raw(`(select (lpad(to_hex(${moment}), 12, '0') || '7' || substr(h, 1, 3) || '8' || substr(h, 4, 15))::uuid
    from md5('${kinds[kind]}/' || (${number})::bigint) h)`);

const uuid = (time: string, hash: string) =>
  `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-8${hash.slice(3, 6)}-${hash.slice(6, 18)}`;

/**
 * A number from 0 up to 1 that looks random, for the row with this number and the choice that is made: it follows from the two alone,
 * never from the plan or the session, so that every world of one size is the same.
 */
export const chance = (number: string, choice: number) => sql.raw(chanceText(number, choice));

export const chanceText = (number: string, choice: number) =>
  `((hashint8extended((${number})::bigint, ${choice}) & 9007199254740991)::float8 / 9007199254740992)`;
