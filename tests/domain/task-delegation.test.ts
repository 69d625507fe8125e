import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { blockUser, unblockUser } from '@/app/(portal)/environment/users/[userId]/actions';
import { endPartnership } from '@/app/(portal)/partners/actions';
import { decideTask, delegateBack, delegateTask, recallTask } from '@/app/(portal)/tasks/actions';
import { reading } from '@/db/client';
import { environments } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import { heldAccess } from '@/lib/documents/facts';
import { findDocument } from '@/lib/documents/queries';
import { previewEnding } from '@/lib/partnerships/ending/queries';
import { findPartnership } from '@/lib/partnerships/queries';
import type { Assignee } from '@/lib/workflows/definition/definition';
import { actAs, asPerson, post } from '../acting';
import { unchanged } from '../matrix';
import { addPerson } from '../people';
import { actor, enter, givePartnership, leave } from '../sharing';
import { sentencesTo } from '../telling';
import { giveWorkflow, holdersOf, humanStep, idOf, openTask, start, statusOf, tasksOf, toPerson } from '../workflowing';
import { environment, everyRow, giveDocument, makeWorld, person } from '../world';

// 5.11 Delegation across environments, with S13 and S14: De Boer's workflow, delegated to people of Bakkerij Jansen.

const deboer = environment('deboer');
let partnershipId: string;

beforeAll(async () => {
  await makeWorld();
  partnershipId = await givePartnership('deboer', 'jansen');
  await givePartnership('jansen', 'noord');
});

/** A document with one open task of Chris's. */
async function chrisHas(name = 'Approval') {
  const documentId = await giveDocument('deboer', { number: 'F-9' });
  await start('chris', documentId, await giveWorkflow('anna', [humanStep([toPerson('chris')], { name })]));
  return { documentId, taskId: (await openTask(documentId)).id };
}
const delegate = async (who: string, taskId: string, to: string) => {
  await actAs(who);
  return post(delegateTask, { taskId, toId: idOf(to) });
};
const as = async (who: string, action: typeof delegateBack, taskId: string) => {
  await actAs(who);
  return post(action, { taskId });
};
const decide = async (who: string, taskId: string, verdict = 'approved', reason = '') => {
  await actAs(who);
  return post(decideTask, { taskId, verdict, reason });
};
const reads = async (who: string, documentId: string) =>
  (await reading(person(who), (tx) => heldAccess(tx, [documentId]))).get(documentId);
/** How many open tasks people of Bakkerij Jansen have through a delegation. */
const delegatedToJansen = async () =>
  new Set(
    (
      (await everyRow('task_assignments')) as {
        row: { task_id: string; position: number; principal_environment_id: string };
      }[]
    )
      .filter(({ row }) => row.position > 0 && row.principal_environment_id === environment('jansen'))
      .map(({ row }) => row.task_id),
  ).size;
const eventsIn = async (environmentId: string, documentId: string) =>
  (
    (await everyRow('audit_events')) as {
      row: { environment_id: string; document_id: string; number: number; action: string };
    }[]
  )
    .map(({ row }) => row)
    .filter((row) => row.environment_id === environmentId && row.document_id === documentId)
    .toSorted((a, b) => a.number - b.number)
    .map((row) => row.action);

