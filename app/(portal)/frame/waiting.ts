import { cache } from 'react';
import { countWaiting } from '@/lib/partnerships/access/queries';

/** The requests that wait for the actor, counted once for a page: in the menu, on the tabs, in Inbox IN. */
export const waitingFor = cache(countWaiting);
