import { beforeAll, describe, expect, test } from 'vitest';
import { endPartnership } from '@/app/(portal)/partners/actions';
import { decideTask, delegateTask } from '@/app/(portal)/tasks/actions';
import { findDelegates } from '@/lib/tasks/delegating/queries';
import { findDocumentWithTasks, findTask, listReceipts } from '@/lib/tasks/detail/queries';
import { findNextTask } from '@/lib/tasks/queries';
import { actAs, post } from '../acting';
import { addPerson } from '../people';
import { actor, giveGroup, givePartnership, shareWith, sitIn } from '../sharing';
import { giveWorkflow, humanStep, idOf, openTask, start, toGroup, toPerson } from '../workflowing';
import { giveDocument, makeWorld } from '../world';

// What the pages of tasks show, and to whom: the task itself, who takes part, whom it can be delegated to, and what is left of it.

let partnershipId: string;

beforeAll(async () => {
  await makeWorld();
  partnershipId = await givePartnership('deboer', 'jansen');
  await givePartnership('jansen', 'noord');
  await addPerson('deboer', { key: 'wim', name: 'Wim Workflow', isWorkflowAdministrator: true });
});

async function give(steps: Parameters<typeof giveWorkflow>[1], number = 'P-1') {
  const documentId = await giveDocument('deboer', { number });
  await start('chris', documentId, await giveWorkflow('anna', steps));
  return { documentId, taskId: (await openTask(documentId)).id };
}
const decide = async (who: string, taskId: string, verdict = 'approved', reason = '') => {
  await actAs(who);
  expect(await post(decideTask, { taskId, verdict, reason })).toMatchObject({ code: 'ok' });
};
const delegate = async (who: string, taskId: string, to: string) => {
  await actAs(who);
  expect(await post(delegateTask, { taskId, toId: idOf(to) })).toMatchObject({ code: 'ok' });
};
const seen = async (who: string, taskId: string) => findTask(await actor(who), taskId);
const names = (found: Awaited<ReturnType<typeof findTask>>) => found?.parts.map((part) => part.seat.name);
const candidates = async (who: string, taskId: string, search = '') =>
  (await findDelegates(await actor(who), taskId, search))?.map((one) => one.name);

describe('a task', () => {
  test('is there for who takes part, reads its document, or looks after its workflow, and for nobody else (D-07)', async () => {
    const { documentId, taskId } = await give([humanStep([toPerson('emma')])]);
    for (const who of ['emma', 'chris', 'anna', 'wim']) expect([who, await seen(who, taskId)]).toMatchObject([who, {}]);
    expect((await seen('emma', taskId))?.facts.isHolder).toBe(true);
    expect((await seen('chris', taskId))?.facts.isHolder).toBe(false);
    // Who looks after workflows without reading the document learns nothing of it (C-38).
    expect(await seen('emma', taskId)).toMatchObject({ documentName: 'P-1' });
    expect(await seen('wim', taskId)).toMatchObject({ documentName: 'Approval', counterparty: '', amountCents: 0 });
    for (const who of ['hanna', 'fatima', 'ivo', 'pien']) expect([who, await seen(who, taskId)]).toEqual([who, null]);
    expect(await seen('emma', 'not-an-id')).toBeNull();
    await shareWith('anna', documentId, 'hanna', 'read_only');
    expect(await seen('hanna', taskId)).toMatchObject({ documentName: 'P-1', facts: { isHolder: false } });
  });

  test('shows its own people who takes part; another environment only the place one takes, and what was decided (C-34)', async () => {
    const groupId = await giveGroup('deboer', 'environment', 'Three');
    for (const who of ['emma', 'dewi', 'chris']) await sitIn(who, groupId);
    const { taskId } = await give([humanStep([toGroup(groupId)], { mode: 'all_must_act' })]);
    await delegate('emma', taskId, 'hanna');
    expect(names(await seen('chris', taskId))?.toSorted()).toEqual(['Chris Mol', 'Dewi Santoso', 'Emma Prins']);
    expect(names(await seen('hanna', taskId))).toEqual(['Emma Prins']);
    expect((await seen('hanna', taskId))?.parts[0]).toMatchObject({
      seat: { isExternal: true, environmentName: 'De Boer Accountants' },
      isWith: { name: 'Hanna de Wit', isExternal: false },
      decision: null,
    });
    await decide('dewi', taskId);
    const after = await seen('hanna', taskId);
    expect(names(after)).toEqual(['Dewi Santoso', 'Emma Prins']);
    expect(after).toMatchObject({ decided: 1, seats: 3 });
    expect(after?.parts[0]?.decision).toMatchObject({ verdict: 'approved', by: 'Dewi Santoso' });
  });

  test('that is over is nobody’s to act on, and says who decided it and why', async () => {
    const { taskId } = await give([humanStep([toPerson('emma')])]);
    await decide('emma', taskId, 'rejected', 'Wrong amount');
    for (const who of ['emma', 'chris', 'anna']) {
      const found = await seen(who, taskId);
      expect(found).toMatchObject({
        state: 'rejected',
        facts: { isHolder: false, isDelegate: false, isDelegator: false },
      });
      expect(found?.parts).toMatchObject([
        { decision: { verdict: 'rejected', by: 'Emma Prins', reason: 'Wrong amount' } },
      ]);
    }
  });

  test('leaves who decided it as a delegate their receipt, also when the partnership has ended (D16, C-34)', async () => {
    const { taskId } = await give([humanStep([toPerson('emma')], { name: 'Client approval' })], 'P-7');
    await delegate('emma', taskId, 'hanna');
    await decide('hanna', taskId);
    const receipt = [{ documentName: 'P-7', stepName: 'Client approval', seatName: 'Emma Prins', verdict: 'approved' }];
    expect(await listReceipts(await actor('hanna'), taskId)).toMatchObject(receipt);
    expect(await seen('hanna', taskId)).toBeNull();
    await actAs('anna');
    expect(await post(endPartnership, { partnershipId })).toMatchObject({ code: 'ok' });
    expect(await seen('hanna', taskId)).toBeNull();
    expect(await listReceipts(await actor('hanna'), taskId)).toMatchObject(receipt);
    expect(await listReceipts(await actor('fatima'), taskId)).toEqual([]);
    partnershipId = await givePartnership('deboer', 'jansen');
  });
});

