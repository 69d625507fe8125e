import { z } from 'zod';
import { mailings, topics } from '@/db/vocabulary';
import { cursor, id, momentOf } from '@/lib/policy/shapes';

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

export const listAddress = z.object({ before: cursor() });
