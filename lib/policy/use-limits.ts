import { identifying } from '@/db/client';
import type { Actor } from './actor';
import { countAttempt } from './limits';

/** How often one person may ask what costs the portal or tells of others: questions to a directory, in a minute. */
const limits = {
  recipients: { most: 60, seconds: 60 },
} as const;

/** Counts one use by the person and refuses with `rate_limited` once there are too many; in a transaction of its own, since what is asked is only read (D-26). */
export async function countUse(use: keyof typeof limits, actor: Actor): Promise<void> {
  await identifying((tx) => countAttempt(tx, { name: use, key: actor.userId, ...limits[use] }));
}
