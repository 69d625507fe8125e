import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { historyLine } from '@/app/(portal)/documents/[documentId]/history-words';
import { GET as recipients } from '@/app/(portal)/documents/[documentId]/recipients/route';
import {
  addGroupMembers,
  changeGroup,
  deleteGroup,
  leaveGroup,
  removeGroupMember,
} from '@/app/(portal)/groups/[groupId]/actions';
import GroupPage from '@/app/(portal)/groups/[groupId]/page';
import { GET as candidates } from '@/app/(portal)/groups/[groupId]/people/route';
import { GET as people } from '@/app/(portal)/groups/people/route';
import { endPartnership } from '@/app/(portal)/partners/actions';
import { GET as searchBar } from '@/app/(portal)/search/route';
import { reading } from '@/db/client';
import { newId } from '@/db/id';
import { groupMembers, principals, users } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import { findActivity } from '@/lib/documents/activity/queries';
import { listDocuments } from '@/lib/documents/lists/list';
import { findGroup, listGroups } from '@/lib/groups/queries';
import { findAccess } from '@/lib/shares/queries';
import { actAs, asPerson, given, open, post } from '../acting';
import { groupRow, isSeated, makeGroup, seatsOf, tryToMake } from '../grouping';
import { everything } from '../matrix';
import { addPerson } from '../people';
import { currentRequest } from '../setup/request';
import { actor, givePartnership, leave, sharesOf, shareWith } from '../sharing';
import { sentencesTo, toldTo } from '../telling';
import { environment, everyRow, giveDocument, makeWorld, person } from '../world';

// What groups do (requirements 5.9, effects): documents open and close with a place in them at the next request; they end with
// what was shared with them, and with their partnership; another environment's are nowhere.

let partnershipId: string;

beforeAll(async () => {
  await makeWorld();
  partnershipId = await givePartnership('deboer', 'jansen');
});
beforeEach(() => {
  currentRequest().language = 'en';
});

const makeRelationshipManager = (who: string) =>
  asOwner((tx) =>
    tx
      .update(users)
      .set({ isRelationshipManager: true })
      .where(eq(users.id, person(who).userId)),
  );
const holds = async (who: string, documentId: string) => (await findAccess(await actor(who), documentId))?.held ?? null;
const add = async (by: string, groupId: string, who: string) => {
  await actAs(by);
  return post(addGroupMembers, { groupId, userIds: [person(who).userId] });
};
const remove = async (by: string, groupId: string, who: string) => {
  await actAs(by);
  return post(removeGroupMember, { groupId, userId: person(who).userId });
};
const close = async (by: string, groupId: string) => {
  await actAs(by);
  return post(deleteGroup, { groupId });
};

describe('a place in a group', () => {
  test('G21, G22 opens what is shared with it at the next request and closes it again, in the session that was there', async () => {
    const documentId = await giveDocument('vastgoed');
    const groupId = await makeGroup('fatima');
    await shareWith('fatima', documentId, { principalId: groupId }, 'can_edit');
    expect(await holds('gijs', documentId)).toBeNull();
    expect(await add('fatima', groupId, 'gijs')).toMatchObject({ code: 'ok', message: '1 person has been added.' });
    expect(await holds('gijs', documentId)).toBe('can_edit');
    const { rows } = await reading(person('gijs'), (tx) => listDocuments(tx, { box: 'inbox_in' }));
    expect(rows.map((row) => row.id)).toContain(documentId);
    expect(await remove('fatima', groupId, 'gijs')).toMatchObject({ code: 'ok' });
    expect(await holds('gijs', documentId)).toBeNull();
  });

  test('C-28 one path gone leaves the others: a share by name, a second group, a membership', async () => {
    const documentId = await giveDocument('bakkerij');
    const [one, two] = [
      await makeGroup('fatima', { members: ['hanna'] }),
      await makeGroup('fatima', { members: ['hanna'] }),
    ];
    await leave('hanna', 'bakkerij');
    await shareWith('fatima', documentId, { principalId: one }, 'full_access');
    await shareWith('fatima', documentId, { principalId: two }, 'can_edit');
    await shareWith('fatima', documentId, 'hanna', 'read_only');
    expect(await holds('hanna', documentId)).toBe('full_access');
    await remove('fatima', one, 'hanna');
    expect(await holds('hanna', documentId)).toBe('can_edit');
    await close('fatima', two);
    expect(await holds('hanna', documentId)).toBe('read_only');
  });

  test('R-034, R-035 gives exactly what was shared: no other document, no membership, nothing to create', async () => {
    const [shared, other] = [await giveDocument('vastgoed'), await giveDocument('vastgoed')];
    const groupId = await makeGroup('fatima', { members: ['hanna'] });
    await shareWith('fatima', shared, { principalId: groupId }, 'full_access');
    expect(await holds('hanna', shared)).toBe('full_access');
    expect(await holds('hanna', other)).toBeNull();
  });

  test('C-10 is refused by name to whoever does not fit, in a new group and in one that is there', async () => {
    const rest =
      ' in this group: an environment group and a public group hold people of your own environment, a partner group also those of the one partner.';
    const conditionsOf = (answer: Awaited<ReturnType<typeof post>>) =>
      answer.code === 'forbidden' ? answer.missing.map((one) => one.condition) : answer;
    const before = await everyRow('groups');
    expect(conditionsOf(await tryToMake('anna', { members: ['emma', 'gijs'] }))).toEqual([
      `Gijs Bakker does not fit${rest}`,
    ]);
    const two = conditionsOf(await tryToMake('anna', { members: ['gijs', 'emma', 'hanna'] }));
    expect(
      [`Gijs Bakker and Hanna de Wit`, `Hanna de Wit and Gijs Bakker`].map((who) => [`${who} do not fit${rest}`]),
    ).toContainEqual(two);
    expect(await everyRow('groups')).toEqual(before);

    const groupId = await makeGroup('anna', { members: ['emma'] });
    const seats = await seatsOf(groupId);
    expect(conditionsOf(await add('anna', groupId, 'gijs'))).toEqual([`Gijs Bakker does not fit${rest}`]);
    await actAs('anna');
    const both = { groupId, userIds: [person('gijs').userId, person('hanna').userId] };
    expect(conditionsOf(await post(addGroupMembers, both))).toEqual([`Gijs Bakker and Hanna de Wit do not fit${rest}`]);
    expect(await seatsOf(groupId)).toEqual(seats);
    currentRequest().language = 'nl';
    expect(conditionsOf(await add('anna', groupId, 'gijs'))).toEqual([
      expect.stringMatching(/^Gijs Bakker past niet in deze groep: /),
    ]);
  });

  test('G17 is given up by whoever has it', async () => {
    const groupId = await makeGroup('fatima', { members: ['gijs'] });
    await actAs('gijs');
    expect(await post(leaveGroup, { groupId })).toMatchObject({ code: 'ok', goTo: '/groups' });
    expect(await isSeated(groupId, 'gijs')).toBe(false);
  });
});

describe('what people are told', () => {
  test('who is added is told by name for as long as they are in it; who is removed or loses the group is told too', async () => {
    const groupId = await makeGroup('fatima', { name: 'Oven team', members: ['gijs'] });
    expect((await sentencesTo('gijs'))[0]).toBe(
      'Fatima Jansen added you to the group Oven team: what is shared with it is open to you at once.',
    );
    expect((await toldTo('gijs'))[0]!.path).toBe(`/groups/${groupId}`);
    await remove('fatima', groupId, 'gijs');
    expect((await sentencesTo('gijs')).slice(0, 2)).toEqual([
      'Fatima Jansen removed you from the group Oven team.',
      'Fatima Jansen added you to a group that you are no longer in.',
    ]);
    expect((await toldTo('gijs'))[1]!.path).toBeNull();
    await add('fatima', groupId, 'hanna');
    await close('fatima', groupId);
    expect((await sentencesTo('hanna'))[0]).toBe('Fatima Jansen deleted the group Oven team that you were in.');
  });
});

