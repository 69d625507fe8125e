import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { decideTask, delegateTask, restartWorkflow } from '@/app/(portal)/tasks/actions';
import { pauseWorkflow, publishWorkflow, saveWorkflow } from '@/app/(portal)/workflows/actions';
import { environments } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import { statuses } from '@/db/vocabulary';
import { findActivity } from '@/lib/documents/activity/queries';
import { findDocument } from '@/lib/documents/queries';
import { listReceipts } from '@/lib/tasks/detail/queries';
import { actAs, asPerson, post } from '../acting';
import { unchanged } from '../matrix';
import { addPerson } from '../people';
import { actor, givePartnership } from '../sharing';
import { sentencesTo } from '../telling';
import {
  byHand,
  giveWorkflow,
  holdersOf,
  humanStep,
  idOf,
  openTask,
  start,
  statusOf,
  tasksOf,
  toPerson,
} from '../workflowing';
import { environment, everyRow, giveDocument, makeWorld } from '../world';

// E-074, C-38: who looks after workflows takes a document through its workflow anew.

const deboer = environment('deboer');

beforeAll(async () => {
  await makeWorld();
  await givePartnership('deboer', 'jansen');
  await addPerson('deboer', { key: 'wim', name: 'Wim Workflow', isWorkflowAdministrator: true });
});

const decide = (who: string, taskId: string) => asPerson(who, () => post(decideTask, { taskId, verdict: 'approved' }));
const restart = (who: string, taskId: string, reason = 'The amount was wrong.') =>
  asPerson(who, () => post(restartWorkflow, { taskId, reason }));

const steps = () => [
  humanStep([toPerson('chris')], { key: 'check', name: 'First check' }),
  humanStep([toPerson('emma')], { key: 'pay', name: 'Payment', notPreviousApprover: true }),
];

/** A document that is at its second step, which Emma has: Chris has approved the first. */
async function atPayment() {
  const documentId = await giveDocument('deboer');
  const workflowId = await giveWorkflow('anna', steps());
  await start('chris', documentId, workflowId);
  const first = await openTask(documentId);
  await decide('chris', first.id);
  return { documentId, workflowId, first, second: await openTask(documentId) };
}
const runsOf = async (documentId: string) =>
  (
    (await everyRow('workflow_runs')) as {
      row: {
        document_id: string;
        state: number;
        workflow_version: number;
        started_at: string;
        ended_at: string | null;
      };
    }[]
  )
    .map(({ row }) => row)
    .filter((row) => row.document_id === documentId)
    .toSorted((a, b) => a.state - b.state);

