import { z } from 'zod';
import { checkbox, id, ids, line, seenVersion } from '@/lib/policy/shapes';
import { type Definition, definitionShape } from './definition/definition';

/** What the designer posts: the whole definition as one field, so that a step is moved without posting thirty forms. */
const definition = z
  .string({ error: 'required' })
  .max(200_000, 'too_long')
  .transform((text, context): Definition => {
    const parsed = definitionShape.safeParse(jsonOf(text));
    if (parsed.success) return parsed.data;
    context.addIssue('workflow_definition');
    return z.NEVER;
  });

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export const createWorkflowInput = z.strictObject({ name: line(100), definition });

/** `revision`: of the draft the reader saw; 1 where there was none yet. */
export const saveDraftInput = z.strictObject({
  workflowId: id(),
  name: line(100),
  definition,
  revision: seenVersion(),
});

export const publishWorkflowInput = z.strictObject({ workflowId: id(), revision: seenVersion() });

export const pauseWorkflowInput = z.strictObject({ workflowId: id(), isPaused: checkbox() });

export const startWorkflowInput = z.strictObject({ documents: ids(100), workflowId: id() });

/** The documents that a list asks about: what can be started for them. */
export const startableInput = z.strictObject({ documents: ids(100) });
