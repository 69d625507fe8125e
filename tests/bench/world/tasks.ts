import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { benchId, idAt } from '../ids';
import type { Progress } from '../report/progress';
import { groupsOfCompany, homes } from '../size';

const environment = benchId('environment', homes.company);
const workflow = '01840000-0006-7000-8000-000000000001';

/**
 * So many tasks of the large company, evenly over its documents, each for one of the 300 groups of the measures; two thirds are over. Their paths to
 * the documents are left out, so that the lists of documents are measured without them.
 */
export async function fillTasks(tx: Tx, tasks: number, progress: Progress): Promise<void> {
  if (tasks > 0) await progress.step('tasks', () => insertTasks(tx, tasks), tasks / 22_000);
}

async function insertTasks(tx: Tx, tasks: number): Promise<void> {
  await tx.execute(
    sql`insert into workflows (id, environment_id, name) values (${workflow}, ${environment}, 'Workflow')`,
  );
  await tx.execute(
    sql`insert into workflow_versions (workflow_id, number, environment_id, definition, published_at) values (${workflow}, 1, ${environment}, '{}', now())`,
  );
  await tx.execute(sql`insert into workflow_runs (id, environment_id, workflow_id, workflow_version, workflow_name, document_id)
    select id, ${environment}, ${workflow}, 1, 'Workflow', id from documents where environment_id = ${environment} order by id limit ${tasks}::int`);
  await tx.execute(sql`insert into tasks (id, environment_id, organisation_id, document_id, run_id, step, step_name, round, mode, state, created_at, closed_at)
    select md5('task ' || d.id || i)::uuid, d.environment_id, d.organisation_id, d.id, d.id, 'step', 'Approval', i, 1, case when i % 3 = 0 then 1 else 2 end,
      timestamptz '2024-01-01' + (hashtextextended(d.id::text, i) & 1048575)::float8 / 1048576 * interval '1000 days', case when i % 3 > 0 then now() end
    from (select count(*) as n from workflow_runs) r cross join workflow_runs w join documents d on d.id = w.document_id
      cross join generate_series(1, ceil(${tasks}::float8 / r.n)::int) i order by i, d.id limit ${tasks}::int`);
  await tx.execute(sql`insert into task_assignments (id, task_id, environment_id, principal_id, principal_environment_id, is_open, created_at)
    select t.id, t.id, t.environment_id, ${idAt('group', 't.g')}, t.environment_id, t.state = 1, t.created_at
    from (select tasks.*, ${groupsOfCompany.from} + row_number() over (order by id) % ${groupsOfCompany.to - groupsOfCompany.from + 1} as g from tasks) t`);
  await tx.execute(sql`insert into task_decisions (task_id, round, seat_id, seat_name, environment_id, environment_name, verdict, decided_by, decided_by_name,
      decided_by_environment_id, decided_by_environment_name, document_name, step_name, document_version, sha256)
    select t.id, t.round, ${benchId('user', 6)}, 'User 6', t.environment_id, '', 1, ${benchId('user', 6)}, 'User 6', t.environment_id, '', '', 'Approval', 1, repeat('0', 64)
    from tasks t where t.state = 2`);
}
