import { type SQL, sql } from 'drizzle-orm';
import { customType, timestamp, uuid } from 'drizzle-orm/pg-core';

/** A column that stores a word of `words` as its place in the list, counted from one (smallint: leakproof, so an index serves it under the wall). */
export function coded<const W extends readonly string[]>(words: W) {
  return customType<{ data: W[number]; driverData: number }>({
    dataType: () => 'smallint',
    toDriver: (word) => code(words, word),
    fromDriver: (stored) => words[stored - 1] as W[number],
  })();
}

/** The stored number of a word; refuses a word that is not in the list. */
export function code<const W extends readonly string[]>(words: W, word: W[number]): number {
  const place = words.indexOf(word);
  if (place < 0) throw new Error(`Not a word of this list: ${word}`);
  return place + 1;
}

/** The same, written into the text of a query rather than sent along: plans are made once, and none meets a partial index by a parameter. */
export const literal = <const W extends readonly string[]>(words: W, word: W[number]): SQL =>
  sql`${code(words, word)}`.inlineParams();

/** A moment with milliseconds: what a JavaScript Date can carry, so that a keyset cursor skips no row. */
export const moment = () => timestamp({ withTimezone: true, precision: 3, mode: 'date' });

export const reference = () => uuid();

export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });
