import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { changeStatus } from '@/app/(portal)/documents/[documentId]/actions';
import { decideTask, reassignTask } from '@/app/(portal)/tasks/actions';
import {
  createWorkflow,
  pauseWorkflow,
  publishWorkflow,
  saveWorkflow,
  startWorkflow,
} from '@/app/(portal)/workflows/actions';
import { environments, users } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import { statuses } from '@/db/vocabulary';
import { findActivity } from '@/lib/documents/activity/queries';
import { startOnArrival } from '@/lib/workflows/arrival/commands';
import { actAs, asPerson, post } from '../acting';
import { makeGroup } from '../grouping';
import { unchanged } from '../matrix';
import { addPerson, seat } from '../people';
import { actor, givePartnership, shareWith } from '../sharing';
import { sentencesTo } from '../telling';
import {
  byHand,
  checkStep,
  giveWorkflow,
  holdersOf,
  humanStep,
  idOf,
  onArrival,
  openTask,
  pauseAll,
  start,
  statusOf,
  tasksOf,
  toGroup,
  toPerson,
} from '../workflowing';
import { environment, everyRow, giveDocument, makeWorld, organisation, person } from '../world';

// 5.10 Workflow and tasks, through the real actions; each refusal changes nothing.

const deboer = environment('deboer');

beforeAll(async () => {
  await makeWorld();
  await givePartnership('deboer', 'jansen');
  await addPerson('deboer', { key: 'wim', name: 'Wim Workflow', isWorkflowAdministrator: true });
});
beforeEach(() => pauseAll(deboer));

const statusWord = async (documentId: string) => statuses[(await statusOf(documentId)) - 1];
const decide = async (who: string, taskId: string, verdict = 'approved', reason = '') => {
  await actAs(who);
  return post(decideTask, { taskId, verdict, reason });
};
/** A document in De Boer's own Inbox IN, running through these steps since Chris started it. */
async function running(steps: Parameters<typeof giveWorkflow>[1], values: Parameters<typeof giveDocument>[1] = {}) {
  const documentId = await giveDocument('deboer', values);
  const workflowId = await giveWorkflow('anna', steps);
  expect(await start('chris', documentId, workflowId)).toMatchObject({ code: 'ok' });
  return documentId;
}
const actionsOf = async (documentId: string) =>
  (
    (await everyRow('audit_events')) as {
      row: { document_id: string; number: number; action: string; details: object };
    }[]
  )
    .map(({ row }) => row)
    .filter((row) => row.document_id === documentId)
    .toSorted((a, b) => a.number - b.number);

describe('W01 without the add-on', () => {
  const take = (hasWorkflowEngine: boolean) =>
    asOwner((tx) => tx.update(environments).set({ hasWorkflowEngine }).where(eq(environments.id, deboer)));

  test('nothing is defined and nothing starts, and the refusal says what is missing; what runs goes on (W19, C-37)', async () => {
    const documentId = await running([humanStep([toPerson('chris')])]);
    const other = await giveDocument('deboer');
    const workflowId = await giveWorkflow('anna', [humanStep([toPerson('chris')])]);
    await take(false);
    await actAs('anna');
    const definition = JSON.stringify({ starts: byHand, steps: [humanStep([toPerson('chris')])] });
    const answers = await unchanged(async () => [
      await post(createWorkflow, { name: 'One more', definition }),
      await post(saveWorkflow, { workflowId, name: 'Changed', definition, revision: '1' }),
      await start('chris', other, workflowId),
    ]);
    for (const answer of answers) {
      expect(answer).toMatchObject({ code: 'forbidden' });
      expect(JSON.stringify(answer)).toContain('Workflow Engine');
    }
    // Started on arrival neither, though its definition is still there.
    await startOnArrival({ documentId: other, environmentId: deboer });
    expect(await tasksOf(other)).toEqual([]);
    const task = await openTask(documentId);
    expect(await decide('chris', task.id)).toMatchObject({ code: 'ok' });
    expect(await statusWord(documentId)).toBe('approved_for_payment');
    await actAs('anna');
    expect(await post(pauseWorkflow, { workflowId, isPaused: 'on' })).toMatchObject({ code: 'ok' });
    await take(true);
  });
});