describe('the trail of a group’s documents (C-47)', () => {
  const lines = async (who: string, documentId: string) => {
    const reader = await actor(who);
    const { history } = (await findActivity(reader, documentId))!;
    return Promise.all(history.map((event) => historyLine(reader, event)));
  };

  test('tells who came into the group and who went, on each document, and stays when the share is gone', async () => {
    const documentId = await giveDocument('vastgoed');
    const groupId = await makeGroup('fatima', { name: 'Trail team' });
    await shareWith('fatima', documentId, { principalId: groupId }, 'read_only');
    await add('fatima', groupId, 'gijs');
    await remove('fatima', groupId, 'gijs');
    await close('fatima', groupId);
    const told = (await lines('fatima', documentId)).filter((line) => !line.includes('opened'));
    expect(told.slice(0, 3)).toEqual([
      'Fatima Jansen deleted Trail team: what was shared with it ended.',
      'Fatima Jansen removed Gijs Bakker from Trail team.',
      'Fatima Jansen added Gijs Bakker to Trail team: it is open to Gijs Bakker through the group.',
    ]);
  });

  test('C-14 names who came and went to the environments it concerns, and to no third one that reads the document', async () => {
    await givePartnership('jansen', 'visser');
    const documentId = await giveDocument('vastgoed');
    const groupId = await makeGroup('emma', { type: 'public', name: 'Open team' });
    await shareWith('fatima', documentId, { principalId: groupId }, 'read_only');
    await shareWith('fatima', documentId, 'ivo', 'full_access');
    await shareWith('fatima', documentId, 'bram', 'full_access');
    await add('emma', groupId, 'chris');
    await add('emma', groupId, 'dewi');
    await remove('emma', groupId, 'chris');
    await actAs('dewi');
    await post(leaveGroup, { groupId });
    for (const who of ['fatima', 'bram']) {
      const [left, removed] = await lines(who, documentId);
      expect(left).toContain('Dewi Santoso');
      expect(removed).toContain('Chris Mol');
    }
    const elsewhere = (await lines('ivo', documentId)).slice(0, 4);
    expect(elsewhere).toEqual([
      'Somebody changed who has access.',
      ...Array(3).fill('Emma Prins (De Boer Accountants) changed who has access.'),
    ]);
    expect(JSON.stringify((await findActivity(await actor('ivo'), documentId))!.history)).not.toMatch(/Chris|Dewi/);
  });

  test('is told in the owner’s log when the group is a partner’s, without the group’s name, and details to those with full access alone', async () => {
    const documentId = await giveDocument('vastgoed');
    const groupId = await makeGroup('emma', { name: 'Hidden team' });
    await shareWith('fatima', documentId, 'bram', 'full_access');
    expect(await shareWith('bram', documentId, { principalId: groupId }, 'read_only')).toMatchObject({ code: 'ok' });
    await add('emma', groupId, 'chris');
    expect((await lines('fatima', documentId))[0]).toBe(
      'Emma Prins (De Boer Accountants) added Chris Mol to a group of De Boer Accountants: it is open to Chris Mol through the group.',
    );
    expect((await lines('chris', documentId))[0]).toBe('Emma Prins changed who has access.');
    await close('emma', groupId);
    const seen = JSON.stringify((await findActivity(await actor('fatima'), documentId))!.history);
    expect(seen).not.toContain('Hidden team');
    const rows = await everyRow('audit_events');
    const subjects = rows.filter(
      (row) => (row as { row: { environment_id: string } }).row.environment_id === environment('jansen'),
    );
    expect(
      JSON.stringify(subjects.map((row) => (row as { row: { subject_name: string } }).row.subject_name)),
    ).not.toContain('Hidden team');
  });
});

