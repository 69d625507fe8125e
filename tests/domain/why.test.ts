import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { whyOwn } from '@/app/(portal)/documents/[documentId]/access-rows';
import { withdrawShare } from '@/app/(portal)/documents/[documentId]/actions';
import { removeMember } from '@/app/(portal)/environment/organisations/[organisationId]/actions';
import { changeRole } from '@/app/(portal)/environment/users/[userId]/actions';
import { removeGroupMember } from '@/app/(portal)/groups/[groupId]/actions';
import { unshareOrganisation } from '@/app/(portal)/partners/actions';
import { decideTask } from '@/app/(portal)/tasks/actions';
import { partnershipOrganisations } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import { explainAccess, type Path } from '@/lib/shares/access/paths';
import { findAccess } from '@/lib/shares/queries';
import { type Answer, actAs, post } from '../acting';
import { makeGroup } from '../grouping';
import { giveLink } from '../partners';
import { addPerson, seat } from '../people';
import { currentRequest } from '../setup/request';
import { actor, actorOf, givePartnership, sharesOf, shareWith } from '../sharing';
import { giveWorkflow, humanStep, openTask, start, toGroup, toPerson } from '../workflowing';
import { environment, giveDocument, makeWorld, organisation, person } from '../world';

// Why has somebody access? Every path is told, and each is cut by itself: what other paths give stays (N-01, C-28).

let partnershipId: string;
let documentId: string;

beforeAll(async () => {
  await makeWorld();
  partnershipId = await givePartnership('jansen', 'deboer');
});
beforeEach(async () => {
  currentRequest().language = 'en';
  documentId = await giveDocument('bakkerij');
});

const paths = async (userId: string): Promise<Path[]> =>
  (await explainAccess(await actor('fatima'), documentId, userId))?.paths ?? [];
const holds = async (userId: string) => (await findAccess(await actorOf(userId), documentId)) !== null;

const share = async (principalId: string, by = 'fatima') => {
  expect(await shareWith(by, documentId, { principalId }, 'read_only')).toMatchObject({ code: 'ok' });
};
const withdrawFrom = async (principalId: string): Promise<Answer> => {
  const share = (await sharesOf(documentId)).find((one) => one.principalId === principalId)!;
  await actAs('fatima');
  return post(withdrawShare, { documentId, shareId: share.id });
};
const takeOut = async (groupId: string, userId: string): Promise<Answer> => {
  await actAs('fatima');
  return post(removeGroupMember, { groupId, userId });
};
const endMembership = async (organisationKey: string, userId: string): Promise<Answer> => {
  await actAs('fatima');
  return post(removeMember, { organisationId: organisation(organisationKey), userId });
};

/** Two paths of one way to one person, and the press that cuts each. */
type Two = { userId: string; cuts: [() => Promise<Answer>, () => Promise<Answer>] };

const twoOf: Record<Path['way'], () => Promise<Two>> = {
  self: async () => {
    const userId = await addPerson('jansen');
    await share(userId);
    await share(userId, 'gijs');
    const both = await sharesOf(documentId);
    const cut = (at: number) => async () => {
      await actAs('fatima');
      return post(withdrawShare, { documentId, shareId: both[at]!.id });
    };
    return { userId, cuts: [cut(0), cut(1)] };
  },
  group: async () => {
    const userId = await addPerson('jansen');
    const groups = [
      await makeGroup('fatima', { members: [{ userId }] }),
      await makeGroup('fatima', { members: [{ userId }] }),
    ];
    for (const groupId of groups) await share(groupId);
    return { userId, cuts: [() => takeOut(groups[0]!, userId), () => takeOut(groups[1]!, userId)] };
  },
  member: async () => {
    const userId = await addPerson('jansen');
    await seat(userId, 'jansen', 'bakkerij');
    await seat(userId, 'jansen', 'vastgoed');
    await share(organisation('vastgoed'));
    return { userId, cuts: [() => endMembership('bakkerij', userId), () => endMembership('vastgoed', userId)] };
  },
  administrator: async () => {
    const userId = await addPerson('jansen', { role: 'administrator' });
    await share(organisation('vastgoed'));
    const change = async () => {
      await actAs('fatima');
      return post(changeRole, { userId, role: 'basic' });
    };
    return { userId, cuts: [() => withdrawFrom(organisation('vastgoed')), change] };
  },
  relationship_manager: async () => {
    const userId = await addPerson('deboer', { isRelationshipManager: true });
    await giveLink(partnershipId, userId, environment('deboer'));
    const listed = ['bakkerij', 'vastgoed'].map(organisation);
    await asOwner((tx) =>
      tx
        .insert(partnershipOrganisations)
        .values(
          listed.map((organisationId) => ({ partnershipId, organisationId, environmentId: environment('jansen') })),
        ),
    );
    await share(listed[1]!);
    const cut = (organisationId: string) => async () => {
      await actAs('fatima');
      return post(unshareOrganisation, { partnershipId, organisationId });
    };
    return { userId, cuts: [cut(listed[0]!), cut(listed[1]!)] };
  },
};

