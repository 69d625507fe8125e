import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { Refusal } from './refusal';

export type Limit = { name: string; key: string; most: number; seconds: number };

/**
 * Counts one attempt under the key, in PostgreSQL, by one atomic upsert (D-26); refuses with `rate_limited` once there were more than `most` in the window.
 * The count stays only if the transaction commits: count in a transaction of its own where a failure must count too.
 */
export async function countAttempt(tx: Tx, limit: Limit): Promise<void> {
  const rows = await tx.execute<{ count: number; wait: number }>(sql`
    insert into rate_limits as r (key, window_start, count) values (${`${limit.name}:${limit.key}`}, now(), 1)
    on conflict (key) do update set
      window_start = case when r.window_start < now() - make_interval(secs => ${limit.seconds}) then now() else r.window_start end,
      count = case when r.window_start < now() - make_interval(secs => ${limit.seconds}) then 1 else least(r.count + 1, 30000) end
    returning count, ceil(extract(epoch from window_start + make_interval(secs => ${limit.seconds}) - now()))::int as wait`);
  const row = rows[0]!;
  if (row.count > limit.most) throw new Refusal('rate_limited', { retryAfterSeconds: Math.max(1, row.wait) });
}