describe('W02 who defines', () => {
  const definition = JSON.stringify({
    starts: byHand,
    steps: [humanStep([{ kind: 'role', role: 'organisation_member' }])],
  });

  test.each(['chris', 'dewi', 'bram', 'emma'])('%s may not', async (who) => {
    await actAs('anna');
    const workflowId = await giveWorkflow('anna', [humanStep([toPerson('chris')])]);
    await actAs(who);
    for (const answer of await unchanged(async () => [
      await post(createWorkflow, { name: `By ${who}`, definition }),
      await post(saveWorkflow, { workflowId, name: 'Changed', definition, revision: '1' }),
      await post(publishWorkflow, { workflowId, revision: '1' }),
      await post(pauseWorkflow, { workflowId, isPaused: 'on' }),
    ]))
      expect(answer).toMatchObject({ code: 'forbidden' });
  });

  test.each(['anna', 'wim'])('%s may: a draft, saved, published, and then a next version', async (who) => {
    const workflowId = await giveWorkflow(who, [humanStep([toPerson('chris')])]);
    await actAs(who);
    expect(await post(saveWorkflow, { workflowId, name: `Newer by ${who}`, definition, revision: '1' })).toMatchObject({
      code: 'ok',
    });
    // Made from what somebody else has saved over since (D-17).
    expect(
      await unchanged(() => post(saveWorkflow, { workflowId, name: 'Older', definition, revision: '1' })),
    ).toMatchObject({ code: 'conflict' });
    expect(await post(publishWorkflow, { workflowId, revision: '2' })).toMatchObject({
      code: 'ok',
      message: 'Version 2 is published.',
    });
    expect(await post(publishWorkflow, { workflowId, revision: '2' })).toMatchObject({ code: 'conflict' });
  });

  test('another environment’s administrator finds none of it, and a stranger neither', async () => {
    const workflowId = await giveWorkflow('anna', [humanStep([toPerson('chris')])]);
    for (const who of ['fatima', 'olaf']) {
      await actAs(who);
      expect(await unchanged(() => post(pauseWorkflow, { workflowId, isPaused: 'on' }))).toMatchObject({
        code: 'not_found',
      });
    }
  });

  test('what is published never changes, by whichever way; a draft that leads nowhere is not published', async () => {
    await giveWorkflow('anna', [humanStep([toPerson('chris')])]);
    await expect(
      asOwner((tx) => tx.execute('alter table workflow_versions no force row level security')),
    ).resolves.toBeDefined();
    await expect(
      asOwner((tx) => tx.execute(`update workflow_versions set definition = '{}' where published_at is not null`)),
    ).rejects.toThrow();
    await asOwner((tx) => tx.execute('alter table workflow_versions force row level security'));
    await actAs('anna');
    const created = await post(createWorkflow, {
      name: 'Nobody',
      definition: JSON.stringify({ starts: byHand, steps: [humanStep([])] }),
    });
    const workflowId = created.goTo!.split('/').at(-1)!;
    expect(await unchanged(() => post(publishWorkflow, { workflowId, revision: '1' }))).toMatchObject({
      code: 'conflict',
    });
    expect(await unchanged(() => post(createWorkflow, { name: 'Nobody', definition }))).toMatchObject({
      code: 'conflict',
    });
    expect(await unchanged(() => post(createWorkflow, { name: 'Odd', definition: '{"steps":[' }))).toMatchObject({
      code: 'invalid',
    });
  });
});