describe('the end of a group', () => {
  test('G27 ends its shares, and it is in no list, search, picker and at no address; its people stay as they were (C-13)', async () => {
    const documentId = await giveDocument('vastgoed');
    const groupId = await makeGroup('fatima', { name: 'Short lived', members: ['gijs'] });
    await shareWith('fatima', documentId, { principalId: groupId }, 'read_only');
    expect(await close('fatima', groupId)).toMatchObject({ code: 'ok', goTo: '/groups?deleted=Short%20lived' });
    expect(await sharesOf(documentId)).toEqual([]);
    expect(await holds('gijs', documentId)).toBeNull();
    const reader = await actor('fatima');
    expect(await findGroup(reader, groupId)).toBeNull();
    expect((await listGroups(reader, { search: 'Short', type: undefined, page: 1 })).groups).toEqual([]);
    expect([...(await seatsOf(groupId)).keys()]).toEqual([person('gijs').userId]);
    const before = await everything();
    expect((await add('fatima', groupId, 'hanna')).code).toBe('not_found');
    expect((await remove('fatima', groupId, 'gijs')).code).toBe('not_found');
    expect((await close('fatima', groupId)).code).toBe('not_found');
    expect((await shareWith('fatima', documentId, { principalId: groupId }, 'read_only')).code).toBe('not_found');
    expect(await everything()).toEqual(before);
  });

  test('the database lets nobody into a closed group, and nothing be shared with it, whoever forgot to ask', async () => {
    const groupId = await makeGroup('fatima');
    await close('fatima', groupId);
    const environmentId = environment('jansen');
    await expect(
      asOwner((tx) =>
        tx
          .insert(groupMembers)
          .values({ groupId, userId: person('gijs').userId, environmentId, userEnvironmentId: environmentId }),
      ),
    ).rejects.toMatchObject({ cause: { constraint_name: 'group_members_fitting' } });
  });

  test('the database lets nobody of a partner into an environment group', async () => {
    const groupId = await makeGroup('emma');
    await expect(
      asOwner((tx) =>
        tx.insert(groupMembers).values({
          groupId,
          userId: person('gijs').userId,
          environmentId: environment('deboer'),
          userEnvironmentId: environment('jansen'),
          partnershipId,
        }),
      ),
    ).rejects.toMatchObject({ cause: { constraint_name: 'group_members_fitting' } });
  });

  test('G29 a new name changes nothing else', async () => {
    const documentId = await giveDocument('vastgoed');
    const groupId = await makeGroup('fatima', { name: 'Before', members: ['gijs'] });
    await shareWith('fatima', documentId, { principalId: groupId }, 'can_edit');
    await actAs('fatima');
    await post(changeGroup, { groupId, version: '1', name: 'After', description: 'All of us' });
    expect(await groupRow(groupId)).toMatchObject({ name: 'After', description: 'All of us', version: 2 });
    expect(await holds('gijs', documentId)).toBe('can_edit');
    expect(await isSeated(groupId, 'gijs')).toBe(true);
  });
});

describe('5.4 S11, S12, S20: a partner group and its partnership', () => {
  test('gives both sides what either side shares; ends with the partnership, and a new one revives nothing', async () => {
    const lasting = await givePartnership('visser', 'noord');
    await addPerson('noord', { key: 'nils', name: 'Nils Nieuw' });
    const [own, others] = [await giveDocument('noord'), await giveDocument('vis')];
    const groupId = await makeGroup('olaf', { type: 'partner', partner: 'visser', members: ['nils', 'kees'] });
    await makeRelationshipManager('ivo');
    expect(await shareWith('olaf', own, { principalId: groupId }, 'read_only')).toMatchObject({ code: 'ok' });
    expect(await shareWith('ivo', others, { principalId: groupId }, 'can_edit')).toMatchObject({ code: 'ok' });
    for (const who of ['nils', 'kees'])
      expect([await holds(who, own), await holds(who, others)]).toEqual(['read_only', 'can_edit']);

    await actAs('olaf');
    expect(await post(endPartnership, { partnershipId: lasting })).toMatchObject({ code: 'ok' });
    const nothingIsLeft = async () => {
      for (const who of ['nils', 'kees'])
        expect([await holds(who, own), await holds(who, others)]).toEqual([null, null]);
      expect(await findGroup(await actor('olaf'), groupId)).toBeNull();
    };
    await nothingIsLeft();
    expect(await groupRow(groupId)).toMatchObject({ closedAt: expect.any(Date), partnershipId: null });
    expect([...(await seatsOf(groupId)).keys()]).toEqual([person('nils').userId]);

    await givePartnership('visser', 'noord');
    await nothingIsLeft();
  });

  test('carries no document of a third environment: its path would outlive that one’s partnership (C-46)', async () => {
    await givePartnership('jansen', 'smit');
    await givePartnership('deboer', 'smit');
    const documentId = await giveDocument('smit');
    const groupId = await makeGroup('emma', { type: 'partner', partner: 'jansen' });
    await makeRelationshipManager('quinten');
    expect(await shareWith('quinten', documentId, 'bram', 'full_access')).toMatchObject({ code: 'ok' });
    const before = await everything();
    expect((await shareWith('bram', documentId, { principalId: groupId }, 'read_only')).code).toBe('not_found');
    expect(await everything()).toEqual(before);
  });
});

