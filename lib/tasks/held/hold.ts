import { sql } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { holdPartnershipWith } from '@/lib/partnerships/facts';
import type { Actor } from '@/lib/policy/actor';

/**
 * Holds a task until the end of the transaction: of several who decide it at the same moment each counts what was decided before (D-13).
 * Held before it are the live partnership, where it is another environment's, and behind it what gives the actor a seat, so that what is
 * taken away at this moment waits, or is gone. Answers whether the task is there at all.
 */
export async function holdTask(tx: Read, actor: Actor, taskId: string): Promise<boolean> {
  const [task] = await tx.execute<{ environment_id: string }>(
    sql`select environment_id from tasks where id = ${taskId}`,
  );
  if (!task) return false;
  if (task.environment_id !== actor.environmentId && !(await holdPartnershipWith(tx, task.environment_id)))
    return false;
  const held = await tx.execute(sql`select from tasks where id = ${taskId} for update`);
  if (held.length === 0) return false;
  await holdSeats(tx, actor, taskId);
  return true;
}

/** The memberships that make the actor, and those who delegated to the actor, part of the task. */
async function holdSeats(tx: Read, actor: Actor, taskId: string): Promise<void> {
  const people = sql`(select ${actor.userId}::uuid union select seat_id from task_assignments
    where task_id = ${taskId} and position > 0 and principal_id = ${actor.userId})`;
  const principals = sql`(select principal_id from task_assignments where task_id = ${taskId} and position = 0)`;
  await tx.execute(sql`select from group_members where user_id in ${people} and group_id in ${principals} for share`);
  await tx.execute(
    sql`select from organisation_members where user_id in ${people} and organisation_id in ${principals} for share`,
  );
}
