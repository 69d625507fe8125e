import { identifying } from '@/db/client';
import { countAttempt } from './limits';

/** How often one person may do what costs the server much, in which time. */
const limits = {
  /** A drop of a thousand files goes through. */
  upload: { most: 2000, seconds: 3600 },
  search: { most: 300, seconds: 60 },
  export: { most: 30, seconds: 3600 },
  print: { most: 60, seconds: 60 },
  /** Questions to the directory of recipients. */
  recipients: { most: 60, seconds: 60 },
  /** Questions of Find partners to the directory of organisations (C-22). */
  partners: { most: 30, seconds: 60 },
  /** Lists of clients that are checked before they are asked. */
  clientLists: { most: 60, seconds: 3600 },
} as const;
export type Use = keyof typeof limits;

/** Counts one use by the person, in a transaction of its own, so that one that fails afterwards counts too; refuses with `rate_limited` (D-26). */
export async function countUse(use: Use, actor: { userId: string }): Promise<void> {
  await identifying((tx) => countAttempt(tx, { name: use, key: actor.userId, ...limits[use] }));
}