describe('another environment’s groups (R-162, R-190)', () => {
  test('are in no list, search or picker, and their addresses answer as if they were not there', async () => {
    const groupId = await makeGroup('fatima', { name: 'Zeldzaam geheim', members: ['gijs'] });
    const partners = await makeGroup('fatima', {
      type: 'partner',
      partner: 'deboer',
      name: 'Zeldzaam samen',
      members: ['gijs'],
    });
    const reader = await actor('emma');
    expect((await listGroups(reader, { search: 'Zeldzaam', type: undefined, page: 1 })).groups).toEqual([]);
    await actAs('emma');
    const bar = await searchBar(new Request('http://localhost/search?term=Zeldzaam'));
    expect(await bar.json()).toMatchObject({ groups: [] });
    const documentId = await giveDocument('deboer');
    const picker = await recipients(new Request('http://localhost/x?name=Zeldzaam&also='), {
      params: given({ documentId }),
    });
    expect(JSON.stringify(await picker.json())).not.toContain(groupId);

    const page = (id: string) => open(GroupPage, { params: given({ groupId: id }), searchParams: given({}) });
    const unknown = newId();
    for (const id of [groupId, partners]) {
      await actAs('emma');
      expect(await page(id)).toBe(await page(unknown));
      const [there, notThere] = await Promise.all(
        [id, unknown].map(async (one) => {
          const answer = await candidates(new Request('http://localhost/x?search=a'), {
            params: given({ groupId: one }),
          });
          return [answer.status, await answer.text(), [...answer.headers]];
        }),
      );
      expect(there).toEqual(notThere);
      const before = await everything();
      for (const act of [
        (groupId: string) => post(addGroupMembers, { groupId, userIds: [person('emma').userId] }),
        (groupId: string) => post(removeGroupMember, { groupId, userId: person('gijs').userId }),
        (groupId: string) => post(changeGroup, { groupId, version: '1', name: 'Mine', description: '' }),
        (groupId: string) => post(deleteGroup, { groupId }),
        (groupId: string) => post(leaveGroup, { groupId }),
      ]) {
        const { values: _, ...answer } = (await act(id)) as { values?: unknown };
        const { values: __, ...other } = (await act(unknown)) as { values?: unknown };
        expect(answer).toEqual(other);
      }
      expect(await everything()).toEqual(before);
    }
  });

  test('C-42 partners’ people are found from three letters on, by name alone; a stranger’s are not', async () => {
    await actAs('emma');
    const found = async (search: string) =>
      (await (await people(new Request(`http://localhost/x?search=${search}`))).json()) as {
        label: string;
        detail?: string;
      }[];
    expect((await found('Gi')).map((one) => one.label)).not.toContain('Gijs Bakker');
    expect(await found('Gij')).toMatchObject([
      { label: 'Gijs Bakker', isExternal: true, environment: 'Bakkerij Jansen' },
    ]);
    expect((await found('Gij'))[0]!.detail).toBeUndefined();
    expect(await found('Pien')).toEqual([]);
    // For a partner group with one partner nobody of another is offered, who would not fit in it.
    const forGroupWith = (partner: string, search: string) => found(`${search}&partner=${environment(partner)}`);
    expect(await forGroupWith('jansen', 'Gij')).toMatchObject([{ label: 'Gijs Bakker' }]);
    expect(await forGroupWith('noord', 'Gij')).toEqual([]);
    expect(await forGroupWith('noord', 'Chris')).toMatchObject([{ label: 'Chris Mol' }]);
    expect(await found('Gij&partner=nonsense')).toMatchObject([{ label: 'Gijs Bakker' }]);
  });
});

