import { beforeAll, expect, test } from 'vitest';
import { changeStatus } from '@/app/(portal)/documents/[documentId]/actions';
import { historyLine, historyNote } from '@/app/(portal)/documents/[documentId]/history-words';
import { blockUser } from '@/app/(portal)/environment/users/[userId]/actions';
import { decideTask, delegateBack, delegateTask, reassignTask, recallTask } from '@/app/(portal)/tasks/actions';
import { findActivity } from '@/lib/documents/activity/queries';
import { findDocument } from '@/lib/documents/queries';
import { actAs, post } from '../acting';
import { currentRequest } from '../setup/request';
import { actor, giveGroup, givePartnership, sitIn } from '../sharing';
import { checkStep, giveWorkflow, humanStep, idOf, openTask, start, toGroup, toPerson } from '../workflowing';
import { giveDocument, makeWorld } from '../world';

// The document's trail, in words (E-077, R-049): what happened in its workflow, oldest first, as each side reads it.

beforeAll(async () => {
  await makeWorld();
  await givePartnership('deboer', 'jansen');
});

async function trailOf(documentId: string, who = 'chris', language: 'en' | 'nl' = 'en'): Promise<string[]> {
  const reader = await actor(who);
  const { history } = (await findActivity(reader, documentId))!;
  currentRequest().language = language;
  const lines = await Promise.all(
    history.map(async (event) =>
      [await historyLine(reader, event), await historyNote(event)].filter(Boolean).join(' '),
    ),
  );
  currentRequest().language = 'en';
  return lines.reverse();
}
const act = async (who: string, action: Parameters<typeof post>[0], values: Parameters<typeof post>[1]) => {
  await actAs(who);
  expect(await post(action, values)).toMatchObject({ code: 'ok' });
};

test('the scenario of the article: first check, delegated to the client, given back, recalled, decided', async () => {
  const team = await giveGroup('deboer', 'environment', 'Procurement');
  await sitIn('chris', team);
  const documentId = await giveDocument('deboer', { number: 'F-1' });
  const name = 'Purchase invoices';
  const check = checkStep([{ field: 'orderReference', operator: 'present', value: '' }], {
    name: 'Order number',
    failed: 'next',
  });
  await start(
    'chris',
    documentId,
    await giveWorkflow(
      'anna',
      [
        check,
        humanStep([toGroup(team)], { name: 'First check' }),
        humanStep([{ kind: 'role', role: 'organisation_member' }], { name: 'Payment' }),
      ],
      { name },
    ),
  );
  const taskId = (await openTask(documentId)).id;
  await act('chris', delegateTask, { taskId, toId: idOf('hanna') });
  expect(await trailOf(documentId, 'hanna')).toContain('“First check” was given to a group of De Boer Accountants.');
  await act('hanna', delegateBack, { taskId });
  await act('chris', delegateTask, { taskId, toId: idOf('hanna') });
  await act('chris', recallTask, { taskId });
  await act('chris', delegateTask, { taskId, toId: idOf('hanna') });
  await act('hanna', decideTask, { taskId, verdict: 'approved' });
  const second = (await openTask(documentId)).id;
  await act('anna', reassignTask, { taskId: second, principals: [idOf('emma')] });
  await act('emma', decideTask, { taskId: second, verdict: 'rejected', reason: 'Too dear.' });
  expect(await trailOf(documentId)).toEqual([
    'Chris Mol started the workflow “Purchase invoices”.',
    'The check “Order number” was not passed.',
    '“First check” was given to Procurement.',
    'Chris Mol delegated “First check” to Hanna de Wit.',
    'Hanna de Wit (Bakkerij Jansen) delegated “First check” back to Chris Mol.',
    'Chris Mol delegated “First check” to Hanna de Wit.',
    'Chris Mol took “First check” back from Hanna de Wit.',
    'Chris Mol delegated “First check” to Hanna de Wit.',
    'Hanna de Wit (Bakkerij Jansen) approved “First check”. On behalf of Chris Mol.',
    '“Payment” was given to Members of the organisation.',
    'Anna de Boer assigned “Payment” to Emma Prins.',
    'Emma Prins rejected “Payment”. Reason: Too dear.',
    'The workflow “Purchase invoices” ended: rejected.',
  ]);
  expect((await trailOf(documentId, 'chris', 'nl'))[3]).toBe(
    'Chris Mol heeft “First check” gedelegeerd aan Hanna de Wit.',
  );
});

test('what comes back, what waits, and what is changed by hand meanwhile', async () => {
  const documentId = await giveDocument('deboer');
  await start(
    'chris',
    documentId,
    await giveWorkflow('anna', [
      humanStep([toPerson('chris')], { name: 'Check' }),
      humanStep([toGroup(await giveGroup('deboer', 'environment', 'Empty'))], { name: 'Nobody' }),
    ]),
  );
  const taskId = (await openTask(documentId)).id;
  await act('chris', delegateTask, { taskId, toId: idOf('gijs') });
  await act('fatima', blockUser, { userId: idOf('gijs') });
  const { version } = (await findDocument(await actor('chris'), documentId))!;
  await act('chris', changeStatus, {
    documentId,
    status: 'approved',
    reason: 'By telephone.',
    version: String(version),
  });
  await act('chris', decideTask, { taskId, verdict: 'approved' });
  expect((await trailOf(documentId)).slice(3)).toEqual([
    '“Check” is back with whoever delegated it: Gijs Bakker can no longer act.',
    'Chris Mol changed the status by hand from Under review to Approved, while a workflow was running. Reason: By telephone.',
    'Chris Mol approved “Check”.',
    '“Nobody” was given to Empty.',
  ]);
});
