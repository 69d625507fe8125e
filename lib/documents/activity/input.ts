import { z } from 'zod';
import { id, line, optionalParagraph, paragraph, seenVersion } from '@/lib/policy/shapes';
import { statusesByHand } from './moves';

export const addCommentInput = z.strictObject({ documentId: id(), body: paragraph(4000) });

export const labelInput = z.strictObject({ documentId: id(), label: line(40) });

/** A status by hand; rejecting asks for the reason. `version` is the one the reader saw. */
export const changeStatusInput = z
  .strictObject({
    documentId: id(),
    status: z.enum(statusesByHand, { error: 'choose_one' }),
    reason: optionalParagraph(500),
    version: seenVersion(),
  })
  .refine(({ status, reason }) => status !== 'rejected' || reason !== '', {
    path: ['reason'],
    message: 'why_rejected',
  });

export type ChangeStatusInput = z.output<typeof changeStatusInput>;