test.each(Object.keys(twoOf) as Path['way'][])(
  'two paths by %s: one is cut and the other stays; then nothing is left',
  async (way) => {
    const { userId, cuts } = await twoOf[way]();
    const before = await paths(userId);
    expect(before.map((one) => one.way)).toEqual([way, way]);
    expect(new Set(before.map((one) => one.key)).size).toBe(2);
    expect(await cuts[0]()).toMatchObject({ code: 'ok' });
    const [left, ...more] = await paths(userId);
    expect([left!.way, before.map((one) => one.key).includes(left!.key), more]).toEqual([way, true, []]);
    expect(await holds(userId)).toBe(true);
    expect(await cuts[1]()).toMatchObject({ code: 'ok' });
    expect([await paths(userId), await holds(userId)]).toEqual([[], false]);
  },
);

describe('a task', () => {
  test('is told as a task, with its step, and the path ends with it (C-34)', async () => {
    documentId = await giveDocument('deboer');
    const [leo, mia] = [await addPerson('deboer', { key: 'leo' }), await addPerson('deboer', { key: 'mia' })];
    const groupId = await makeGroup('anna', { members: ['mia'] });
    const step = humanStep([toPerson('leo'), toGroup(groupId)], { name: 'Payment' });
    await start('anna', documentId, await giveWorkflow('anna', [step]));
    const pathsTo = async (userId: string) =>
      (await explainAccess(await actor('anna'), documentId, userId))?.paths ?? [];
    expect(await pathsTo(leo)).toMatchObject([{ way: 'self', share: null, task: { stepName: 'Payment' } }]);
    expect(await pathsTo(mia)).toMatchObject([{ way: 'group', share: null, task: { stepName: 'Payment' } }]);

    const access = (await findAccess(await actor('leo'), documentId))!;
    expect(await whyOwn(access.ownPaths[0]!, access)).toBe('You have the task “Payment”: this path ends with the task');
    await actAs('leo');
    expect(await post(decideTask, { taskId: (await openTask(documentId)).id, verdict: 'approved' })).toMatchObject({
      code: 'ok',
    });
    expect([await pathsTo(leo), await pathsTo(mia)]).toEqual([[], []]);
  });
});

test('C-14 who put somebody into another environment’s public group, and when, is not told outside it', async () => {
  const emma = person('emma').userId;
  const groupId = await makeGroup('emma', { type: 'public', members: ['emma'] });
  await share(groupId);
  await share(emma);
  const inGroup = async (who: string) =>
    (await explainAccess(await actor(who), documentId, emma))!.paths.find((one) => one.way === 'group')!;
  expect((await inGroup('fatima')).seat).toBeNull();
  expect(await shareWith('fatima', documentId, 'bram', 'full_access')).toMatchObject({ code: 'ok' });
  expect((await inGroup('bram')).seat).toMatchObject({ byName: 'Emma Prins' });
});