describe('W03 a document arrives', () => {
  const arrive = async (values: Parameters<typeof giveDocument>[1] = {}) => {
    const documentId = await giveDocument('deboer', values);
    await startOnArrival({ documentId, environmentId: deboer });
    return documentId;
  };

  test('the checks run, the task is there, the status follows; once, however often the worker looks', async () => {
    const check = checkStep([{ field: 'amountPayable', operator: 'more_than', value: '5000' }], {
      name: 'Above EUR 5,000',
      passed: 'director',
      failed: 'next',
    });
    await giveWorkflow(
      'anna',
      [
        check,
        humanStep([toPerson('chris')], { key: 'bookkeeper', approved: 'approve' }),
        humanStep([toPerson('bram')], { key: 'director' }),
      ],
      { starts: onArrival() },
    );
    const large = await arrive({ number: 'F-large', amountCents: 5000_01 });
    const small = await arrive({ number: 'F-small', amountCents: 5000_00 });
    await startOnArrival({ documentId: large, environmentId: deboer });
    expect((await tasksOf(large)).map((task) => task.step)).toEqual(['director']);
    expect((await openTask(small)).step).toBe('bookkeeper');
    expect(await statusWord(large)).toBe('under_review');
    expect((await actionsOf(large)).map((event) => event.action)).toEqual([
      'workflow.started',
      'workflow.checked',
      'task.opened',
    ]);
    expect((await sentencesTo('bram'))[0]).toBe('Your task: Approval, for F-large.');
  });

  test('the trigger announces it to the worker, in the transaction that brings it, where something waits for it', async () => {
    const jobs = async () =>
      (
        await asOwner((tx) =>
          tx.execute<{ payload: { documentId: string } }>(
            `select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'start_workflow'`,
          ),
        )
      ).map((job) => job.payload.documentId);
    const before = await giveDocument('deboer');
    expect(await jobs()).not.toContain(before);
    await giveWorkflow('anna', [humanStep([toPerson('chris')])], { starts: onArrival() });
    const received = await giveDocument('deboer');
    const [draft, sent, twin] = [
      await giveDocument('deboer', { status: 'draft', box: 'documents' }),
      await giveDocument('deboer', { status: 'sent', box: 'inbox_out' }),
      await giveDocument('deboer', { status: 'duplicate' }),
    ];
    const announced = await jobs();
    expect(announced).toContain(received);
    for (const quiet of [draft, sent, twin]) expect(announced).not.toContain(quiet);
  });

  test('only what it is for: organisation, type, box; an expense claim like an invoice (R-191)', async () => {
    await giveWorkflow('anna', [humanStep([toPerson('chris')])], {
      starts: onArrival({ types: ['expense_claim'], boxes: ['documents'], organisations: [organisation('deboer')] }),
    });
    const claim = await arrive({ type: 'expense_claim', box: 'documents', status: 'created' });
    const invoice = await arrive({ box: 'documents', status: 'created' });
    const received = await arrive({ type: 'expense_claim' });
    expect(await tasksOf(claim)).toHaveLength(1);
    expect([...(await tasksOf(invoice)), ...(await tasksOf(received))]).toEqual([]);
  });

  test('a check may end it without anybody, and what somebody took up by hand meanwhile stays theirs', async () => {
    await giveWorkflow(
      'anna',
      [
        checkStep([{ field: 'orderReference', operator: 'present', value: '' }], { name: 'Order number' }),
        humanStep([toPerson('chris')]),
      ],
      { starts: onArrival() },
    );
    expect(await statusWord(await arrive())).toBe('rejected');
    const taken = await giveDocument('deboer', { status: 'paid' });
    await startOnArrival({ documentId: taken, environmentId: deboer });
    expect(await statusWord(taken)).toBe('paid');
  });
});

