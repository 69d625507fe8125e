import { sql } from 'drizzle-orm';
import { code } from '@/db/columns';
import type { Tx } from '../client';
import { mailings } from '../vocabulary';

// The demo world's past is made of the product's own acts, done now and written down as of the days they are told to have happened on. Only a
// database that is seeded ever has a past like this: the role over the wall and the log's clock are borrowed for one transaction.

/** The role over the wall for the login, and a log whose clock is `app.moment`, until the work is done: then both are as they were. Inside `asOwner`. */
export async function inThePast(tx: Tx, work: () => Promise<void>): Promise<void> {
  await tx.execute(sql`grant koppel_wall to current_user`);
  const [chain] = await tx.execute<{ source: string }>(
    sql`select pg_get_functiondef('chain_audit_event'::regproc) as source`,
  );
  const clock = 'clock_timestamp()';
  if (!chain?.source.includes(clock)) throw new Error('The log does not take its moments from the clock any more.');
  await tx.execute(sql.raw(chain.source.replace(clock, `current_setting('app.moment')::timestamptz`)));
  await tx.execute(sql`alter table workflow_versions disable trigger workflow_versions_keep_published`);
  await work();
  await tx.execute(sql`alter table workflow_versions enable trigger workflow_versions_keep_published`);
  await tx.execute(sql.raw(chain.source));
  await tx.execute(sql`revoke koppel_wall from current_user`);
}

/** Does one act as a person of an environment, at a moment of the past: its events, and every row it wrote. Inside `inThePast`. */
export async function actAt(
  tx: Tx,
  moment: Date,
  { userId, environmentId }: { userId: string; environmentId: string },
  act: () => Promise<unknown>,
): Promise<void> {
  await tx.execute(sql`select set_config('app.moment', ${moment.toISOString()}, true), set_config('role', 'koppel_app', true),
    set_config('app.user_id', ${userId}, true), set_config('app.environment_id', ${environmentId}, true)`);
  await act();
  await tx.execute(sql`select set_config('role', 'none', true), set_config('app.user_id', '', true),
    set_config('app.environment_id', '', true)`);
  await dateBack(tx, moment);
}

/** Whatever is dated to this transaction was written by the last act: it is dated to the act's moment, and nobody is mailed about it. */
async function dateBack(tx: Tx, moment: Date): Promise<void> {
  const then = sql`${moment.toISOString()}::timestamptz`;
  // Moments are kept in milliseconds, and what a clock of the portal says is later.
  const start = sql`now()::timestamptz(3)`;
  const back = (column: string) => {
    const name = sql.raw(column);
    return sql`${name} = case when ${name} >= ${start} then ${then} else ${name} end`;
  };
  await tx.execute(sql`with
    a as (update workflows set created_at = ${then} where created_at >= ${start}),
    b as (update workflow_versions set ${back('changed_at')}, ${back('published_at')} where changed_at >= ${start} or published_at >= ${start}),
    c as (update workflow_runs set ${back('started_at')}, ${back('ended_at')} where started_at >= ${start} or ended_at >= ${start}),
    d as (update tasks set ${back('created_at')}, ${back('closed_at')},
        remind_at = case when created_at >= ${start} then ${then} + (remind_at - now()) else remind_at end,
        due_at = case when created_at >= ${start} then ${then} + (due_at - now()) else due_at end
      where created_at >= ${start} or closed_at >= ${start}),
    e as (update task_assignments set created_at = ${then} where created_at >= ${start}),
    f as (update task_decisions set decided_at = ${then} where decided_at >= ${start})
    update notifications set created_at = ${then}, mailing = ${code(mailings, 'never')} where created_at >= ${start}`);
}