describe('a workflow is restarted', () => {
  test('from the first step of the newest published version; nobody holds what is over, and what was decided stays a receipt', async () => {
    const { documentId, workflowId, first, second } = await atPayment();
    await asPerson('emma', () => post(delegateTask, { taskId: second.id, toId: idOf('hanna') }));
    expect(await findDocument(await actor('hanna'), documentId)).not.toBeNull();
    await actAs('anna');
    const definition = JSON.stringify({
      starts: byHand,
      steps: [humanStep([toPerson('dewi')], { key: 'new', name: 'New check' }), ...steps()],
    });
    expect(await post(saveWorkflow, { workflowId, name: 'Purchases', definition, revision: '1' })).toMatchObject({
      code: 'ok',
    });
    expect(await post(publishWorkflow, { workflowId, revision: '2' })).toMatchObject({ code: 'ok' });

    expect(await restart('wim', second.id)).toMatchObject({
      code: 'ok',
      message: expect.stringContaining('Purchases'),
    });

    expect((await tasksOf(documentId)).map(({ step, state }) => [step, state])).toEqual([
      ['check', 2],
      ['pay', 4],
      ['new', 1],
    ]);
    expect((await runsOf(documentId)).map((run) => [run.state, run.workflow_version, run.ended_at !== null])).toEqual([
      [1, 2, false],
      [4, 1, true],
    ]);
    expect(statuses[(await statusOf(documentId)) - 1]).toBe('under_review');
    const open = await openTask(documentId);
    expect(await holdersOf(deboer, open.id)).toEqual(['Dewi Santoso']);
    expect(await holdersOf(deboer, second.id)).toEqual([]);
    // At the next request: the delegate reads the document no more, and whoever held the task is told what became of it.
    expect(await findDocument(await actor('hanna'), documentId)).toBeNull();
    expect(await unchanged(() => decide('hanna', second.id))).toMatchObject({ code: 'not_found' });
    expect(await unchanged(() => decide('emma', second.id))).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('restarted'),
    });
    expect((await sentencesTo('emma'))[0]).toMatch(/^Wim Workflow restarted the workflow of .*: Payment is over\.$/);
    expect((await sentencesTo('hanna'))[0]).toBe('What you were told here is no longer open to you.');
    expect(await listReceipts(await actor('chris'), first.id)).toMatchObject([{ verdict: 'approved' }]);

    // Who approved before the restart approves again: it is another round of the whole.
    await decide('dewi', open.id);
    await decide('chris', (await openTask(documentId)).id);
    await decide('emma', (await openTask(documentId)).id);
    expect(statuses[(await statusOf(documentId)) - 1]).toBe('approved_for_payment');
  });

  test('it stands in the trail with who and why, in the logs of both environments (W20, R-049)', async () => {
    const { documentId, second } = await atPayment();
    await asPerson('emma', () => post(delegateTask, { taskId: second.id, toId: idOf('hanna') }));
    await restart('anna', second.id, 'The wrong supplier.');
    const [opened, restarted] = (await findActivity(await actor('chris'), documentId))!.history;
    expect(opened).toMatchObject({ action: 'task.opened', details: { step: 'First check' } });
    expect(restarted).toMatchObject({
      action: 'workflow.restart',
      details: { step: 'Payment', version: 1, reason: 'The wrong supplier.' },
    });
    const logs = (
      (await everyRow('audit_events')) as {
        row: { environment_id: string; document_id: string; action: string; actor_name: string };
      }[]
    ).filter(({ row }) => row.document_id === documentId && ['workflow.restart', 'task.taken'].includes(row.action));
    expect(logs.map(({ row }) => [row.environment_id, row.action, row.actor_name]).toSorted()).toEqual(
      [
        [deboer, 'workflow.restart', 'Anna de Boer'],
        [environment('jansen'), 'task.taken', 'Anna de Boer'],
      ].toSorted(),
    );
  });

  test('by nobody else, not without a reason, and not without the add-on: nothing changes', async () => {
    const { second } = await atPayment();
    for (const who of ['emma', 'chris'])
      expect(await unchanged(() => restart(who, second.id))).toMatchObject({ code: 'forbidden' });
    for (const who of ['gijs', 'hanna', 'olaf'])
      expect(await unchanged(() => restart(who, second.id))).toMatchObject({ code: 'not_found' });
    expect(await unchanged(() => restart('wim', second.id, ' '))).toMatchObject({
      code: 'invalid',
      fields: { reason: 'Say why you restart it.' },
    });
    const take = (hasWorkflowEngine: boolean) =>
      asOwner((tx) => tx.update(environments).set({ hasWorkflowEngine }).where(eq(environments.id, deboer)));
    await take(false);
    const refused = await unchanged(() => restart('wim', second.id));
    expect(refused).toMatchObject({ code: 'forbidden' });
    expect(JSON.stringify(refused)).toContain('Workflow Engine');
    await take(true);
  });

  test('also while it is paused: the document is in it already (C-37)', async () => {
    const { documentId, workflowId, second } = await atPayment();
    await actAs('anna');
    await post(pauseWorkflow, { workflowId, isPaused: 'on' });
    expect(await restart('wim', second.id)).toMatchObject({ code: 'ok' });
    expect(await openTask(documentId)).toMatchObject({ step: 'check', round: 1 });
  });

  test('at the same moment as a decision, or twice: one of the two, and one open task', async () => {
    for (let round = 0; round < 10; round++) {
      const documentId = await giveDocument('deboer');
      await start('chris', documentId, await giveWorkflow('anna', steps()));
      const first = await openTask(documentId);
      const answers = await Promise.all([
        decide('chris', first.id),
        restart('wim', first.id),
        ...(round % 2 ? [restart('anna', first.id)] : []),
      ]);
      expect(answers.filter((answer) => answer.code === 'ok')).toHaveLength(1);
      expect(answers.filter((answer) => answer.code === 'conflict')).toHaveLength(answers.length - 1);
      expect((await tasksOf(documentId)).filter((task) => task.state === 1)).toHaveLength(1);
      expect((await runsOf(documentId)).filter((run) => run.state === 1)).toHaveLength(1);
    }
  });
});
