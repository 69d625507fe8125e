import { z } from 'zod';
import { verdicts } from '@/db/vocabulary';
import { cursor, id, ids, optionalParagraph } from '@/lib/policy/shapes';

/** What is done to a task as it is: delegated back, recalled, confirmed. */
export const taskInput = z.strictObject({ taskId: id() });

/** A decision; rejecting asks for the reason (W06). */
export const decideTaskInput = z
  .strictObject({ taskId: id(), verdict: z.enum(verdicts, { error: 'choose_one' }), reason: optionalParagraph(500) })
  .refine(({ verdict, reason }) => verdict !== 'rejected' || reason !== '', {
    path: ['reason'],
    message: 'why_rejected',
  });

/** Whom the task goes to (E-081). */
export const delegateTaskInput = z.strictObject({ taskId: id(), toId: id() });

/** Who has it instead: people and groups, twenty at most (C-38). */
export const reassignTaskInput = z.strictObject({ taskId: id(), principals: ids(20) });

/** A document's way through its workflow is begun anew; why stands in its history (E-074). */
export const restartWorkflowInput = z
  .strictObject({ taskId: id(), reason: optionalParagraph(500) })
  .refine(({ reason }) => reason !== '', {
    path: ['reason'],
    message: 'why_restarted',
  });

/** The parts of the list: whom a task is one's own through, what one gave away, what is over, and what waits for who looks after workflows. */
export const taskTabs = ['mine', 'groups', 'delegated', 'done', 'waiting'] as const;
export type TaskTab = (typeof taskTabs)[number];

/** What stands in the address of the list; what cannot be read is left out. */
export const tasksAddress = z.object({ tab: z.enum(taskTabs).optional().catch(undefined), after: cursor() });
