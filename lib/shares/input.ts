import { z } from 'zod';
import { accesses } from '@/db/vocabulary';
import { id, ids, optionalParagraph } from '@/lib/policy/shapes';

const access = () => z.enum(accesses, { error: 'choose_one' });

/** Documents, recipients, and what each recipient gets: one word for all of them, or one for each in their order. */
export const shareDocumentsInput = z
  .strictObject({
    documents: ids(100),
    recipients: ids(50),
    accesses: z.array(access()).min(1, 'choose_one').max(50, 'too_many'),
    message: optionalParagraph(1000),
  })
  .refine(({ recipients, accesses: given }) => given.length === 1 || given.length === recipients.length, {
    path: ['accesses'],
    message: 'choose_one',
  });

export type ShareDocumentsInput = z.output<typeof shareDocumentsInput>;

export const shareInput = z.strictObject({ documentId: id(), shareId: id() });

export const changeShareInput = z.strictObject({ documentId: id(), shareId: id(), access: access() });