describe('who delegates to whom', () => {
  test('D01 to a colleague, who decides; the delegator does not, until they recall it (D13)', async () => {
    const { documentId, taskId } = await chrisHas();
    expect(await delegate('chris', taskId, 'emma')).toMatchObject({ code: 'ok', message: 'Delegated to Emma Prins.' });
    expect(await holdersOf(deboer, taskId)).toEqual(['Emma Prins']);
    expect(await unchanged(() => decide('chris', taskId))).toMatchObject({ code: 'forbidden' });
    expect((await sentencesTo('emma'))[0]).toBe('Chris Mol delegated a task to you: Approval, for F-9.');
    expect(await decide('emma', taskId)).toMatchObject({ code: 'ok' });
    expect(await statusOf(documentId)).toBe(9);
    const [decision] = (
      (await everyRow('task_decisions')) as { row: { task_id: string; seat_name: string; decided_by_name: string } }[]
    ).filter(({ row }) => row.task_id === taskId);
    expect(decision!.row).toMatchObject({ seat_name: 'Chris Mol', decided_by_name: 'Emma Prins' });
  });

  test('D02, D05, D06, D07, S13 to a partner’s user, whether or not one is relationship manager: they have it in their own environment, and read that one document', async () => {
    const { documentId, taskId } = await chrisHas();
    const other = await giveDocument('deboer', { number: 'F-other' });
    expect(await reads('hanna', documentId)).toBeUndefined();
    expect(await delegate('chris', taskId, 'hanna')).toMatchObject({ code: 'ok' });
    expect(await holdersOf(deboer, taskId)).toEqual(['Hanna de Wit']);
    expect(await reads('hanna', documentId)).toBe('read_only');
    expect((await findDocument(await actor('hanna'), documentId))?.number).toBe('F-9');
    expect(await reads('hanna', other)).toBeUndefined();
    expect(await findDocument(await actor('hanna'), other)).toBeNull();
    // Nobody else of that environment has either.
    expect(await reads('gijs', documentId)).toBeUndefined();
    expect((await sentencesTo('hanna'))[0]).toBe(
      'Chris Mol (De Boer Accountants) delegated a task to you: Approval, for F-9.',
    );
  });

  test('D03, S13 not where there is no partnership, pending or ended alike: such people are not there', async () => {
    const { taskId } = await chrisHas();
    for (const stranger of ['olaf', 'ivo'])
      expect(await unchanged(() => delegate('chris', taskId, stranger))).toMatchObject({ code: 'not_found' });
  });

  test('D04, S13 not to a partner without the add-on in the workflow’s environment; to a colleague still', async () => {
    const { taskId } = await chrisHas();
    const take = (hasWorkflowEngine: boolean) =>
      asOwner((tx) => tx.update(environments).set({ hasWorkflowEngine }).where(eq(environments.id, deboer)));
    await take(false);
    const refused = await unchanged(() => delegate('chris', taskId, 'hanna'));
    expect(refused).toMatchObject({ code: 'forbidden' });
    expect(JSON.stringify(refused)).toContain('Workflow Engine');
    expect(await delegate('chris', taskId, 'emma')).toMatchObject({ code: 'ok' });
    await take(true);
  });

  test('nobody delegates what is not theirs, or to somebody who has it, cannot act, or is nobody', async () => {
    const { taskId } = await chrisHas();
    for (const who of ['emma', 'anna'])
      expect(await unchanged(() => delegate(who, taskId, 'dewi'))).toMatchObject({ code: 'forbidden' });
    expect(await unchanged(() => delegate('hanna', taskId, 'gijs'))).toMatchObject({ code: 'not_found' });
    expect(await unchanged(() => delegate('chris', taskId, 'chris'))).toMatchObject({ code: 'invalid' });
    const blocked = await addPerson('deboer', { key: 'blocked', blockedAt: new Date() });
    await actAs('chris');
    expect(await unchanged(() => post(delegateTask, { taskId, toId: blocked }))).toMatchObject({ code: 'invalid' });
  });
});

