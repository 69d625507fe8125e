import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { blockUser, removeUser } from '@/app/(portal)/environment/users/[userId]/actions';
import { GET as successors } from '@/app/(portal)/environment/users/[userId]/successors/route';
import { decideTask } from '@/app/(portal)/tasks/actions';
import { countTasksByName, findSuccessors } from '@/lib/tasks/handing-over/queries';
import { actAs, given, post } from '../acting';
import { makeGroup } from '../grouping';
import { everything } from '../matrix';
import { addPerson, seat } from '../people';
import { currentRequest } from '../setup/request';
import { actor } from '../sharing';
import { sentencesTo } from '../telling';
import { giveWorkflow, holdersOf, humanStep, idOf, openTask, start, toGroup, toPerson } from '../workflowing';
import { environment, giveDocument, makeWorld, person } from '../world';

// Somebody leaves: what becomes of their open tasks, and who can take them over (C-27, E-009).

const deboer = environment('deboer');
let leaver: string;
let made = 0;

beforeAll(makeWorld);
beforeEach(async () => {
  currentRequest().language = 'en';
  leaver = await addPerson('deboer', { name: `Leaver ${++made}` });
  await seat(leaver, 'deboer', 'deboer');
});

/** A document that waits at this step, started by Chris. */
async function waiting(...step: Parameters<typeof humanStep>): Promise<string> {
  const documentId = await giveDocument('deboer');
  const workflowId = await giveWorkflow('anna', [humanStep(...step)]);
  expect(await start('chris', documentId, workflowId)).toMatchObject({ code: 'ok' });
  return documentId;
}
const theirs = () => toPerson({ userId: leaver });
const holders = async (documentId: string) => holdersOf(deboer, (await openTask(documentId)).id);
const count = async (who = 'anna') => countTasksByName(await actor(who), leaver);
const leave = async (act: typeof removeUser, to = 'emma') => {
  await actAs('anna');
  return post(act, { userId: leaver, successorId: idOf(to) });
};

describe('what can be handed over', () => {
  test('is counted for who manages users alone: by name, and still to be decided', async () => {
    expect(await count()).toBe(0);
    await waiting([theirs()]);
    await waiting([theirs(), toPerson('chris')]);
    const decided = await waiting([theirs(), toPerson('chris')], { mode: 'all_must_act' });
    await actAs({ userId: leaver });
    expect(await post(decideTask, { taskId: (await openTask(decided)).id, verdict: 'approved' })).toMatchObject({
      code: 'ok',
    });
    await waiting([toGroup(await makeGroup('anna', { members: [{ userId: leaver }] }))]);
    expect(await count()).toBe(2);
    for (const who of ['emma', 'fatima']) expect(await count(who)).toBe(0);
  });

  test('goes to a colleague who can sign in; others find nobody', async () => {
    const blocked = await addPerson('deboer', { name: 'Bo Blocked', blockedAt: new Date() });
    const proxy = await addPerson('deboer', { name: 'Proxy', email: null, isAnonymousProxy: true });
    const found = async (who: string, search = '') =>
      (await findSuccessors(await actor(who), leaver, search)).map((one) => one.id);
    const all = await found('anna');
    expect(all).toContain(person('emma').userId);
    for (const id of [leaver, blocked, proxy, person('fatima').userId]) expect(all).not.toContain(id);
    expect(await found('anna', 'prins em')).toEqual([person('emma').userId]);
    for (const who of ['emma', 'fatima']) expect(await found(who)).toEqual([]);
  });

  test('is asked for at an address that is closed to who does not manage users', async () => {
    const ask = async () => {
      const answer = await successors(new Request('http://localhost/x?search=emma'), {
        params: given({ userId: leaver }),
      });
      return [answer.status, await answer.json()];
    };
    await actAs('anna');
    expect(await ask()).toMatchObject([200, [{ id: person('emma').userId, label: 'Emma Prins' }]]);
    await actAs('emma');
    expect(await ask()).toEqual([403, { error: 'forbidden' }]);
  });
});

describe.each([
  ['blocking', blockUser],
  ['removing', removeUser],
] as const)('%s', (_, act) => {
  test('hands over what is still to be decided, tells the successor, and leaves the rest', async () => {
    const [first, excluded] = [await waiting([theirs()]), await waiting([theirs()], { notCreator: true })];
    const decided = await waiting([theirs(), toPerson('chris')], { mode: 'all_must_act' });
    await actAs({ userId: leaver });
    await post(decideTask, { taskId: (await openTask(decided)).id, verdict: 'approved' });
    expect(await leave(act)).toMatchObject({ code: 'ok' });
    expect(await holders(first)).toEqual(['Emma Prins']);
    expect(await holders(excluded)).toEqual(['Emma Prins']);
    // What the leaver decided counts: Emma is not asked once more.
    expect(await holders(decided)).toEqual(['Chris Mol']);
    expect((await sentencesTo('emma'))[0]).toMatch(/Approval/);
  });

  test('hands nothing to who may not decide it, or takes part already', async () => {
    const documentId = await giveDocument('deboer', { createdBy: person('emma').userId });
    const own = await giveWorkflow('anna', [humanStep([theirs()], { notCreator: true })]);
    expect(await start('chris', documentId, own)).toMatchObject({ code: 'ok' });
    const both = await waiting([theirs(), toPerson('emma')], { mode: 'all_must_act' });
    expect(await leave(act)).toMatchObject({ code: 'ok' });
    expect(await holders(documentId)).toEqual([]);
    expect(await holders(both)).toEqual(['Emma Prins']);
  });

  test('refuses a successor from elsewhere, one who cannot act, and the leaver, and then nothing changes', async () => {
    await waiting([theirs()]);
    await addPerson('deboer', { key: `proxy${made}`, name: 'Proxy', email: null, isAnonymousProxy: true });
    await addPerson('deboer', { key: `bo${made}`, name: 'Bo', blockedAt: new Date() });
    const before = await everything();
    await actAs('anna');
    for (const successorId of [leaver, ...['fatima', `proxy${made}`, `bo${made}`].map(idOf)])
      expect(await post(act, { userId: leaver, successorId })).toMatchObject({
        code: 'invalid',
        fields: { successorId: 'Choose somebody of your environment who can sign in.' },
      });
    expect(await everything()).toEqual(before);
  });
});
