import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deleteGroup } from '@/app/(portal)/groups/[groupId]/actions';
import { effectOf } from '@/app/(portal)/groups/[groupId]/effects';
import { usesWords } from '@/app/(portal)/groups/words';
import { createWorkflow, publishWorkflow, saveWorkflow } from '@/app/(portal)/workflows/actions';
import { reading } from '@/db/client';
import { listGroupMembers } from '@/lib/groups/members/queries';
import { findGroup, listGroups } from '@/lib/groups/queries';
import { previewDeletion } from '@/lib/groups/used/queries';
import { actAs, post } from '../acting';
import { makeGroup, nameOwner } from '../grouping';
import { addPerson } from '../people';
import { currentRequest } from '../setup/request';
import { actor, givePartnership, shareWith } from '../sharing';
import { byHand, giveWorkflow, humanStep, start, toGroup, toPerson } from '../workflowing';
import { giveDocument, makeWorld, person } from '../world';

// "Used in" of a group, what comes with a place in it, and what deleting it leaves behind (R-175, G20 to G22, C-13).

beforeAll(async () => {
  await makeWorld();
  await givePartnership('deboer', 'jansen');
  await addPerson('deboer', { key: 'wim', name: 'Wim Workflow', isWorkflowAdministrator: true });
});
beforeEach(() => {
  currentRequest().language = 'en';
});

const pageOf = async (who: string, groupId: string) => (await findGroup(await actor(who), groupId))!;
const usesOf = async (who: string, groupId: string) => {
  const page = await pageOf(who, groupId);
  const listed = (await listGroups(await actor(who), { search: page.name, type: undefined, page: 1 })).groups;
  expect(listed.find((one) => one.id === groupId)!.uses).toEqual(page.uses);
  return page.uses;
};
const previewFor = async (who: string, groupId: string) =>
  previewDeletion(await actor(who), await pageOf(who, groupId));

describe('what a group is used in', () => {
  test('documents shared with it, open tasks that it holds, and for who sees workflows those that name it', async () => {
    const groupId = await makeGroup('emma', { name: 'Buyers', members: ['chris'] });
    expect(await usesOf('emma', groupId)).toEqual({ documents: 0, tasks: 0, workflows: null });
    const shared = await giveDocument('deboer');
    await shareWith('anna', shared, { principalId: groupId }, 'read_only');
    const workflowId = await giveWorkflow('anna', [humanStep([toGroup(groupId)])]);
    for (const documentId of [await giveDocument('deboer'), await giveDocument('deboer')])
      expect(await start('anna', documentId, workflowId)).toMatchObject({ code: 'ok' });
    expect(await usesOf('emma', groupId)).toEqual({ documents: 1, tasks: 2, workflows: null });
    expect(await usesOf('wim', groupId)).toEqual({ documents: 1, tasks: 2, workflows: 1 });
  });

  test('a workflow counts by its newest draft and its newest published version, and no older one', async () => {
    const groupId = await makeGroup('emma', { members: ['chris'] });
    const definition = (assignee: ReturnType<typeof toGroup>) =>
      JSON.stringify({ starts: byHand, steps: [humanStep([assignee])] });
    await actAs('anna');
    const made = await post(createWorkflow, { name: 'Turning', definition: definition(toGroup(groupId)) });
    const workflowId = made.goTo!.split('/').at(-1)!;
    const workflows = async () => (await usesOf('anna', groupId))!.workflows;
    expect(await workflows()).toBe(1);
    expect(await post(publishWorkflow, { workflowId, revision: '1' })).toMatchObject({ code: 'ok' });
    const without = { workflowId, revision: '1', name: 'Turning', definition: definition(toPerson('chris')) };
    expect(await post(saveWorkflow, without)).toMatchObject({ code: 'ok' });
    expect(await workflows()).toBe(1);
    expect(await post(publishWorkflow, { workflowId, revision: '2' })).toMatchObject({ code: 'ok' });
    expect(await workflows()).toBe(0);
  });

  test('C-14 of another environment’s public group nothing is counted, and nobody in it is listed', async () => {
    const groupId = await makeGroup('emma', { type: 'public', members: ['chris'] });
    const documentId = await giveDocument('vastgoed');
    expect(await shareWith('fatima', documentId, { principalId: groupId }, 'read_only')).toMatchObject({ code: 'ok' });
    expect(await usesOf('fatima', groupId)).toBeNull();
    const members = async (who: string) =>
      (await listGroupMembers(await actor(who), { id: groupId }, { search: '', page: 1 })).members.map(
        (one) => one.name,
      );
    expect(await members('fatima')).toEqual([]);
    expect(await members('dewi')).toEqual(['Chris Mol']);
  });

  test('no environment sees another’s workflows through a name', async () => {
    const groupId = await makeGroup('emma', { type: 'public', members: ['chris'] });
    await giveWorkflow('anna', [humanStep([toGroup(groupId)])]);
    const naming = (who: string) =>
      reading(person(who), (tx) => tx.execute(sql`select from workflows_naming(${groupId})`));
    expect([(await naming('anna')).length, (await naming('fatima')).length]).toEqual([1, 0]);
  });

  test('is told as far as it is counted: exactly a thousand is a thousand', async () => {
    const said = (documents: number) => usesWords({ documents, tasks: 0, workflows: null }, ['documents', 'tasks']);
    expect(await said(1000)).toEqual(['1,000 documents']);
    expect(await said(1001)).toEqual(['more than 1,000 documents']);
    expect(await said(0)).toEqual([]);
  });
});