describe('what the delegate does', () => {
  test('D08, D16 approves: the workflow in the origin moves on; afterwards they read the document no more, and keep their receipt', async () => {
    const { documentId, taskId } = await chrisHas();
    await delegate('chris', taskId, 'hanna');
    expect(await decide('hanna', taskId)).toMatchObject({ code: 'ok' });
    expect(await statusOf(documentId)).toBe(9);
    expect(await reads('hanna', documentId)).toBeUndefined();
    expect(await findDocument(await actor('hanna'), documentId)).toBeNull();
    const receipts = await reading(person('hanna'), (tx) =>
      tx.execute<{ document_name: string }>(
        'select document_name, verdict from task_decisions where decided_by = current_user_id()',
      ),
    );
    expect(receipts[0]).toMatchObject({ document_name: 'F-9', verdict: 1 });
  });

  test('D09 rejects', async () => {
    const { documentId, taskId } = await chrisHas();
    await delegate('chris', taskId, 'hanna');
    expect(await unchanged(() => decide('hanna', taskId, 'rejected'))).toMatchObject({ code: 'invalid' });
    expect(await decide('hanna', taskId, 'rejected', 'Not ours.')).toMatchObject({ code: 'ok' });
    expect(await statusOf(documentId)).toBe(11);
  });

  test('D10 delegates back: to whoever delegated it, who is told, and the way to the document closes', async () => {
    const { documentId, taskId } = await chrisHas();
    await delegate('chris', taskId, 'hanna');
    expect(await unchanged(() => as('chris', delegateBack, taskId))).toMatchObject({ code: 'forbidden' });
    expect(await as('hanna', delegateBack, taskId)).toMatchObject({ code: 'ok' });
    expect(await holdersOf(deboer, taskId)).toEqual(['Chris Mol']);
    expect(await reads('hanna', documentId)).toBeUndefined();
    expect((await sentencesTo('chris'))[0]).toBe(
      'Hanna de Wit (Bakkerij Jansen) delegated Approval for F-9 back to you.',
    );
    expect(await unchanged(() => decide('hanna', taskId))).toMatchObject({ code: 'not_found' });
  });

  test('D11, D12 passes it on to a colleague, who gives it back to them; never to a third environment, nor past the delegator', async () => {
    const { documentId, taskId } = await chrisHas();
    await delegate('chris', taskId, 'hanna');
    // Noord is Jansen's partner, not De Boer's; Emma is De Boer's.
    expect(await unchanged(() => delegate('hanna', taskId, 'pien'))).toMatchObject({ code: 'forbidden' });
    expect(await unchanged(() => delegate('hanna', taskId, 'emma'))).toMatchObject({ code: 'forbidden' });
    expect(await delegate('hanna', taskId, 'gijs')).toMatchObject({ code: 'ok' });
    expect(await holdersOf(deboer, taskId)).toEqual(['Gijs Bakker']);
    expect(await reads('gijs', documentId)).toBe('read_only');
    await as('gijs', delegateBack, taskId);
    expect(await holdersOf(deboer, taskId)).toEqual(['Hanna de Wit']);
  });

  test('D14 the delegator recalls it while it is undecided, whoever has it by now; afterwards no more', async () => {
    const { documentId, taskId } = await chrisHas();
    await delegate('chris', taskId, 'hanna');
    await delegate('hanna', taskId, 'gijs');
    expect(await unchanged(() => as('gijs', recallTask, taskId))).toMatchObject({ code: 'forbidden' });
    expect(await as('chris', recallTask, taskId)).toMatchObject({ code: 'ok' });
    expect(await holdersOf(deboer, taskId)).toEqual(['Chris Mol']);
    for (const who of ['hanna', 'gijs']) expect(await reads(who, documentId)).toBeUndefined();
    await delegate('chris', taskId, 'hanna');
    await decide('hanna', taskId);
    expect(await unchanged(() => as('chris', recallTask, taskId))).toMatchObject({ code: 'conflict' });
  });

  test('D14, C-48 recalled and decided at the same moment: one of the two', async () => {
    for (let round = 0; round < 6; round++) {
      const { documentId, taskId } = await chrisHas();
      await delegate('chris', taskId, 'hanna');
      const [recalled, decided] = await Promise.all([
        asPerson('chris', () => post(recallTask, { taskId })),
        asPerson('hanna', () => post(decideTask, { taskId, verdict: 'approved' })),
      ]);
      expect([recalled.code, decided.code].filter((code) => code === 'ok')).toHaveLength(1);
      expect(await statusOf(documentId)).toBe(decided.code === 'ok' ? 9 : 7);
    }
  });
});