describe('a group of ten thousand', () => {
  const size = 10_000;
  let groupId: string;

  beforeAll(async () => {
    groupId = await makeGroup('fatima', { name: 'Everybody of Jansen' });
    const environmentId = environment('jansen');
    const ids = Array.from({ length: size }, () => newId());
    await asOwner(async (tx) => {
      for (let at = 0; at < size; at += 2000) {
        const some = ids.slice(at, at + 2000);
        await tx.insert(principals).values(some.map((id) => ({ id, kind: 'user' as const, environmentId })));
        await tx
          .insert(users)
          .values(some.map((id) => ({ id, environmentId, name: `Person ${id}`, email: `${id}@many.test` })));
        await tx
          .insert(groupMembers)
          .values(some.map((userId) => ({ groupId, userId, environmentId, userEnvironmentId: environmentId })));
      }
    });
  });

  const written = async (work: () => Promise<unknown>) => {
    const tables = ['shares', 'grants', 'group_members', 'groups', 'principals', 'documents'];
    const counts = async () => Promise.all(tables.map(async (name) => [name, await everyRow(name)] as const));
    const before = new Map(
      (await counts()).map(([name, rows]) => [name, new Set(rows.map((row) => JSON.stringify(row)))]),
    );
    await work();
    const changes: Record<string, number> = {};
    for (const [name, rows] of await counts()) {
      const now = new Set(rows.map((row) => JSON.stringify(row)));
      const came = [...now].filter((row) => !before.get(name)!.has(row)).length;
      const went = [...before.get(name)!].filter((row) => !now.has(row)).length;
      if (came + went > 0) changes[name] = came + went;
    }
    return changes;
  };

  test('sharing is one share with its path, joining and leaving one seat; the documents are there on the next read', async () => {
    const documentId = await giveDocument('vastgoed');
    const share = () => shareWith('fatima', documentId, { principalId: groupId }, 'read_only');
    expect(await written(async () => expect(await share()).toMatchObject({ code: 'ok' }))).toEqual({
      shares: 1,
      grants: 1,
    });
    expect(await written(() => add('fatima', groupId, 'gijs'))).toEqual({ group_members: 1 });
    const list = async () => (await reading(person('gijs'), (tx) => listDocuments(tx, { box: 'inbox_in' }))).rows;
    expect((await list()).map((row) => row.id)).toContain(documentId);
    expect(await written(() => remove('fatima', groupId, 'gijs'))).toEqual({ group_members: 1 });
    expect((await list()).map((row) => row.id)).not.toContain(documentId);
  }, 120_000);
});

test('D-26 one person makes two hundred groups an hour, and is then refused without a trace', async () => {
  const userId = await addPerson('smit', { name: 'Gus Groepen' });
  for (let at = 0; at < 200; at++) await makeGroup({ userId });
  const before = await everything();
  expect(await tryToMake({ userId })).toMatchObject({ code: 'rate_limited' });
  expect(await everything()).toEqual(before);
  expect(await tryToMake('quinten')).toMatchObject({ code: 'ok' });
}, 120_000);

test('two who add the same person at once: one seat, the other is told', async () => {
  const groupId = await makeGroup('fatima');
  const both = await Promise.all(
    [1, 2].map(() => asPerson('fatima', () => post(addGroupMembers, { groupId, userIds: [person('gijs').userId] }))),
  );
  expect(both.map((one) => one.code).sort()).toEqual(['conflict', 'ok']);
  expect((await seatsOf(groupId)).size).toBe(1);
});

test('a group deleted while somebody is added or it is shared with: it is closed, and nothing leads through it', async () => {
  for (let round = 0; round < 12; round++) {
    const documentId = await giveDocument('vastgoed');
    const groupId = await makeGroup('fatima', { name: `Race ${round}` });
    const [deleted] = await Promise.all([
      asPerson('fatima', () => post(deleteGroup, { groupId })),
      asPerson('fatima', () => post(addGroupMembers, { groupId, userIds: [person('gijs').userId] })),
      shareInRace(documentId, groupId),
    ]);
    expect(deleted.code).toBe('ok');
    expect(await sharesOf(documentId)).toEqual([]);
    expect(await holds('gijs', documentId)).toBeNull();
  }
});

const shareInRace = (documentId: string, groupId: string) =>
  asPerson('fatima', () => shareWith('fatima', documentId, { principalId: groupId }, 'read_only'));