test('G20 to G22 what comes with a place in it is said before, tasks and documents', async () => {
  const groupId = await makeGroup('emma', { members: ['chris'] });
  expect(await effectOf(await pageOf('emma', groupId), 'gets')).toMatch(/no documents and no open tasks yet/);
  await shareWith('anna', await giveDocument('deboer'), { principalId: groupId }, 'read_only');
  await start('anna', await giveDocument('deboer'), await giveWorkflow('anna', [humanStep([toGroup(groupId)])]));
  const page = await pageOf('emma', groupId);
  expect(await effectOf(page, 'gets')).toBe('Whoever joins gets 1 open task and 1 document at once.');
  expect(await effectOf(page, 'loses', 'Chris Mol')).toBe(
    'Chris Mol loses 1 open task and 1 document of the group at once, except what reaches Chris Mol in another way.',
  );
  currentRequest().language = 'nl';
  expect(await effectOf(page, 'youLose')).toBe(
    'U verliest meteen 1 open taak en 1 document van de groep, behalve wat u ook op een andere manier hebt.',
  );
});

describe('C-13 deleting a group', () => {
  test('says which workflows name it and how many documents run on; names to who sees workflows alone', async () => {
    const groupId = await makeGroup('emma', { members: ['chris'] });
    expect(await previewFor('emma', groupId)).toEqual({ running: 0, naming: 0, names: [] });
    const first = await giveWorkflow('anna', [humanStep([toGroup(groupId)])], { name: 'Paying' });
    await giveWorkflow('anna', [humanStep([toPerson('chris')]), humanStep([toGroup(groupId)])], { name: 'Asking' });
    await start('anna', await giveDocument('deboer'), first);
    expect(await previewFor('emma', groupId)).toEqual({ running: 1, naming: 2, names: [] });
    expect(await previewFor('anna', groupId)).toEqual({ running: 1, naming: 2, names: ['Asking', 'Paying'] });
    await nameOwner(groupId, 'chris');
    expect(await previewFor('chris', groupId)).toMatchObject({ running: 1 });
    expect(await previewFor('dewi', groupId)).toBeNull();
    await actAs('emma');
    expect(await post(deleteGroup, { groupId })).toMatchObject({ code: 'ok' });
  });
});