describe('what takes it back', () => {
  test('D17 the delegate is blocked: it is back with the delegator, for good, and the trail says so', async () => {
    const { documentId, taskId } = await chrisHas();
    await delegate('chris', taskId, 'gijs');
    await actAs('fatima');
    expect(await post(blockUser, { userId: idOf('gijs') })).toMatchObject({ code: 'ok' });
    expect(await holdersOf(deboer, taskId)).toEqual(['Chris Mol']);
    await actAs('fatima');
    await post(unblockUser, { userId: idOf('gijs') });
    expect(await holdersOf(deboer, taskId)).toEqual(['Chris Mol']);
    expect(await reads('gijs', documentId)).toBeUndefined();
    expect((await eventsIn(deboer, documentId)).at(-1)).toBe('task.returned');
    expect((await sentencesTo('chris'))[0]).toContain('can no longer act');
  });

  test('D18 each step stands in the logs of both environments', async () => {
    const { documentId, taskId } = await chrisHas();
    await delegate('chris', taskId, 'hanna');
    await as('hanna', delegateBack, taskId);
    await delegate('chris', taskId, 'hanna');
    await as('chris', recallTask, taskId);
    await delegate('chris', taskId, 'hanna');
    await decide('hanna', taskId);
    const crossing = [
      'task.delegate',
      'task.delegateBack',
      'task.delegate',
      'task.recall',
      'task.delegate',
      'task.decide',
    ];
    expect(await eventsIn(environment('jansen'), documentId)).toEqual(crossing);
    expect(await eventsIn(deboer, documentId)).toEqual([
      'workflow.start',
      'task.opened',
      ...crossing,
      'workflow.ended',
    ]);
  });

  test('T-45 passed on ten times and no further; back and decided it always can be', async () => {
    const { taskId } = await chrisHas('Passed on');
    const people = ['chris'];
    for (let place = 1; place <= 11; place++) {
      const key = `chain${place}`;
      await addPerson('deboer', { key, name: `Chain ${place}` });
      people.push(key);
    }
    for (let place = 0; place < 10; place++)
      expect(await delegate(people[place]!, taskId, people[place + 1]!)).toMatchObject({ code: 'ok' });
    expect(await unchanged(() => delegate(people[10]!, taskId, people[11]!))).toMatchObject({
      code: 'invalid',
      fields: { toId: expect.stringContaining('ten times') },
    });
    expect(await as(people[10]!, delegateBack, taskId)).toMatchObject({ code: 'ok' });
    expect(await decide(people[9]!, taskId)).toMatchObject({ code: 'ok' });
  });

  test('C-24 one partnership ends: what was delegated through another one stays there', async () => {
    const other = await givePartnership('deboer', 'noord');
    const documentId = await giveDocument('deboer');
    const step = humanStep([toPerson('chris'), toPerson('emma')], { mode: 'all_must_act' });
    await start('chris', documentId, await giveWorkflow('anna', [step]));
    const { id } = await openTask(documentId);
    await delegate('chris', id, 'hanna');
    expect(await delegate('emma', id, 'olaf')).toMatchObject({ code: 'ok' });
    await actAs('anna');
    expect(await post(endPartnership, { partnershipId: other })).toMatchObject({ code: 'ok' });
    expect(await holdersOf(deboer, id)).toEqual(['Emma Prins', 'Hanna de Wit']);
    expect(await decide('hanna', id)).toMatchObject({ code: 'ok' });
    expect(await decide('olaf', id)).toMatchObject({ code: 'not_found' });
  });

  // Last: it ends the partnership of this file.
  test('D15, S14 the partnership ends: undecided tasks are back at once, both are told, and what was decided stays decided', async () => {
    const decided = await chrisHas('Decided');
    await delegate('chris', decided.taskId, 'hanna');
    await decide('hanna', decided.taskId);
    const open = await chrisHas('Open');
    await delegate('chris', open.taskId, 'hanna');
    await delegate('hanna', open.taskId, 'gijs');
    const openWithPartner = await delegatedToJansen();
    expect(openWithPartner).toBeGreaterThan(0);
    const direct = await giveDocument('deboer');
    await start('chris', direct, await giveWorkflow('anna', [humanStep([toPerson('hanna')], { name: 'By name' })]));
    expect(await holdersOf(deboer, (await openTask(direct)).id)).toEqual(['Hanna de Wit']);

    const preview = async (who: string) => {
      const reader = await actor(who);
      return previewEnding(reader, (await findPartnership(reader, partnershipId))!);
    };
    expect(await preview('anna')).toMatchObject({ ourTasks: openWithPartner, theirTasks: 0 });
    expect(await preview('fatima')).toMatchObject({ ourTasks: 0, theirTasks: openWithPartner });
    await actAs('fatima');
    expect(await post(endPartnership, { partnershipId })).toMatchObject({ code: 'ok' });

    expect(await holdersOf(deboer, open.taskId)).toEqual(['Chris Mol']);
    for (const who of ['hanna', 'gijs']) {
      expect(await unchanged(() => decide(who, open.taskId))).toMatchObject({ code: 'not_found' });
      expect(await reads(who, open.documentId)).toBeUndefined();
    }
    // All at one moment, so in no order: each of them once.
    expect((await sentencesTo('chris')).filter((said) => said.includes(': Open for F-9'))).toEqual([
      'The partnership has ended: Open for F-9 is back with whoever delegated it.',
    ]);
    expect((await sentencesTo('chris')).slice(0, openWithPartner)).toEqual(
      Array(openWithPartner).fill(expect.stringMatching(/^The partnership has ended: /)),
    );
    // The reader no longer holds the document: the notification is there, without its name.
    expect((await sentencesTo('gijs')).length).toBeGreaterThan(0);
    expect((await eventsIn(deboer, open.documentId)).at(-1)).toBe('task.returned');
    expect((await eventsIn(environment('jansen'), open.documentId)).at(-1)).toBe('task.returned');
    expect(await statusOf(decided.documentId)).toBe(9);
    // Named by the step itself: nobody is left, and it waits for those who look after workflows.
    expect(await holdersOf(deboer, (await openTask(direct)).id)).toEqual([]);
    const receipts = await reading(person('hanna'), (tx) =>
      tx.execute('select document_name from task_decisions where decided_by = current_user_id()'),
    );
    expect(receipts.length).toBeGreaterThan(0);
    expect(await decide('chris', open.taskId)).toMatchObject({ code: 'ok' });

    // A new partnership of the same two revives nothing (S20).
    await givePartnership('deboer', 'jansen');
    expect(await unchanged(() => decide('hanna', open.taskId))).toMatchObject({ code: 'not_found' });
    expect((await tasksOf(direct)).length).toBe(1);
    expect(await holdersOf(deboer, (await openTask(direct)).id)).toEqual([]);
  });
});

