import { and, gt, sql } from 'drizzle-orm';
import { sessions } from '@/db/schema';

/** Sessions end after eight idle hours, and after thirty days in any case (D-24). */
const idleHours = 8;
export const longestDays = 30;

/** The condition of a session that still opens the portal. */
export const isAlive = () =>
  and(gt(sessions.expiresAt, sql`now()`), gt(sessions.lastSeenAt, sql`now() - make_interval(hours => ${idleHours})`));
