import { sql } from 'drizzle-orm';
import type { Read, Tx } from '@/db/client';

const environment = '00000000-0005-7000-8000-000000000001';
const workflow = '00000000-0006-7000-8000-000000000001';

/**
 * So many tasks of the first environment, a hundred of a document, each for one of its 300 groups; two thirds are over. Their paths to the
 * documents are left out, so that the lists of documents are measured without them.
 */
export async function fillTasks(tx: Tx, tasks: number): Promise<void> {
  for (const table of [
    'workflows',
    'workflow_versions',
    'workflow_runs',
    'tasks',
    'task_assignments',
    'task_decisions',
  ])
    await tx.execute(sql.raw(`alter table ${table} no force row level security`));
  await tx.execute(
    sql`insert into workflows (id, environment_id, name) values (${workflow}, ${environment}, 'Workflow')`,
  );
  await tx.execute(
    sql`insert into workflow_versions (workflow_id, number, environment_id, definition, published_at) values (${workflow}, 1, ${environment}, '{}', now())`,
  );
  await tx.execute(sql`insert into workflow_runs (id, environment_id, workflow_id, workflow_version, workflow_name, document_id)
    select gen_random_uuid(), ${environment}, ${workflow}, 1, 'Workflow', id from documents where environment_id = ${environment} limit ${Math.ceil(tasks / 100)}`);
  await tx.execute(sql`insert into tasks (id, environment_id, organisation_id, document_id, run_id, step, step_name, round, mode, state, created_at, closed_at)
    select gen_random_uuid(), r.environment_id, d.organisation_id, d.id, r.id, 'step', 'Approval', i, 1, case when x.is_open then 1 else 2 end,
      timestamptz '2024-01-01' + random() * interval '1000 days', case when not x.is_open then now() end
    from workflow_runs r join documents d on d.id = r.document_id cross join generate_series(1, 100) i cross join lateral (select i % 3 = 0 as is_open) x limit ${tasks}`);
  const [made] = await tx.execute<{ count: number }>(sql`select count(*)::int as count from tasks`);
  if (made!.count !== tasks) throw new Error(`${made!.count} tasks: there are too few documents for ${tasks}.`);
  await tx.execute(sql`alter table task_assignments disable trigger task_assignments_open_path`);
  await tx.execute(sql`insert into task_assignments (id, task_id, environment_id, principal_id, principal_environment_id, is_open, created_at)
    select gen_random_uuid(), t.id, t.environment_id, ('00000000-0003-7000-8000-' || lpad(to_hex(1 + (row_number() over (order by t.id) % 300)), 12, '0'))::uuid,
      t.environment_id, t.state = 1, t.created_at from tasks t`);
  await tx.execute(sql`insert into task_decisions (task_id, round, seat_id, seat_name, environment_id, environment_name, verdict, decided_by, decided_by_name,
      decided_by_environment_id, decided_by_environment_name, document_name, step_name, document_version, sha256)
    select t.id, t.round, u.id, 'User', t.environment_id, '', 1, u.id, 'User', t.environment_id, '', '', 'Approval', 1, repeat('0', 64)
    from tasks t join lateral (select id from users where environment_id = t.environment_id order by id limit 1) u on true where t.state = 2`);
  await tx.execute(sql`alter table task_assignments enable trigger task_assignments_open_path`);
}

/** The limit of the task list: the oldest open task of each principal by one descent into the index, and nothing else. */
export const probeTasks = (tx: Read, principals: string[]) =>
  tx.execute(sql`select count(h.created_at) from unnest(${sql.raw(`array['${principals.join("','")}']::uuid[]`)}) as held(id) cross join lateral (
    select a.created_at, a.task_id from task_assignments a where a.principal_id = held.id and a.is_open order by a.created_at, a.task_id limit 1) h`);
