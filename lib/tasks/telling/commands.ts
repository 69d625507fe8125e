import { sql } from 'drizzle-orm';
import { identifying } from '@/db/client';
import { code } from '@/db/columns';
import { notificationEvents } from '@/db/vocabulary';
import { codes } from '@/lib/notifications/told/commands';

// What the worker tells of tasks: over the wall, through functions of the database that tell nobody but those the tasks are for.

const path = '/tasks/';
/** So many tasks are reminded of at a time. */
const mostReminders = 500;

/** Tells who has come to a group of the open tasks that are theirs now; where somebody has left, who looks after the tasks that nobody can decide. */
export const tellOfGroup = ({ groupId, userId }: { groupId: string; userId: string | null }): Promise<void> =>
  identifying(async (tx) => {
    await tx.execute(
      sql`select tell_of_group(${groupId}, ${userId}::uuid, ${code(notificationEvents, 'task_given')}::smallint, ${codes('task_waits')}, ${path})`,
    );
  });

/** Tells who looks after the workflows of those of the tasks that nobody can decide. */
export const tellOfWaitingTasks = (taskIds: string[]): Promise<void> =>
  identifying(async (tx) => {
    const tasks = sql.join(
      taskIds.map((id) => sql`${id}::uuid`),
      sql`, `,
    );
    await tx.execute(sql`select tell_of_waiting(array[${tasks}]::uuid[], ${codes('task_waits')}, ${path})`);
  });

/** Reminds whoever holds a task whose moment has come, once (E-076). */
export const remindOfTasks = (): Promise<void> =>
  identifying(async (tx) => {
    await tx.execute(sql`select tell_of_reminders(${codes('task_reminder')}, ${path}, ${mostReminders})`);
  });
