import { sql } from 'drizzle-orm';
import { asOwner } from '@/db/seed/owner';

/**
 * Lets as much time pass as the letter that waits longest needs to count as forgotten: what is noted down is that much older.
 * Only while no worker runs, for nobody's attempt lasts longer by it.
 */
export const passTime = () =>
  asOwner(async (tx) => {
    const [row] = await tx.execute<{ pause: number }>(sql`
      select 75 + ceil(coalesce(max(case when attempts = 0 then 0 else exp(least(attempts, 10)) end), 0))::int as pause
      from outbox where sent_at is null and failed_at is null`);
    const passed = sql`make_interval(secs => ${row!.pause})`;
    await tx.execute(sql`update outbox set created_at = created_at - ${passed}, first_tried_at = first_tried_at - ${passed},
      last_tried_at = last_tried_at - ${passed}`);
    await tx.execute(sql`update graphile_worker._private_jobs set created_at = created_at - ${passed},
      run_at = run_at - ${passed}, locked_at = locked_at - ${passed}`);
  });

/** The job that the worker's clock adds every minute, for which a test would have to wait. */
export const strikeTheMinute = () =>
  asOwner((tx) => tx.execute(sql`select graphile_worker.add_job('sweep_mail', job_key := 'the minute')`));

/** Takes the sweep out of this database: its job is gone as soon as it is added, by whomever. */
export const takeSweepOut = () =>
  asOwner(async (tx) => {
    await tx.execute(sql`create function forget_sweep() returns trigger language plpgsql as $$ begin
      delete from graphile_worker._private_jobs where id = new.id
        and task_id = (select id from graphile_worker._private_tasks where identifier = 'sweep_mail');
      return null; end $$`);
    await tx.execute(sql`create trigger forget_sweep after insert on graphile_worker._private_jobs
      for each row execute function forget_sweep()`);
  });
