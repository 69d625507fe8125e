import { cache } from 'react';
import { countWaiting } from '@/lib/partnerships/access/queries';
import { countMyTasks } from '@/lib/tasks/queries';

/** The requests that wait for the actor, counted once for a page: in the menu, on the tabs, in Inbox IN. */
export const waitingFor = cache(countWaiting);

/** The tasks that wait for the person's decision, counted once for a page. */
export const tasksWaitingFor = cache((userId: string) => countMyTasks({ userId }));
