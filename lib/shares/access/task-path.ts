import { type SQL, sql } from 'drizzle-orm';

/** The open task that a path comes from: it ends with the task (C-34). */
export type PathTask = { stepName: string };

/** What the step is called of the task that a path to a document comes from; nothing for another path. */
export const stepOf = (assignmentId: SQL) => sql`(
  select t.step_name from task_assignments a join tasks t on t.id = a.task_id where a.id = ${assignmentId})`;

/** The task of a path by its step's name; nothing for another path. */
export const taskOf = (stepName: string | null): PathTask | null => (stepName === null ? null : { stepName });