describe('O18, W04 who starts by hand', () => {
  test('members, organisation administrators, environment administrators and external members; not a reader, not a connected manager, not a stranger', async () => {
    const workflowId = await giveWorkflow('anna', [humanStep([toPerson('chris')])]);
    const member = await addPerson('jansen', { key: 'xm', name: 'External Member' });
    await asOwner(async (tx) => {
      const [side] = await tx.execute<{ partnership_id: string }>(
        `select partnership_id from live_sides where environment_id = '${deboer}' and other_environment_id = '${environment('jansen')}'`,
      );
      await tx.execute(
        `insert into organisation_members (user_id, organisation_id, environment_id, user_environment_id, partnership_id) values ('${member}', '${organisation('deboer')}', '${deboer}', '${environment('jansen')}', '${side!.partnership_id}')`,
      );
      await tx.execute(
        `insert into partnership_managers (user_id, partnership_id, environment_id) values ('${idOf('fatima')}', '${side!.partnership_id}', '${environment('jansen')}')`,
      );
      await tx.execute(
        `insert into partnership_organisations (partnership_id, organisation_id, environment_id) values ('${side!.partnership_id}', '${organisation('deboer')}', '${deboer}')`,
      );
    });
    for (const who of ['chris', 'bram', 'anna', 'xm'])
      expect([who, await start(who, await giveDocument('deboer'), workflowId)]).toMatchObject([who, { code: 'ok' }]);
    const documentId = await giveDocument('deboer');
    await shareWith('chris', documentId, 'wim', 'full_access');
    expect(await unchanged(() => start('wim', documentId, workflowId))).toMatchObject({ code: 'forbidden' });
    expect(await unchanged(() => start('fatima', documentId, workflowId))).toMatchObject({ code: 'forbidden' });
    for (const who of ['olaf', 'hanna'])
      expect(await unchanged(() => start(who, documentId, workflowId))).toMatchObject({ code: 'not_found' });
  });

  test('a draft, a sent document and a duplicate go through none; a running one not twice; nobody’s workflow but the owner’s', async () => {
    const workflowId = await giveWorkflow('anna', [humanStep([toPerson('chris')])]);
    const refused = [
      await giveDocument('deboer', { status: 'draft', box: 'documents' }),
      await giveDocument('deboer', { status: 'sent', box: 'inbox_out' }),
      await giveDocument('deboer', { status: 'duplicate' }),
    ];
    for (const documentId of refused)
      expect(await unchanged(() => start('chris', documentId, workflowId))).toMatchObject({ code: 'forbidden' });
    const documentId = await giveDocument('deboer');
    expect(await start('chris', documentId, workflowId)).toMatchObject({ code: 'ok' });
    expect(await unchanged(() => start('chris', documentId, workflowId))).toMatchObject({ code: 'forbidden' });
    await actAs('anna');
    await post(pauseWorkflow, { workflowId, isPaused: 'on' });
    const free = await giveDocument('deboer');
    expect(await unchanged(() => start('chris', free, workflowId))).toMatchObject({ code: 'not_found' });
    // A partner's workflows are behind the same wall as its documents: they are nobody's to start all the same.
    await asOwner((tx) =>
      tx
        .update(environments)
        .set({ hasWorkflowEngine: true })
        .where(eq(environments.id, environment('jansen'))),
    );
    const ofPartner = await giveWorkflow('fatima', [humanStep([toPerson('gijs')])]);
    expect(await unchanged(() => start('chris', free, ofPartner))).toMatchObject({ code: 'not_found' });
  });

  test('two who start it at the same moment start it once', async () => {
    const workflowId = await giveWorkflow('anna', [humanStep([toPerson('chris')])]);
    const documentId = await giveDocument('deboer');
    const { asPerson } = await import('../acting');
    const answers = await Promise.all(
      ['chris', 'bram', 'anna', 'dewi'].map((who) =>
        asPerson(who, () => post(startWorkflow, { documents: [documentId], workflowId })),
      ),
    );
    expect(answers.filter((answer) => answer.code === 'ok')).toHaveLength(1);
    expect(await tasksOf(documentId)).toHaveLength(1);
  });
});

