import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { removeUser } from '@/app/(portal)/environment/users/[userId]/actions';
import {
  addGroupMembers,
  changeGroup,
  deleteGroup,
  leaveGroup,
  removeGroupMember,
} from '@/app/(portal)/groups/[groupId]/actions';
import { endPartnership } from '@/app/(portal)/partners/actions';
import { confirmTask, decideTask, delegateTask } from '@/app/(portal)/tasks/actions';
import { groupMembers, groups } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import { tellOfGroup, tellOfWaitingTasks } from '@/lib/tasks/telling/commands';
import { actAs, post } from '../acting';
import { makeGroup } from '../grouping';
import { unchanged } from '../matrix';
import { addPerson } from '../people';
import { givePartnership } from '../sharing';
import { sentencesTo } from '../telling';
import { giveWorkflow, holdersOf, humanStep, idOf, openTask, start, statusOf, toGroup } from '../workflowing';
import { environment, giveDocument, makeWorld } from '../world';

// 5.9, effects on tasks (G20, G22 to G29), and C-12, C-13, C-24. Groups are made and changed by the real actions; where a test writes their
// rows instead, it shows that tasks follow whatever writes them.

const deboer = environment('deboer');
let partnershipId: string;

beforeAll(async () => {
  await makeWorld();
  partnershipId = await givePartnership('deboer', 'jansen');
  await addPerson('deboer', { key: 'wim', name: 'Wim Workflow', isWorkflowAdministrator: true });
});

const groupOf = (...members: string[]) => makeGroup('anna', { members });
const succeed = async (who: string, action: Parameters<typeof post>[0], values: Parameters<typeof post>[1]) => {
  await actAs(who);
  expect(await post(action, values)).toMatchObject({ code: 'ok' });
};
const join = (who: string, groupId: string) => succeed('anna', addGroupMembers, { groupId, userIds: [idOf(who)] });
const takeOut = (who: string, groupId: string) => succeed('anna', removeGroupMember, { groupId, userId: idOf(who) });
const leave = (who: string, groupId: string) => succeed(who, leaveGroup, { groupId });
const closeGroup = (groupId: string) => succeed('anna', deleteGroup, { groupId });
/** What the worker was given to do, in order. */
const jobs = async (task: string) =>
  (
    await asOwner((tx) =>
      tx.execute<{ payload: { groupId: string; userId: string | null; taskIds: string[] } }>(sql`
    select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = ${task} order by j.id`),
    )
  ).map((job) => job.payload);
async function running(
  groupId: string,
  more: Parameters<typeof humanStep>[1] = {},
  ...then: ReturnType<typeof humanStep>[]
) {
  const documentId = await giveDocument('deboer', { number: 'F-7' });
  expect(
    await start('chris', documentId, await giveWorkflow('anna', [humanStep([toGroup(groupId)], more), ...then])),
  ).toMatchObject({ code: 'ok' });
  return { documentId, taskId: (await openTask(documentId)).id };
}
const decide = async (who: string, taskId: string, verdict = 'approved', reason = '') => {
  await actAs(who);
  return post(decideTask, { taskId, verdict, reason });
};
const confirm = async (who: string, taskId: string) => {
  await actAs(who);
  return post(confirmTask, { taskId });
};

describe('joining and leaving', () => {
  test('G20, W14 whoever joins has the open tasks at once, is told, and must act where all must', async () => {
    const group = await groupOf('chris');
    const one = await running(group);
    const all = await running(group, { mode: 'all_must_act' });
    await join('emma', group);
    expect(await holdersOf(deboer, one.taskId)).toEqual(['Chris Mol', 'Emma Prins']);
    await tellOfGroup((await jobs('tell_of_group')).at(-1)!);
    expect((await sentencesTo('emma')).filter((said) => said === 'Your task: Approval, for F-7.')).toHaveLength(2);
    await decide('chris', all.taskId);
    expect(await statusOf(all.documentId)).toBe(7);
    await decide('emma', all.taskId);
    expect(await statusOf(all.documentId)).toBe(9);
  });

  test.each([
    ['leaves', leave],
    ['is taken out', takeOut],
  ])(
    'G22, G23 whoever %s has the undecided ones no more, nor those they delegated them to; what was decided stands',
    async (_, part) => {
      const group = await groupOf('chris', 'emma', 'dewi');
      const one = await running(group);
      await actAs('emma');
      expect(await post(delegateTask, { taskId: one.taskId, toId: idOf('hanna') })).toMatchObject({ code: 'ok' });
      expect(await holdersOf(deboer, one.taskId)).toContain('Hanna de Wit');
      const all = await running(group, { mode: 'all_must_act' });
      await decide('emma', all.taskId);
      await part('emma', group);
      expect(await holdersOf(deboer, one.taskId)).toEqual(['Chris Mol', 'Dewi Santoso']);
      expect(await unchanged(() => decide('hanna', one.taskId))).toMatchObject({ code: 'not_found' });
      expect(await unchanged(() => decide('emma', one.taskId))).toMatchObject({ code: 'forbidden' });
      await decide('chris', all.taskId);
      await decide('dewi', all.taskId);
      expect(await statusOf(all.documentId)).toBe(9);
      // Who comes back has it anew, as their own.
      await join('emma', group);
      expect(await holdersOf(deboer, one.taskId)).toEqual(['Chris Mol', 'Dewi Santoso', 'Emma Prins']);
    },
  );

  test('G24 a removal never completes a step: it waits for a workflow administrator, who is told and confirms', async () => {
    const group = await groupOf('chris', 'emma');
    const { documentId, taskId } = await running(group, { mode: 'all_must_act', name: 'All agree' });
    await decide('chris', taskId);
    expect(await unchanged(() => confirm('wim', taskId))).toMatchObject({ code: 'forbidden' });
    await takeOut('emma', group);
    expect(await statusOf(documentId)).toBe(7);
    await tellOfGroup((await jobs('tell_of_group')).at(-1)!);
    expect((await sentencesTo('wim'))[0]).toMatch(/^All agree in the workflow .* waits for you/);
    for (const who of ['chris', 'emma', 'bram'])
      expect(await unchanged(() => confirm(who, taskId))).toMatchObject({ code: 'forbidden' });
    expect(await confirm('wim', taskId)).toMatchObject({ code: 'ok' });
    expect(await statusOf(documentId)).toBe(9);
  });

  test('one person sufficient, and everybody leaves: nobody’s, so the workflow administrators’; nothing to confirm, something to assign', async () => {
    const group = await groupOf('chris');
    const { taskId } = await running(group);
    await leave('chris', group);
    expect(await holdersOf(deboer, taskId)).toEqual([]);
    await tellOfGroup((await jobs('tell_of_group')).at(-1)!);
    expect((await sentencesTo('wim'))[0]).toContain('waits for you');
    expect(await unchanged(() => confirm('wim', taskId))).toMatchObject({ code: 'forbidden' });
  });
});

