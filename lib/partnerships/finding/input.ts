import { z } from 'zod';
import { isNarrow } from '@/db/like';
import { id, searchText } from '@/lib/policy/shapes';

/** What Find partners is asked, as it stands in the address: a text, or the organisation that was selected. */
export const findAddress = z.object({ search: searchText(), organisation: id().optional().catch(undefined) });

export type Question = { name: string | null; number: string | null };

/** What a typed text asks for: a name with a word of three letters or more, an exact number; nothing when it is too short for either (C-22). */
export function questionOf(search: string): Question | null {
  const name = isNarrow(search) ? search : null;
  const digits = search.replace(/[\s.\-/]/g, '').toUpperCase();
  const number = /^(?=.*\d)[A-Z0-9]{6,20}$/.test(digits) ? digits : null;
  return name === null && number === null ? null : { name, number };
}