describe('a task to a person', () => {
  test('W05 approved: the next step, then Approved for payment; who approves hears of nothing, the next one does', async () => {
    const documentId = await running(
      [humanStep([toPerson('chris')], { name: 'First check' }), humanStep([toPerson('emma')], { name: 'Payment' })],
      { number: 'F-5' },
    );
    const first = await openTask(documentId);
    expect(await decide('chris', first.id)).toMatchObject({
      code: 'ok',
      message: expect.stringMatching(/^You approved .+\.$/),
    });
    const second = await openTask(documentId);
    expect(second.step_name).toBe('Payment');
    expect((await sentencesTo('emma')).filter((one) => one === 'Your task: Payment, for F-5.')).toHaveLength(1);
    expect(await statusWord(documentId)).toBe('under_review');
    expect(await decide('emma', second.id)).toMatchObject({ code: 'ok' });
    expect(await statusWord(documentId)).toBe('approved_for_payment');
    const open = ((await everyRow('task_assignments')) as { row: { is_open: boolean; task_id: string } }[]).filter(
      ({ row }) => row.is_open && [first.id, second.id].includes(row.task_id),
    );
    expect(open).toEqual([]);
  });

  test('what has nothing to pay is Approved', async () => {
    const documentId = await running([humanStep([toPerson('chris')])], { type: 'order' });
    await decide('chris', (await openTask(documentId)).id);
    expect(await statusWord(documentId)).toBe('approved');
  });

  test('W06 rejected without a reason: no; with one: Rejected, and it stops', async () => {
    const documentId = await running([humanStep([toPerson('chris')]), humanStep([toPerson('emma')])]);
    const { id } = await openTask(documentId);
    expect(await unchanged(() => decide('chris', id, 'rejected'))).toMatchObject({
      code: 'invalid',
      fields: { reason: expect.any(String) },
    });
    expect(await decide('chris', id, 'rejected', 'Wrong amount.')).toMatchObject({ code: 'ok' });
    expect(await statusWord(documentId)).toBe('rejected');
    expect(await tasksOf(documentId)).toHaveLength(1);
    expect((await actionsOf(documentId)).find((event) => event.action === 'task.decide')?.details).toMatchObject({
      verdict: 'rejected',
      reason: 'Wrong amount.',
    });
  });

  test('a rejection may lead back instead: the same step again, in its second round', async () => {
    const documentId = await running([
      humanStep([toPerson('chris')], { key: 'check' }),
      humanStep([toPerson('emma')], { key: 'pay', rejected: 'check' }),
    ]);
    await decide('chris', (await openTask(documentId)).id);
    await decide('emma', (await openTask(documentId)).id, 'rejected', 'Look again.');
    expect(await openTask(documentId)).toMatchObject({ step: 'check', round: 2 });
    await decide('chris', (await openTask(documentId)).id);
    expect(await openTask(documentId)).toMatchObject({ step: 'pay', round: 2 });
  });

  test('W07, W17 nobody else decides: not the administrator, not a reader, not a stranger; a workflow administrator assigns it anew', async () => {
    const documentId = await running([humanStep([toPerson('emma')])]);
    const { id } = await openTask(documentId);
    for (const who of ['anna', 'chris', 'wim'])
      expect(await unchanged(() => decide(who, id))).toMatchObject({ code: 'forbidden' });
    for (const who of ['gijs', 'olaf'])
      expect(await unchanged(() => decide(who, id))).toMatchObject({ code: 'not_found' });
    await actAs('chris');
    expect(await unchanged(() => post(reassignTask, { taskId: id, principals: [idOf('chris')] }))).toMatchObject({
      code: 'forbidden',
    });
    await actAs('gijs');
    expect(await unchanged(() => post(reassignTask, { taskId: id, principals: [idOf('gijs')] }))).toMatchObject({
      code: 'not_found',
    });
    await actAs('wim');
    expect(await unchanged(() => post(reassignTask, { taskId: id, principals: [idOf('olaf')] }))).toMatchObject({
      code: 'invalid',
    });
    expect(await post(reassignTask, { taskId: id, principals: [idOf('anna')] })).toMatchObject({ code: 'ok' });
    expect(await holdersOf(deboer, id)).toEqual(['Anna de Boer']);
    expect(await unchanged(() => decide('emma', id))).toMatchObject({ code: 'forbidden' });
    expect(await decide('anna', id)).toMatchObject({ code: 'ok' });
    // The trail is everybody's who reads the document.
    const trail = (await findActivity(await actor('chris'), documentId))!.history.map((event) => event.action);
    expect(trail.slice(0, 3)).toEqual(['workflow.ended', 'task.decide', 'task.reassign']);
  });
});

