import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** The text as `like` and `ilike` take it literally: a percent sign is a percent sign. */
const literally = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/** The pattern of what holds the text somewhere. */
export const holding = (text: string): string => `%${literally(text)}%`;

/** The pattern of what begins with the text. */
export const beginningWith = (text: string): string => `${literally(text)}%`;

/**
 * Whether the text narrows a search down where there is no list to browse: three letters or digits in one word at least, since three
 * words of a letter each would bring nearly everybody (C-22, C-42).
 */
export const isNarrow = (text: string): boolean =>
  text.split(/\s+/).some((word) => (word.match(/[\p{L}\p{N}]/gu) ?? []).length >= 3);

/** How many words of a search are looked for. */
const mostWords = 8;

/** That every word of a search is found: `has` says it of one, by the pattern of what holds it in small letters. Always true of no words. */
export const hasWords = (search: string, has: (pattern: string) => SQL): SQL => {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean).slice(0, mostWords);
  return sql.join([sql`true`, ...words.map((word) => has(holding(word)))], sql` and `);
};

/** The same of a name. */
export const nameHas = (name: SQLWrapper, search: string): SQL =>
  hasWords(search, (pattern) => sql`lower(${name}) like ${pattern}`);
