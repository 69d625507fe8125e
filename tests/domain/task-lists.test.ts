import { eq, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { endPartnership } from '@/app/(portal)/partners/actions';
import { decideTask, delegateTask } from '@/app/(portal)/tasks/actions';
import { groupMembers } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import { countMyTasks, listDecided, listDelegated, listMyTasks, listWaiting } from '@/lib/tasks/queries';
import { actAs, post } from '../acting';
import { addPerson } from '../people';
import { actor, giveGroup, givePartnership, sitIn } from '../sharing';
import { giveWorkflow, humanStep, idOf, openTask, start, toGroup, toPerson } from '../workflowing';
import { giveDocument, makeWorld } from '../world';

// The task lists: mine, my groups', delegated, done, and what waits for those who look after workflows (R-158, R-045, E-080).

let partnershipId: string;
let groups: string[];

beforeAll(async () => {
  await makeWorld();
  partnershipId = await givePartnership('deboer', 'jansen');
  await addPerson('deboer', { key: 'wim', name: 'Wim Workflow', isWorkflowAdministrator: true });
  groups = [];
  for (let at = 0; at < 3; at++) {
    const id = await giveGroup('deboer', 'environment', `Group ${at}`);
    await sitIn('emma', id);
    await sitIn('dewi', id);
    groups.push(id);
  }
});

async function give(steps: Parameters<typeof giveWorkflow>[1], number: string) {
  const documentId = await giveDocument('deboer', { number });
  await start('chris', documentId, await giveWorkflow('anna', steps));
  return (await openTask(documentId)).id;
}
const mine = async (who: string, through: 'oneself' | 'others' | 'either' = 'either') =>
  (await listMyTasks(await actor(who), { through })).tasks.map((task) => task.documentName);
const decide = async (who: string, taskId: string) => {
  await actAs(who);
  return post(decideTask, { taskId, verdict: 'approved' });
};

test('R-158 a task for a group is in the list of each of its members; decided by one, in nobody’s', async () => {
  const byName = await give([humanStep([toPerson('emma')])], 'A-1');
  const byGroup = await give([humanStep([toGroup(groups[0]!)])], 'A-2');
  const twice = await give([humanStep([toGroup(groups[1]!), toPerson('emma')], { mode: 'all_must_act' })], 'A-3');
  expect(await mine('emma')).toEqual(['A-1', 'A-2', 'A-3']);
  expect(await mine('emma', 'oneself')).toEqual(['A-1', 'A-3']);
  expect(await mine('emma', 'others')).toEqual(['A-2', 'A-3']);
  expect(await mine('dewi')).toEqual(['A-2', 'A-3']);
  for (const who of ['chris', 'anna', 'wim', 'fatima', 'olaf']) expect([who, await mine(who)]).toEqual([who, []]);
  expect(await countMyTasks(await actor('emma'))).toBe(3);

  await decide('dewi', byGroup);
  await decide('emma', twice);
  expect(await mine('emma')).toEqual(['A-1']);
  const [row] = (await listMyTasks(await actor('dewi'))).tasks;
  expect(row).toMatchObject({
    documentName: 'A-3',
    mode: 'all_must_act',
    decided: 1,
    seats: 2,
    organisationName: 'De Boer Accountants BV',
  });
  await decide('dewi', twice);
  await decide('emma', byName);
  expect((await listDecided(await actor('emma'))).map((one) => one.documentName)).toEqual(['A-1', 'A-3']);
  expect(await mine('emma')).toEqual([]);
});

test('R-045 what was delegated is in the delegate’s list, in their own environment, and in the delegator’s under Delegated', async () => {
  const taskId = await give([humanStep([toPerson('emma')], { name: 'Approval' })], 'B-1');
  await actAs('emma');
  await post(delegateTask, { taskId, toId: idOf('hanna') });
  expect(await mine('emma')).toEqual([]);
  expect(await listDelegated(await actor('emma'))).toMatchObject([
    { documentName: 'B-1', delegatedTo: 'Hanna de Wit' },
  ]);
  expect((await listMyTasks(await actor('hanna'))).tasks).toMatchObject([
    { documentName: 'B-1', stepName: 'Approval', delegatedBy: 'Emma Prins', environmentName: 'De Boer Accountants' },
  ]);
  expect(await countMyTasks(await actor('hanna'))).toBe(1);
  await decide('hanna', taskId);
  expect(await mine('hanna')).toEqual([]);
  expect(await listDelegated(await actor('emma'))).toEqual([]);
});

test('what nobody can decide is in the list of those who look after workflows, and in no other', async () => {
  await give([humanStep([toGroup(await giveGroup('deboer', 'environment', 'Empty'))])], 'C-1');
  const waiting = async (who: string) => (await listWaiting(await actor(who))).map((task) => task.documentName);
  expect(await waiting('anna')).toEqual(['C-1']);
  // Who does not read the document learns of the step alone (C-38).
  expect(await waiting('wim')).toEqual(['Approval']);
  for (const who of ['chris', 'emma', 'fatima']) expect(await listWaiting(await actor(who))).toEqual([]);
});

test('pages by key: each task once, oldest first, whichever way it is one’s own, and what was decided meanwhile passed over', async () => {
  const ids: string[] = [];
  for (let at = 0; at < 23; at++) {
    const names = [
      toGroup(groups[at % 3]!),
      ...(at % 2 ? [toGroup(groups[(at + 1) % 3]!)] : []),
      ...(at % 5 ? [] : [toPerson('dewi')]),
    ];
    ids.push(
      await give(
        [humanStep(names, { mode: at % 4 ? 'one_sufficient' : 'all_must_act' })],
        `D-${String(at).padStart(2, '0')}`,
      ),
    );
  }
  for (const at of [0, 4, 8, 9]) await decide('dewi', ids[at]!);
  // Some came by a second way, later: they stay where they were, and keep nothing behind them from being listed.
  await asOwner((tx) => tx.execute(`alter table task_assignments no force row level security`));
  for (const at of [1, 2, 3, 11])
    await asOwner((tx) =>
      tx.execute(sql`insert into task_assignments (id, task_id, environment_id, principal_id, principal_environment_id, created_at)
        select gen_random_uuid(), ${ids[at]!}, g.environment_id, g.id, g.environment_id,
          (select max(created_at) from task_assignments where task_id = ${ids[at === 11 ? 22 : 5]!}) + ${at}::int * interval '1 millisecond'
        from groups g where g.id in ${groups} on conflict do nothing`),
    );
  await asOwner((tx) => tx.execute(`alter table task_assignments force row level security`));
  const due = ids
    .map((_, at) => at)
    .filter((at) => ![0, 4, 8, 9].includes(at))
    .map((at) => `D-${String(at).padStart(2, '0')}`);
  for (const perPage of [1, 4, 5, 50]) {
    const seen: string[] = [];
    let after: Parameters<typeof listMyTasks>[1] = {};
    for (;;) {
      const { tasks, next } = await listMyTasks(await actor('dewi'), after, perPage);
      seen.push(...tasks.map((task) => task.documentName));
      if (!next) break;
      after = { after: next };
    }
    expect(seen).toEqual(due);
  }
  await asOwner((tx) => tx.delete(groupMembers).where(eq(groupMembers.userId, idOf('dewi'))));
  expect((await mine('dewi')).every((name) => ['D-05', 'D-10', 'D-15', 'D-20'].includes(name))).toBe(true);
});

test('S18, C-34 after the partnership has ended the delegate still has the receipt, and nothing else', async () => {
  await actAs('anna');
  await post(endPartnership, { partnershipId });
  expect(await mine('hanna')).toEqual([]);
  expect(await listDecided(await actor('hanna'))).toMatchObject([
    {
      documentName: 'B-1',
      stepName: 'Approval',
      environmentName: 'De Boer Accountants',
      seatName: 'Emma Prins',
      verdict: 'approved',
    },
  ]);
});