describe('a task to a group', () => {
  const group = (...members: string[]) => makeGroup('anna', { members });

  test('W08, W09 one person sufficient: the first decision closes it, an approval or a rejection, and it leaves the others’ lists', async () => {
    for (const [verdict, status] of [
      ['approved', 'approved_for_payment'],
      ['rejected', 'rejected'],
    ] as const) {
      const documentId = await running([humanStep([toGroup(await group('chris', 'emma', 'dewi'))])]);
      const { id } = await openTask(documentId);
      expect(await holdersOf(deboer, id)).toEqual(['Chris Mol', 'Dewi Santoso', 'Emma Prins']);
      expect(await decide('emma', id, verdict, 'Because.')).toMatchObject({ code: 'ok' });
      expect(await holdersOf(deboer, id)).toEqual([]);
      expect(await statusWord(documentId)).toBe(status);
      // C-11: who comes too late is told who decided what.
      expect(await unchanged(() => decide('chris', id))).toMatchObject({
        code: 'conflict',
        message: expect.stringContaining(`Emma Prins ${verdict}`),
      });
    }
  });

  test('W10 one person sufficient, two at the same moment: one counts, the other is told who was first', async () => {
    const documentId = await running([
      humanStep([toGroup(await group('chris', 'emma'))]),
      humanStep([toPerson('bram')], { name: 'Next' }),
    ]);
    const { id } = await openTask(documentId);
    const people = ['chris', 'emma'];
    const answers = await Promise.all(
      people.map((who) => asPerson(who, () => post(decideTask, { taskId: id, verdict: 'approved', reason: '' }))),
    );
    const first = answers.findIndex((answer) => answer.code === 'ok');
    const names = ['Chris Mol', 'Emma Prins'];
    expect(answers[1 - first]).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(`${names[first]} approved`),
    });
    const decisions = (await everyRow('task_decisions')) as { row: { task_id: string; decided_by: string } }[];
    expect(decisions.filter(({ row }) => row.task_id === id).map(({ row }) => row.decided_by)).toEqual([
      idOf(people[first]!),
    ]);
    expect((await tasksOf(documentId)).map((task) => task.step_name)).toEqual(['Approval', 'Next']);
  });

  test('W11, W12 all must act: all but one leave it where it is, the last moves it on; a person decides once', async () => {
    const documentId = await running([
      humanStep([toGroup(await group('chris', 'emma', 'dewi'))], { mode: 'all_must_act' }),
    ]);
    const { id } = await openTask(documentId);
    await decide('chris', id);
    await decide('emma', id);
    expect(await unchanged(() => decide('emma', id))).toMatchObject({ code: 'forbidden' });
    expect(await statusWord(documentId)).toBe('under_review');
    expect(await holdersOf(deboer, id)).toEqual(['Dewi Santoso']);
    await decide('dewi', id);
    expect(await statusWord(documentId)).toBe('approved_for_payment');
  });

  test('W13 all must act: a rejection ends it at once, or after all when set so', async () => {
    const atOnce = await running([
      humanStep([toGroup(await group('chris', 'emma', 'dewi'))], { mode: 'all_must_act' }),
    ]);
    await decide('chris', (await openTask(atOnce)).id, 'rejected', 'No.');
    expect(await statusWord(atOnce)).toBe('rejected');
    const afterAll = await running([
      humanStep([toGroup(await group('chris', 'emma', 'dewi'))], { mode: 'all_must_act', waitsForAll: true }),
    ]);
    const { id } = await openTask(afterAll);
    await decide('chris', id, 'rejected', 'No.');
    await decide('emma', id);
    expect(await statusWord(afterAll)).toBe('under_review');
    await decide('dewi', id);
    expect(await statusWord(afterAll)).toBe('rejected');
  });

  test('W15 an empty group: it waits for those who look after workflows, who are told, and assign it', async () => {
    const documentId = await running([humanStep([toGroup(await group())], { name: 'Empty' })]);
    const { id } = await openTask(documentId);
    expect(await holdersOf(deboer, id)).toEqual([]);
    expect((await sentencesTo('wim'))[0]).toMatch(/^Empty in the workflow .* waits for you/);
    await actAs('wim');
    expect(await post(reassignTask, { taskId: id, principals: [idOf('chris')] })).toMatchObject({ code: 'ok' });
    expect((await sentencesTo('chris'))[0]).toMatch(/^Your task: Empty/);
  });

  test('G28 one group in two steps, each in its own mode', async () => {
    const id = await group('chris', 'emma');
    const documentId = await running([humanStep([toGroup(id)]), humanStep([toGroup(id)], { mode: 'all_must_act' })]);
    await decide('chris', (await openTask(documentId)).id);
    const second = await openTask(documentId);
    await decide('chris', second.id);
    expect((await openTask(documentId)).id).toBe(second.id);
    await decide('emma', second.id);
    expect(await statusWord(documentId)).toBe('approved_for_payment');
  });

  test('roles: the administrators of the environment, the administrators and the members of the organisation', async () => {
    const documentId = await running([
      humanStep([{ kind: 'role', role: 'environment_administrator' }]),
      humanStep([{ kind: 'role', role: 'organisation_administrator' }]),
    ]);
    const first = await openTask(documentId);
    expect(await holdersOf(deboer, first.id)).toEqual(['Anna de Boer']);
    await decide('anna', first.id);
    expect(await holdersOf(deboer, (await openTask(documentId)).id)).toEqual(['Bram Vos']);
    expect(await unchanged(async () => decide('chris', (await openTask(documentId)).id))).toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('separation of duties (N-10)', () => {
  test('W16 the creator does not approve their own document where the step forbids it, by no way round', async () => {
    const documentId = await running([humanStep([toPerson('chris'), toPerson('emma')], { notCreator: true })], {
      createdBy: person('chris').userId,
    });
    const { id } = await openTask(documentId);
    const refused = await unchanged(() => decide('chris', id));
    expect(refused).toMatchObject({ code: 'forbidden' });
    expect(JSON.stringify(refused)).toContain('you created the document');
    await actAs('anna');
    expect(await unchanged(() => post(reassignTask, { taskId: id, principals: [idOf('chris')] }))).toMatchObject({
      code: 'invalid',
    });
    const { delegateTask } = await import('@/app/(portal)/tasks/actions');
    await actAs('emma');
    expect(await unchanged(() => post(delegateTask, { taskId: id, toId: idOf('chris') }))).toMatchObject({
      code: 'invalid',
    });
    expect(await decide('emma', id)).toMatchObject({ code: 'ok' });
  });

  test('who approved the step before does not approve this one, also when a rejection led back to it', async () => {
    const steps = [
      humanStep([toPerson('chris')], { key: 'one' }),
      humanStep([toPerson('chris'), toPerson('emma')], { key: 'two', notPreviousApprover: true }),
      humanStep([toPerson('dewi')], { key: 'three', rejected: 'two' }),
    ];
    const documentId = await running(steps);
    await decide('chris', (await openTask(documentId)).id);
    expect(await unchanged(async () => decide('chris', (await openTask(documentId)).id))).toMatchObject({
      code: 'forbidden',
    });
    await decide('emma', (await openTask(documentId)).id);
    await decide('dewi', (await openTask(documentId)).id, 'rejected', 'Again.');
    expect(await openTask(documentId)).toMatchObject({ step: 'two', round: 2 });
    expect(await unchanged(async () => decide('chris', (await openTask(documentId)).id))).toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('W18 a status by hand during a running workflow', () => {
  test('asks for a reason and is marked; the workflow goes on, and its end is the later word, but for what is paid', async () => {
    const documentId = await running([humanStep([toPerson('chris')])]);
    await actAs('chris');
    const version = async () =>
      String(
        ((await everyRow('documents')) as { row: { id: string; version: number } }[]).find(
          ({ row }) => row.id === documentId,
        )!.row.version,
      );
    const byHandNow = { documentId, status: 'approved', version: await version() };
    expect(await unchanged(() => post(changeStatus, byHandNow))).toMatchObject({
      code: 'invalid',
      fields: { reason: expect.stringContaining('workflow is running') },
    });
    expect(await post(changeStatus, { ...byHandNow, reason: 'By telephone.' })).toMatchObject({ code: 'ok' });
    expect((await actionsOf(documentId)).at(-1)).toMatchObject({
      action: 'document.changeStatus',
      details: { despiteWorkflow: true, reason: 'By telephone.' },
    });
    expect(
      await post(changeStatus, { documentId, status: 'paid', reason: 'Paid in cash.', version: await version() }),
    ).toMatchObject({ code: 'ok' });
    expect(await decide('chris', (await openTask(documentId)).id)).toMatchObject({ code: 'ok' });
    expect(await statusWord(documentId)).toBe('paid');
  });
});

describe('W20 the trail', () => {
  test('every step is an event with who, from where, what and why, in order, and decisions keep what they were about (D-15)', async () => {
    const documentId = await running([
      humanStep([toPerson('chris')], { name: 'First check' }),
      humanStep([toPerson('emma')], { name: 'Payment' }),
    ]);
    await decide('chris', (await openTask(documentId)).id);
    await decide('emma', (await openTask(documentId)).id, 'rejected', 'Too dear.');
    const events = await actionsOf(documentId);
    expect(events.map((event) => event.action)).toEqual([
      'workflow.start',
      'task.opened',
      'task.decide',
      'task.opened',
      'task.decide',
      'workflow.ended',
    ]);
    expect(events.map((event) => (event as unknown as { actor_name: string }).actor_name)).toEqual([
      'Chris Mol',
      'Chris Mol',
      'Chris Mol',
      'Chris Mol',
      'Emma Prins',
      'Emma Prins',
    ]);
    expect(events.at(-2)!.details).toMatchObject({ step: 'Payment', verdict: 'rejected', reason: 'Too dear.' });
    const [decision] = (
      (await everyRow('task_decisions')) as { row: { reason: string; sha256: string; document_version: number } }[]
    ).filter(({ row }) => row.reason === 'Too dear.');
    const versions = (await everyRow('document_versions')) as { row: { document_id: string; sha256: string } }[];
    expect(decision!.row.sha256).toBe(versions.find(({ row }) => row.document_id === documentId)!.row.sha256);
  });

  test('a decision is never changed or taken back, and no app role may try', async () => {
    const documentId = await running([humanStep([toPerson('chris')])]);
    await decide('chris', (await openTask(documentId)).id);
    const { reading } = await import('@/db/client');
    for (const change of [`update task_decisions set reason = 'x'`, 'delete from task_decisions'])
      await expect(reading(person('chris'), (tx) => tx.execute(change))).rejects.toThrow();
    const [grants] = await asOwner((tx) =>
      tx.execute<{ any: boolean }>(
        `select has_table_privilege('koppel_app', 'task_decisions', 'update') or has_table_privilege('koppel_app', 'task_decisions', 'delete') as any`,
      ),
    );
    expect(grants!.any).toBe(false);
  });
});

describe('C-27 somebody leaves', () => {
  test('open tasks by name go to the successor that was named, or wait for a workflow administrator', async () => {
    const { blockUser, removeUser } = await import('@/app/(portal)/environment/users/[userId]/actions');
    const leaver = await addPerson('deboer', { key: 'leo', name: 'Leo Leaver' });
    await seat(leaver, 'deboer', 'deboer');
    const [first, second] = [
      await running([humanStep([toPerson('leo')])]),
      await running([humanStep([toPerson('leo')])]),
    ];
    await actAs('anna');
    expect(await unchanged(() => post(blockUser, { userId: leaver, successorId: idOf('fatima') }))).toMatchObject({
      code: 'invalid',
    });
    expect(await post(blockUser, { userId: leaver, successorId: idOf('emma') })).toMatchObject({ code: 'ok' });
    for (const documentId of [first, second])
      expect(await holdersOf(deboer, (await openTask(documentId)).id)).toEqual(['Emma Prins']);
    expect((await actionsOf(first)).at(-1)).toMatchObject({
      action: 'task.handedOver',
      details: { from: 'Leo Leaver', to: 'Emma Prins' },
    });

    const other = await addPerson('deboer', { key: 'lea', name: 'Lea Leaver' });
    const third = await running([humanStep([toPerson('lea')])]);
    await actAs('anna');
    await post(removeUser, { userId: other });
    expect(await holdersOf(deboer, (await openTask(third)).id)).toEqual([]);
    const [left] = await asOwner((tx) => tx.select().from(users).where(eq(users.id, other)));
    expect(left!.removedAt).not.toBeNull();
  });
});
