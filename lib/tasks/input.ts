import { z } from 'zod';
import { verdicts } from '@/db/vocabulary';
import { id, ids, optionalParagraph } from '@/lib/policy/shapes';

export const taskInput = z.strictObject({ taskId: id() });

/** A decision; rejecting asks for the reason (W06). */
export const decideTaskInput = z
  .strictObject({ taskId: id(), verdict: z.enum(verdicts, { error: 'choose_one' }), reason: optionalParagraph(500) })
  .refine(({ verdict, reason }) => verdict !== 'rejected' || reason !== '', {
    path: ['reason'],
    message: 'why_rejected',
  });

export const delegateTaskInput = z.strictObject({ taskId: id(), toId: id() });

export const reassignTaskInput = z.strictObject({ taskId: id(), principals: ids(20) });
