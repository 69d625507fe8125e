import { z } from 'zod';

// Shapes shared by the forms. A message is a key of `messages/` under `fields`. Text is NFC, without control characters,
// lone surrogates or characters that turn the direction of writing (D-30).

const unprintable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;
const unprintableInParagraph = /[\p{Cs}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|(?![\n\t])\p{Cc}/u;

const text = (max: number, forbidden: RegExp) =>
  z
    .string({ error: 'required' })
    .transform((raw) => raw.normalize('NFC').replaceAll('\r\n', '\n').trim())
    .refine((clean) => !forbidden.test(clean), 'unprintable')
    .refine((clean) => [...clean].length <= max, 'too_long');

/** One line of text of 1 to `max` characters. */
export const line = (max = 100) => text(max, unprintable).refine((clean) => clean.length > 0, 'required');

/** One line that may be left empty. */
export const optionalLine = (max = 100) => text(max, unprintable).prefault('');

/** Several lines of 1 to `max` characters. */
export const paragraph = (max = 4000) =>
  text(max, unprintableInParagraph).refine((clean) => clean.length > 0, 'required');

export const optionalParagraph = (max = 4000) => text(max, unprintableInParagraph).prefault('');

const notSearched = new RegExp(unprintable.source, 'gu');

/** A part of a name or a number as it stands in an address: nothing where nothing was typed, and never an error. */
export const searchText = (max = 100) =>
  z
    .string()
    .transform((raw) => [...raw.normalize('NFC').replace(notSearched, ' ').trim()].slice(0, max).join('').trim())
    .catch('');

/** A day, YYYY-MM-DD, that a calendar and the database both have. */
export const day = () => z.iso.date().regex(/^(19|2\d)\d\d-/);

/** The moment that a cursor in an address carries in milliseconds; null for one that the database has no date for. */
export const momentOf = (milliseconds: string | undefined): Date | null =>
  /^\d{1,13}$/.test(milliseconds ?? '') ? new Date(Number(milliseconds)) : null;

/** The place after the last row of a page, in a list by moment and id. */
export type Cursor = { at: Date; id: string };

/** Such a place as it stands in an address; what cannot be used is left out. */
export const cursor = () =>
  z
    .string()
    .transform((written): Cursor | undefined => {
      const [, time, last] = /^(\d{1,13})-([0-9a-f-]{36})$/.exec(written) ?? [];
      const at = momentOf(time);
      return at && id().safeParse(last).success ? { at, id: last! } : undefined;
    })
    .optional()
    .catch(undefined);

export const writtenCursor = ({ at, id: last }: Cursor) => `${at.getTime()}-${last}`;

/** An e-mail address, normalised: compatibility forms folded, lower case, exactly one ordinary "@", no header characters, none that nobody sees (T-27). */
export const emailAddress = () =>
  z
    .string({ error: 'required' })
    .max(320, 'too_long')
    .transform((raw) => raw.trim().normalize('NFKC').toLowerCase())
    .refine(
      (address) =>
        /^[^\s@,;:<>"'()[\]\\\p{Cc}\p{Cf}\p{Cs}]{1,64}@([\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}$/u.test(
          address,
        ),
      'email',
    )
    .refine((address) => address.length <= 254, 'email');

export const id = () => z.uuid('invalid');

/** Whether a part of an address can be an id at all; what cannot is simply not there. */
export const isId = (text: string) => id().safeParse(text).success;

/** What the browser calls something it may have to send again: 128 random bits, in hexadecimal digits. */
export const browserKey = () => z.string().regex(/^[0-9a-f]{32}$/);

/** One or more ids; what a list of checkboxes or chosen people posts. */
export const ids = (max = 200) => z.array(z.uuid('invalid'), { error: 'choose_one' }).min(1).max(max, 'too_many');

/** A checkbox: present is yes. */
export const checkbox = () =>
  z
    .enum(['on', 'off'])
    .prefault('off')
    .transform((value) => value === 'on');

/** The version the reader saw when the form was drawn (D-17). */
export const seenVersion = () => z.coerce.number().int().positive().max(2_147_483_647);
