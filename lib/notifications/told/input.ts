import { z } from 'zod';
import { mailings, topics } from '@/db/vocabulary';
import { id, momentOf } from '@/lib/policy/shapes';

export const notificationInput = z.strictObject({ notificationId: id() });

/** `until`: the newest that the reader saw, in milliseconds. */
export const markAllReadInput = z.strictObject({
  until: z.string().transform((text, context) => {
    const moment = momentOf(text);
    if (!moment) context.addIssue('invalid');
    return moment ?? new Date(0);
  }),
});

export const changeMailingInput = z.strictObject({
  topic: z.enum(topics, { error: 'choose_one' }),
  mailing: z.enum(mailings, { error: 'choose_one' }),
});

/** Where the next page of the list begins, as it stands in the address; what cannot be used is left out. */
export const listAddress = z.object({
  before: z
    .string()
    .transform((text) => {
      const [, time, last] = /^(\d{1,13})-([0-9a-f-]{36})$/.exec(text) ?? [];
      const at = momentOf(time);
      return at && id().safeParse(last).success ? { at, id: last! } : undefined;
    })
    .optional()
    .catch(undefined),
});

/** The place after the last notification of a page. */
export type Cursor = NonNullable<z.output<typeof listAddress>['before']>;

export const writtenCursor = ({ at, id: last }: Cursor) => `${at.getTime()}-${last}`;
