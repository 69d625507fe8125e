import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { decideTask } from '@/app/(portal)/tasks/actions';
import { reading, refusingConstraint } from '@/db/client';
import { asOwner, within } from '@/db/seed/owner';
import { heldAccess } from '@/lib/documents/facts';
import { actAs, post } from '../acting';
import { givePartnership } from '../sharing';
import { giveWorkflow, humanStep, idOf, openTask, start, toPerson } from '../workflowing';
import { environment, giveDocument, makeWorld, person } from '../world';

// The wall around workflows and tasks (T-75): whoever has no live partnership reaches no row of them, and nothing crosses without one.

const tables = [
  'workflows',
  'workflow_versions',
  'workflow_runs',
  'tasks',
  'task_assignments',
  'task_decisions',
  'frozen_members',
];
let taskId: string;

beforeAll(async () => {
  await makeWorld();
  const documentId = await giveDocument('deboer');
  const steps = [humanStep([toPerson('chris')]), humanStep([toPerson('chris')])];
  await start('chris', documentId, await giveWorkflow('anna', steps));
  await actAs('chris');
  await post(decideTask, { taskId: (await openTask(documentId)).id, verdict: 'approved' });
  taskId = (await openTask(documentId)).id;
});

const counted = async (who: string, table: string) =>
  (
    await reading(person(who), (tx) =>
      tx.execute<{ count: number }>(sql`select count(*)::int as count from ${sql.identifier(table)}`),
    )
  )[0]!.count;

test.each(tables)('%s: its own environment reaches it, a stranger nothing of it', async (table) => {
  if (table !== 'frozen_members') expect(await counted('chris', table)).toBeGreaterThan(0);
  for (const stranger of ['fatima', 'olaf']) expect(await counted(stranger, table)).toBe(0);
});

test('nothing of a workflow is written into another environment from outside the wall', async () => {
  const outside = (change: ReturnType<typeof sql>) =>
    asOwner((tx) => within(tx, environment('noord'), async () => void (await tx.execute(change))));
  const id = sql`gen_random_uuid()`;
  const deboer = environment('deboer');
  await expect(
    outside(sql`insert into workflows (id, environment_id, name) values (${id}, ${deboer}, 'Ours now')`),
  ).rejects.toThrow();
  await expect(
    outside(sql`insert into task_assignments (id, task_id, environment_id, principal_id, principal_environment_id)
      values (${id}, ${taskId}, ${deboer}, ${idOf('chris')}, ${deboer})`),
  ).rejects.toThrow();
  await outside(sql`update tasks set state = 2, closed_at = now() where id = ${taskId}`);
  await outside(sql`delete from task_assignments where task_id = ${taskId}`);
  expect(await counted('chris', 'task_assignments')).toBe(2);
});

test('no task crosses environments without the live partnership it lives through, and it goes with it', async () => {
  const deboer = environment('deboer');
  const assign = (partnershipId: string | null) =>
    asOwner((tx) =>
      within(tx, deboer, async () => {
        await tx.execute(sql`insert into task_assignments (id, task_id, environment_id, principal_id, principal_environment_id, partnership_id)
          values (gen_random_uuid(), ${taskId}, ${deboer}, ${idOf('hanna')}, ${environment('jansen')}, ${partnershipId}::uuid)`);
      }),
    );
  const refused = async (partnershipId: string | null) => assign(partnershipId).then(() => 'taken', refusingConstraint);
  expect(await refused(null)).toBe('task_assignments_cross');
  expect(await refused('00000000-0000-7000-8000-000000000000')).toBe(
    'task_assignments_partnership_id_live_partnerships_id_fk',
  );
  const partnershipId = await givePartnership('deboer', 'jansen');
  await assign(partnershipId);
  const paths = sql`select from grants where origin = 3 and principal_id = ${idOf('hanna')}`;
  const pathsNow = async () => (await reading(person('chris'), (tx) => tx.execute(paths))).length;
  expect(await pathsNow()).toBe(1);
  await asOwner((tx) => tx.execute(sql`delete from live_partnerships where id = ${partnershipId}`));
  expect(await pathsNow()).toBe(0);
  expect(await counted('chris', 'task_assignments')).toBe(2);
});

test('a document is in one workflow at a time, and a step of a round is opened once, whoever forgets to ask', async () => {
  const again = (change: ReturnType<typeof sql>) =>
    asOwner((tx) => within(tx, environment('deboer'), async () => void (await tx.execute(change)))).then(
      () => 'taken',
      refusingConstraint,
    );
  expect(
    await again(sql`insert into workflow_runs (id, environment_id, workflow_id, workflow_version, workflow_name, document_id)
      select gen_random_uuid(), environment_id, workflow_id, workflow_version, workflow_name, document_id from workflow_runs`),
  ).toBe('workflow_runs_once');
  expect(
    await again(sql`insert into tasks (id, environment_id, organisation_id, document_id, run_id, step, step_name, round, mode)
      select gen_random_uuid(), environment_id, organisation_id, document_id, run_id, step, step_name, round, mode from tasks`),
  ).toBe('tasks_once');
  expect(await again(sql`insert into task_decisions select * from task_decisions`)).toBe('task_decisions_pkey');
});

test('the way to a document that a task opens is closed with the task (C-34, D16)', async () => {
  await givePartnership('deboer', 'jansen').catch(() => {});
  const documentId = await giveDocument('deboer');
  await start('chris', documentId, await giveWorkflow('anna', [humanStep([toPerson('hanna')])]));
  const reads = () => reading(person('hanna'), (tx) => heldAccess(tx, [documentId]));
  expect((await reads()).get(documentId)).toBe('read_only');
  await actAs('hanna');
  expect((await post(decideTask, { taskId: (await openTask(documentId)).id, verdict: 'approved' })).code).toBe('ok');
  expect((await reads()).has(documentId)).toBe(false);
});