describe('what is taken away, or told to nobody', () => {
  test('C-12 who leaves an organisation leaves its undecided tasks, and so do those they had delegated them to', async () => {
    const documentId = await giveDocument('deboer', { number: 'F-12' });
    const roles: Assignee[] = [{ kind: 'role', role: 'organisation_member' }];
    await start('chris', documentId, await giveWorkflow('anna', [humanStep(roles)]));
    const { id: taskId } = await openTask(documentId);
    expect(await delegate('emma', taskId, 'hanna')).toMatchObject({ code: 'ok' });
    expect(await reads('hanna', documentId)).toBe('read_only');
    await leave('emma', 'deboer');
    expect(await reads('hanna', documentId)).toBeUndefined();
    expect(await holdersOf(deboer, taskId)).not.toContain('Hanna de Wit');
    await enter('emma', 'deboer');
    expect(await holdersOf(deboer, taskId)).toContain('Emma Prins');
    expect(await reads('hanna', documentId)).toBeUndefined();
  });

  test('a delegate learns of nobody in another environment whether they take part (C-34, D-07)', async () => {
    const { taskId } = await chrisHas();
    expect(await delegate('chris', taskId, 'hanna')).toMatchObject({ code: 'ok' });
    const answers = await Promise.all(
      ['chris', 'emma'].map((to) => asPerson('hanna', () => unchanged(() => delegate('hanna', taskId, to)))),
    );
    expect(answers[0]).toEqual({ ...answers[1], values: answers[0]!.values });
    expect(answers[0]).toMatchObject({ code: 'forbidden' });
  });

  test('who has decided in the place of one cannot be given the place of another (R-180)', async () => {
    const documentId = await giveDocument('deboer', { number: 'F-13' });
    const both = [humanStep([toPerson('chris'), toPerson('emma')], { mode: 'all_must_act' })];
    await start('chris', documentId, await giveWorkflow('anna', both));
    const { id: taskId } = await openTask(documentId);
    expect(await delegate('chris', taskId, 'dewi')).toMatchObject({ code: 'ok' });
    expect(await decide('dewi', taskId)).toMatchObject({ code: 'ok' });
    expect(await unchanged(() => delegate('emma', taskId, 'dewi'))).toMatchObject({
      code: 'invalid',
      fields: { toId: expect.stringContaining('Dewi Santoso') },
    });
  });
});