describe('G25 the group is deleted while documents run', () => {
  test.each([
    ['closed', closeGroup],
    [
      'closed and emptied',
      async (id: string) => {
        await closeGroup(id);
        await asOwner((tx) => tx.delete(groupMembers).where(eq(groupMembers.groupId, id)));
      },
    ],
    ['gone altogether', (id: string) => asOwner((tx) => tx.delete(groups).where(eq(groups.id, id)))],
  ])(
    '%s: the people of that moment keep its tasks, and get those to come; a document that comes later does not',
    async (_, remove) => {
      const group = await groupOf('chris', 'emma');
      const { documentId, taskId } = await running(
        group,
        { mode: 'all_must_act' },
        humanStep([toGroup(group)], { name: 'Later' }),
      );
      await decide('chris', taskId);
      await actAs('emma');
      await post(delegateTask, { taskId, toId: idOf('dewi') });
      await remove(group);
      expect(await holdersOf(deboer, taskId)).toEqual(['Dewi Santoso']);
      await decide('dewi', taskId);
      const later = await openTask(documentId);
      expect(later.step_name).toBe('Later');
      expect(await holdersOf(deboer, later.id)).toEqual(['Chris Mol', 'Emma Prins']);
      await decide('emma', later.id);
      expect(await statusOf(documentId)).toBe(9);

      // C-13: a new document finds the assignee missing, and falls to the workflow administrators.
      const next = await giveDocument('deboer');
      const { row } = (
        (await (await import('../world')).everyRow('workflow_runs')) as {
          row: { workflow_id: string; document_id: string };
        }[]
      ).find((one) => one.row.document_id === documentId)!;
      expect(await start('chris', next, row.workflow_id)).toMatchObject({ code: 'ok' });
      expect(await holdersOf(deboer, (await openTask(next)).id)).toEqual([]);
    },
  );

  test('G26 one of them leaves the environment: the others have it; the last one, and it waits', async () => {
    for (const key of ['ada', 'bob']) await addPerson('deboer', { key, name: `${key} of De Boer` });
    const group = await groupOf('ada', 'bob');
    const { taskId } = await running(group);
    await closeGroup(group);
    await actAs('anna');
    await post(removeUser, { userId: idOf('ada') });
    expect(await holdersOf(deboer, taskId)).toEqual(['bob of De Boer']);
    await actAs('anna');
    await post(removeUser, { userId: idOf('bob') });
    expect(await holdersOf(deboer, taskId)).toEqual([]);
    await tellOfWaitingTasks((await jobs('tell_of_waiting')).at(-1)!.taskIds);
    expect((await sentencesTo('wim'))[0]).toContain('waits for you');
  });

  test('G29 renamed: nothing changes', async () => {
    const group = await groupOf('chris');
    const { taskId } = await running(group);
    await succeed('anna', changeGroup, { groupId: group, version: '1', name: 'Another name', description: '' });
    expect(await holdersOf(deboer, taskId)).toEqual(['Chris Mol']);
  });
});

describe('a partner group', () => {
  test('holds people of both sides; when the partnership ends, those of the workflow’s own side keep its tasks (C-24)', async () => {
    const group = await makeGroup('fatima', { type: 'partner', partner: 'deboer', members: ['hanna'] });
    await succeed('anna', addGroupMembers, { groupId: group, userIds: [idOf('chris')] });
    const { documentId, taskId } = await running(group, {}, humanStep([toGroup(group)], { name: 'Later' }));
    expect(await holdersOf(deboer, taskId)).toEqual(['Chris Mol', 'Hanna de Wit']);
    await actAs('anna');
    expect(await post(endPartnership, { partnershipId })).toMatchObject({ code: 'ok' });
    expect(await holdersOf(deboer, taskId)).toEqual(['Chris Mol']);
    await decide('chris', taskId);
    expect(await holdersOf(deboer, (await openTask(documentId)).id)).toEqual(['Chris Mol']);
  });
});
