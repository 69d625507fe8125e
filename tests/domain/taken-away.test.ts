import { setTimeout as pause } from 'node:timers/promises';
import { type SQL, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { addComment } from '@/app/(portal)/documents/[documentId]/actions';
import { connectManager } from '@/app/(portal)/partners/actions';
import { decideTask, delegateTask } from '@/app/(portal)/tasks/actions';
import { asOwner } from '@/db/seed/owner';
import { type Answer, actAs, post } from '../acting';
import { tryToMake } from '../grouping';
import { everything } from '../matrix';
import { giveGroup, givePartnership, shareWith, sitIn } from '../sharing';
import { giveWorkflow, humanStep, openTask, start, toGroup, toPerson } from '../workflowing';
import { giveDocument, makeWorld, person } from '../world';

// A right that is taken away at this very moment is used no more: whoever is about to use it waits, and reads what is true then (T-10, T-12, T-15,
// T-17). What takes it away is written when the act begins, and committed while the act waits.

const waiting = sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

/** Begins the act while the taking away is not committed yet, and commits it as soon as the act waits, or is over already. */
async function whileTaken(taken: SQL, act: () => Promise<Answer>): Promise<Answer> {
  let acting: Promise<Answer> | undefined;
  await asOwner(async (tx) => {
    await tx.execute(taken);
    let isOver = false;
    acting = act().finally(() => {
      isOver = true;
    });
    while (!isOver && (await asOwner((other) => other.execute(waiting))).length === 0) await pause(10);
  });
  return acting!;
}

beforeAll(makeWorld);

describe('at the moment of the act', () => {
  test('a role is withdrawn: the act is refused by the role that is left', async () => {
    await actAs('bram');
    const taken = sql`update users set role = 1 where id = ${person('bram').userId}`;
    const made = await whileTaken(taken, () => tryToMake('bram', { type: 'public', name: 'Everybody' }));
    expect(made).toMatchObject({ code: 'forbidden' });
  });

  test('a place in a group ends: the group’s task is decided by it no more', async () => {
    const groupId = await giveGroup('deboer', 'environment', 'Approvers');
    await sitIn('dewi', groupId);
    const documentId = await giveDocument('deboer');
    await start('chris', documentId, await giveWorkflow('anna', [humanStep([toGroup(groupId)])]));
    const { id: taskId } = await openTask(documentId);
    await actAs('dewi');
    const taken = sql`delete from group_members where group_id = ${groupId}`;
    const decided = await whileTaken(taken, () => post(decideTask, { taskId, verdict: 'approved' }));
    expect(decided.code).not.toBe('ok');
    expect((await openTask(documentId)).id).toBe(taskId);
  });

  test('a partnership ends: a task that was delegated through it is decided by the partner no more', async () => {
    const partnershipId = await givePartnership('deboer', 'jansen');
    const documentId = await giveDocument('deboer');
    await start('chris', documentId, await giveWorkflow('anna', [humanStep([toPerson('chris')])]));
    const { id: taskId } = await openTask(documentId);
    await actAs('chris');
    expect((await post(delegateTask, { taskId, toId: person('hanna').userId })).code).toBe('ok');
    await actAs('hanna');
    const taken = sql`delete from live_partnerships where id = ${partnershipId}`;
    const decided = await whileTaken(taken, () => post(decideTask, { taskId, verdict: 'approved' }));
    expect(decided).toMatchObject({ code: 'not_found' });
    expect((await openTask(documentId)).id).toBe(taskId);
  });

  test('a partnership ends: nothing is written on a partner’s document, and nobody is connected', async () => {
    const partnershipId = await givePartnership('deboer', 'jansen');
    const documentId = await giveDocument('bakkerij');
    expect((await shareWith('fatima', documentId, 'chris', 'can_edit')).code).toBe('ok');
    const taken = sql`delete from live_partnerships where id = ${partnershipId}`;
    await actAs('chris');
    const commented = await whileTaken(taken, () => post(addComment, { documentId, body: 'Too late' }));
    expect(commented).toMatchObject({ code: 'not_found' });
    expect(JSON.stringify(await everything())).not.toContain('Too late');
    const another = await givePartnership('deboer', 'jansen');
    await actAs('anna');
    const connected = await whileTaken(sql`delete from live_partnerships where id = ${another}`, () =>
      post(connectManager, { partnershipId: another, userId: person('anna').userId }),
    );
    expect(connected).toMatchObject({ code: 'not_found' });
  });
});