describe('whom a task can be delegated to', () => {
  test('colleagues, and from its own environment a partner’s people by three letters; never one’s own, and none without the task', async () => {
    const { taskId } = await give([humanStep([toPerson('emma')])]);
    expect(await candidates('emma', taskId)).toEqual(expect.arrayContaining(['Chris Mol', 'Dewi Santoso']));
    expect(await candidates('emma', taskId)).not.toContain('Emma Prins');
    expect(await candidates('emma', taskId, 'ha')).not.toContain('Hanna de Wit');
    expect(await candidates('emma', taskId, 'han')).toContain('Hanna de Wit');
    expect(await candidates('emma', taskId, 'pie')).toEqual([]);
    for (const who of ['chris', 'anna', 'hanna'])
      expect([who, await candidates(who, taskId)]).toEqual([who, undefined]);
  });

  test('D11, D12 of a delegate their own colleagues alone, not those of their other partners', async () => {
    const { taskId } = await give([humanStep([toPerson('emma')])]);
    await delegate('emma', taskId, 'hanna');
    expect(await candidates('hanna', taskId)).toEqual(expect.arrayContaining(['Gijs Bakker']));
    expect(await candidates('hanna', taskId, 'pien')).toEqual([]);
    expect(await candidates('hanna', taskId, 'chris')).toEqual([]);
  });

  test('who may not decide it or takes part already is told apart (N-10)', async () => {
    const groupId = await giveGroup('deboer', 'environment', 'Two');
    for (const who of ['emma', 'dewi']) await sitIn(who, groupId);
    const { taskId } = await give([
      humanStep([toPerson('chris')]),
      humanStep([toGroup(groupId)], { notPreviousApprover: true }),
    ]);
    await decide('chris', taskId);
    const next = (await findDocumentWithTasks(await actor('emma'), (await seen('emma', taskId))!.documentId))!;
    const found = (await findDelegates(await actor('emma'), next.openTask!.id, ''))!;
    const unfit = new Map(found.map((one) => [one.name, one.unfit]));
    expect(unfit.get('Chris Mol')).toBe('excluded');
    expect(unfit.get('Dewi Santoso')).toBe('holds_already');
    expect(unfit.get('Anna de Boer')).toBeNull();
  });
});

test('a document shows its tasks in the order they came, and the one that is open; nothing to who does not read it', async () => {
  const { documentId, taskId } = await give([
    humanStep([toPerson('chris')], { name: 'First' }),
    humanStep([toPerson('emma')], { name: 'Second' }),
  ]);
  await decide('chris', taskId);
  const found = (await findDocumentWithTasks(await actor('chris'), documentId))!;
  expect(found.tasks.map((task) => [task.stepName, task.state])).toEqual([
    ['First', 'approved'],
    ['Second', 'open'],
  ]);
  expect(found.openTask).toMatchObject({ stepName: 'Second', facts: { isHolder: false } });
  expect((await findDocumentWithTasks(await actor('emma'), documentId))?.openTask?.facts.isHolder).toBe(true);
  expect(await findDocumentWithTasks(await actor('hanna'), documentId)).toBeNull();
});

test('after a decision comes the task that has waited longest, and not the same one again', async () => {
  const dewi = await actor('dewi');
  for (let id = await findNextTask(dewi, ''); id; id = await findNextTask(dewi, '')) await decide('dewi', id);
  const first = await give([humanStep([toPerson('dewi')])]);
  const second = await give([humanStep([toPerson('dewi')])]);
  expect(await findNextTask(dewi, second.taskId)).toBe(first.taskId);
  expect(await findNextTask(dewi, first.taskId)).toBe(second.taskId);
  await decide('dewi', first.taskId);
  expect(await findNextTask(dewi, second.taskId)).toBeNull();
});
