import { z } from 'zod';
import { accesses } from '@/db/vocabulary';
import { browserKey, id, ids, optionalParagraph, searchText } from '@/lib/policy/shapes';

const access = () => z.enum(accesses, { error: 'choose_one' });

/**
 * Documents, recipients, and what each recipient gets: `accesses` in their order, or one word for all of them, which may
 * also come as `level`. Answers `accesses` with one for each recipient.
 */
export const shareDocumentsInput = z
  .strictObject({
    documents: ids(100).prefault([]),
    recipients: ids(50).prefault([]),
    level: access().optional(),
    accesses: z.array(access()).max(50, 'too_many').prefault([]),
    message: optionalParagraph(1000),
    /** The same in every post of one press. */
    press: browserKey().optional(),
  })
  .refine(
    ({ recipients, accesses: given, level }) =>
      given.length === recipients.length || (given.length < 2 && (given[0] ?? level)),
    {
      path: ['level'],
      message: 'choose_one',
    },
  )
  .transform(({ level, accesses: given, ...rest }) => ({
    ...rest,
    accesses: rest.recipients.map((_, place) => (given.length > 1 ? given[place]! : (given[0] ?? level)!)),
  }));

export type ShareDocumentsInput = z.output<typeof shareDocumentsInput>;

export const shareInput = z.strictObject({ documentId: id(), shareId: id() });

export const changeShareInput = z.strictObject({ documentId: id(), shareId: id(), access: access() });

/** What the recipient field asks: the documents to be shared, or the first hundred of them, the first in the path, and a part of a name. */
export const recipientSearch = z.object({
  documentId: id(),
  also: z
    .string()
    .max(4000)
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(z.uuid()).max(99))
    .prefault(''),
  more: z.literal('yes').optional(),
  name: searchText(),
});
