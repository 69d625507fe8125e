import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  addGroupMembers,
  changeGroup,
  deleteGroup,
  leaveGroup,
  removeGroupMember,
  setGroupOwner,
} from '@/app/(portal)/groups/[groupId]/actions';
import { createGroup } from '@/app/(portal)/groups/actions';
import { endPartnership } from '@/app/(portal)/partners/actions';
import { listGroupMembers } from '@/lib/groups/members/queries';
import { findGroup, listGroups } from '@/lib/groups/queries';
import { can } from '@/lib/policy/policy';
import { actAs, post } from '../acting';
import { groupRow, isSeated, makeGroup, nameOwner, seatsOf, tryToMake } from '../grouping';
import { drawn, everything, type Tried, tried } from '../matrix';
import { giveLink } from '../partners';
import { addPerson } from '../people';
import { actor, givePartnership, setPerson, shareWith } from '../sharing';
import { environment, giveDocument, makeWorld, person } from '../world';

// Requirements 5.9, through the real actions, as the six kinds of people of De Boer and as a partner's user (Gijs of Jansen). Its
// partners are Jansen and Visser; the stranger is Noord.

const who: Record<string, string> = {
  B: 'chris',
  'B+R': 'dewi',
  A: 'emma',
  'A+R': 'bram',
  AD: 'adam',
  'AD+R': 'anna',
  partner: 'gijs',
};
let partnershipId: string;

beforeAll(async () => {
  await makeWorld();
  await addPerson('deboer', { key: 'adam', name: 'Adam Zonder', role: 'administrator' });
  await addPerson('deboer', { key: 'nora', name: 'Nora Nieuw' });
  partnershipId = await givePartnership('deboer', 'jansen');
  await givePartnership('deboer', 'visser');
});

type Trial = (column: string) => Promise<() => Promise<Tried>>;

/** Acts as the column's person once the group is there. */
const on =
  (arrange: (column: string) => Promise<string>, act: (groupId: string, column: string) => Promise<Tried>): Trial =>
  async (column) => {
    const groupId = await arrange(column);
    await actAs(who[column]!);
    return () => act(groupId, column);
  };

const own = (column: string) => makeGroup(who[column]!, { members: [who[column]!, 'dewi'] });
/** Made by somebody else of De Boer, who is not among the columns. */
const anothers = () => makeGroup('nora', { members: ['dewi', 'nora'] });
const inPartnerGroup = (column: string, ...more: string[]) =>
  makeGroup('emma', { type: 'partner', partner: 'jansen', members: [...new Set([who[column]!, ...more])] });

const add = (who: string) => async (groupId: string) =>
  tried(await post(addGroupMembers, { groupId, userIds: [person(who).userId] }), () => isSeated(groupId, who));
const remove = (who: string) => async (groupId: string) =>
  tried(
    await post(removeGroupMember, { groupId, userId: person(who).userId }),
    async () => !(await isSeated(groupId, who)),
  );
const rename = async (groupId: string) => {
  const { version } = await groupRow(groupId);
  const name = `Renamed ${groupId}`;
  return tried(
    await post(changeGroup, { groupId, version: String(version), name, description: '' }),
    async () => (await groupRow(groupId)).name === name,
  );
};
const close = async (groupId: string) =>
  tried(await post(deleteGroup, { groupId }), async () => (await groupRow(groupId)).closedAt !== null);
const owning = (isGiven: 'on' | 'off') => async (groupId: string) =>
  tried(
    await post(setGroupOwner, { groupId, userId: person('dewi').userId, isGiven }),
    async () => (await seatsOf(groupId)).get(person('dewi').userId) === (isGiven === 'on'),
  );
const make =
  (wish: Parameters<typeof tryToMake>[1]): Trial =>
  async (column) => {
    await actAs(who[column]!);
    return async () => tried(await tryToMake(who[column]!, wish));
  };

/** Looking is not an action: the page is there or it is not. */
const sees = (arrange: (column: string) => Promise<string>): Trial =>
  on(arrange, async (groupId, column) => {
    const reader = await actor(who[column]!);
    const found = await findGroup(reader, groupId);
    const { groups } = await listGroups(reader, { search: '', type: undefined, page: 1 }, 1000);
    expect(groups.some((one) => one.id === groupId)).toBe(found !== null);
    return { done: found !== null, refusal: 'not_found' };
  });
const seesMembers = (arrange: (column: string) => Promise<string>): Trial =>
  on(arrange, async (groupId, column) => {
    const reader = await actor(who[column]!);
    const found = await findGroup(reader, groupId);
    const done = found !== null && can('group.seeMembers', reader, found.facts).allowed;
    expect(found?.members === null || found === null).toBe(!done);
    return { done, refusal: 'not_found' };
  });

describe('5.9 seeing', () => {
  drawn(
    `
    row  act              B  B+R  A  A+R  AD  AD+R  partner
    G01  own              Y  Y    Y  Y    Y   Y     N
    G02  foreign          N  N    N  N    N   N     –
    G03  foreignPublic    Y  Y    Y  Y    Y   Y     Y
    G04  membersOfPublic  N  N    N  N    N   N     N
    G05  partnerMember    Y  Y    Y  Y    Y   Y     Y
    G05  partnerStranger  N  N    N  N    Y   Y     N
    G05  partnerConnected –  Y    –  Y    –   Y     –
    G05  ofOtherPartner   –  –    –  –    –   –     N
  `,
    {
      own: sees(anothers),
      foreign: sees(() => makeGroup('olaf', { members: ['pien'] })),
      foreignPublic: sees(() => makeGroup('olaf', { type: 'public', members: ['pien'] })),
      membersOfPublic: seesMembers(() => makeGroup('olaf', { type: 'public', members: ['pien'] })),
      partnerMember: sees((column) => inPartnerGroup(column)),
      partnerStranger: sees((column) =>
        makeGroup(column === 'A' ? 'bram' : 'emma', { type: 'partner', partner: 'jansen', members: ['hanna'] }),
      ),
      partnerConnected: sees(async (column) => {
        const userId = person(who[column]!).userId;
        await giveLink(partnershipId, userId, environment('deboer'));
        return makeGroup(column === 'A+R' ? 'emma' : 'bram', {
          type: 'partner',
          partner: 'jansen',
          members: ['hanna'],
        });
      }),
      ofOtherPartner: sees(() => makeGroup('emma', { type: 'partner', partner: 'visser', members: ['julia'] })),
    },
  );
});

describe('5.9 making', () => {
  drawn(
    `
    row  act               B  B+R  A  A+R  AD  AD+R
    G06  environment       Y  Y    Y  Y    Y   Y
    G07  public            N  N    Y  Y    Y   Y
    G08  partner           N  N    Y  Y    Y   Y
    G09  strangers         N  N    N  N    N   N
    G10  partnersUser      N  N    N  N    N   N
    G10  partnersInPublic  N  N    N  N    N   N
    G11  three             N  N    N  N    N   N
    G11  ofAStranger       N  N    N  N    N   N
  `,
    {
      environment: make({ members: ['dewi', 'chris'] }),
      public: make({ type: 'public', members: ['dewi'] }),
      partner: make({ type: 'partner', partner: 'jansen', members: ['dewi', 'gijs', 'hanna'] }),
      strangers: make({ type: 'partner', partner: 'noord' }),
      partnersUser: make({ members: ['dewi', 'gijs'] }),
      partnersInPublic: make({ type: 'public', members: ['gijs'] }),
      three: make({ type: 'partner', partner: 'jansen', members: ['dewi', 'gijs', 'julia'] }),
      ofAStranger: make({ type: 'partner', partner: 'jansen', members: ['pien'] }),
    },
  );
});

describe('5.9 members, owners, names, the end', () => {
  drawn(
    `
    row  act               B  B+R  A  A+R  AD  AD+R  partner
    G12  addOwn            Y  Y    Y  Y    Y   Y     Y
    G12  removeOwn         Y  Y    Y  Y    Y   Y     Y
    G12  addAsOwner        Y  Y    Y  Y    Y   Y     –
    G12  ownPeople         –  –    –  –    –   –     Y
    G12  othersPeople      –  –    –  –    –   –     N
    G13  addAnothers       N  N    N  N    Y   Y     N
    G13  removeAnothers    N  N    N  N    Y   Y     N
    G13  asMember          N  N    N  N    Y   Y     N
    G10  addPartnersUser   N  N    N  N    N   N     N
    G11  addThird          –  –    N  N    N   N     –
    G14  deleteOwn         Y  Y    Y  Y    Y   Y     Y
    G14  deleteAnothers    N  N    N  N    Y   Y     N
    G14  deletePartners    N  N    –  N    Y   Y     N
    C47  nameOwner         Y  Y    Y  Y    Y   Y     –
    C47  ownerOfAnothers   N  N    N  N    Y   Y     N
    G29  renameOwn         Y  Y    Y  Y    Y   Y     Y
    G29  renameAnothers    N  N    N  N    Y   Y     N
    G17  leave             Y  Y    Y  Y    Y   Y     Y
    G17  leaveWithoutSeat  N  N    N  N    N   N     N
  `,
    {
      addOwn: on(
        (column) => makeGroup(who[column]!, {}),
        (groupId, column) => add(column === 'partner' ? 'hanna' : 'nora')(groupId),
      ),
      removeOwn: on(
        (column) => makeGroup(who[column]!, { members: [column === 'partner' ? 'hanna' : 'nora'] }),
        (groupId, column) => remove(column === 'partner' ? 'hanna' : 'nora')(groupId),
      ),
      addAsOwner: on(async (column) => {
        const groupId = await makeGroup('nora', { members: [who[column]!] });
        await nameOwner(groupId, who[column]!);
        return groupId;
      }, add('nora')),
      ownPeople: on(async (column) => {
        const groupId = await inPartnerGroup(column);
        await nameOwner(groupId, who[column]!);
        return groupId;
      }, add('hanna')),
      othersPeople: on(async (column) => {
        const groupId = await inPartnerGroup(column);
        await nameOwner(groupId, who[column]!);
        return groupId;
      }, add('dewi')),
      addAnothers: on(anothers, add('emma')),
      removeAnothers: on(anothers, remove('nora')),
      asMember: on((column) => {
        const members = column === 'partner' ? ['nora'] : [who[column]!, 'nora'];
        return makeGroup('nora', { members });
      }, remove('nora')),
      addPartnersUser: on(ownEnvironments, add('hanna')),
      addThird: on(
        (column) => makeGroup(who[column]!, { type: 'partner', partner: 'jansen', members: [who[column]!] }),
        add('julia'),
      ),
      deleteOwn: on((column) => makeGroup(who[column]!), close),
      deleteAnothers: on(anothers, close),
      deletePartners: on((column) => inPartnerGroup(column), close),
      nameOwner: on(own, owning('on')),
      ownerOfAnothers: on(anothers, owning('on')),
      renameOwn: on((column) => makeGroup(who[column]!), rename),
      renameAnothers: on(anothers, rename),
      leave: on(
        (column) =>
          column === 'partner' ? inPartnerGroup(column) : makeGroup('nora', { members: [who[column]!, 'nora'] }),
        async (groupId, column) =>
          tried(await post(leaveGroup, { groupId }), async () => !(await isSeated(groupId, who[column]!))),
      ),
      leaveWithoutSeat: on(
        (column) => (column === 'partner' ? makeGroup('fatima') : makeGroup('nora')),
        async (groupId) => tried(await post(leaveGroup, { groupId })),
      ),
    },
  );
});

/** An environment group of the column's own, into which somebody of a partner is to come. */
function ownEnvironments(column: string) {
  return column === 'partner' ? anothers() : makeGroup(who[column]!);
}

describe('5.9 G16: a visible group is chosen as recipient with full access', () => {
  drawn(
    `
    row  act    B  B+R  A  A+R  AD  AD+R  partner
    G16  share  Y  Y    Y  Y    Y   Y     Y
  `,
    {
      share: async (column) => {
        const groupId = await makeGroup(who[column]!);
        const shared = column === 'partner' ? await giveDocument('bakkerij') : await giveDocument('deboer');
        return async () => tried(await shareWith(who[column]!, shared, { principalId: groupId }, 'read_only'));
      },
    },
  );
});

describe('5.4 S10: making a partner group in each state of the partnership', () => {
  const partner = (key: string) => tryToMake('emma', { type: 'partner', partner: key });

  test('none and pending: not there, or a partnership is missing; ended: a partnership is missing; nothing changes', async () => {
    const ended = await givePartnership('deboer', 'smit');
    await actAs('anna');
    expect(await post(endPartnership, { partnershipId: ended })).toMatchObject({ code: 'ok' });
    const before = await everything();
    expect((await partner('noord')).code).toBe('not_found');
    expect(await partner('smit')).toMatchObject({
      code: 'forbidden',
      missing: [{ condition: 'A partner group needs an active partnership with that environment.' }],
    });
    expect(await everything()).toEqual(before);
  });

  test('active: made', async () => expect(await partner('jansen')).toMatchObject({ code: 'ok' }));
});

describe('what a form may not say', () => {
  beforeEach(() => actAs('emma'));

  test.each([
    ['no name', { name: '  ' }, 'name'],
    ['a type that is none', { type: 'secret' }, 'type'],
    ['a partner group without a partner', { type: 'partner', partnerId: '' }, 'partnerId'],
    ['a description that is too long', { description: 'x'.repeat(201) }, 'description'],
  ])('%s', async (_, wrong, field) => {
    const before = await everything();
    const answer = await post(createGroup, { name: 'Team', type: 'environment', ...wrong });
    expect(answer).toMatchObject({ code: 'invalid', fields: { [field]: expect.any(String) } });
    expect(await everything()).toEqual(before);
  });

  test('a name that is in use already, in whatever case; another environment may have it too', async () => {
    await makeGroup('emma', { name: 'Inkoop' });
    const before = await everything();
    expect(await tryToMake('chris', { name: 'INKOOP' })).toMatchObject({
      code: 'invalid',
      fields: { name: 'Your environment already has a group with this name.' },
    });
    expect(await everything()).toEqual(before);
    expect(await tryToMake('gijs', { name: 'Inkoop' })).toMatchObject({ code: 'ok' });
  });

  test('the name of a deleted group is free again', async () => {
    const groupId = await makeGroup('emma', { name: 'Tijdelijk' });
    await actAs('emma');
    await post(deleteGroup, { groupId });
    expect(await tryToMake('emma', { name: 'Tijdelijk' })).toMatchObject({ code: 'ok' });
  });

  test('two who save at once: the second is told, and nothing is lost', async () => {
    const groupId = await makeGroup('emma', { name: 'Twee' });
    await actAs('emma');
    const change = (name: string) => post(changeGroup, { groupId, version: '1', name, description: '' });
    expect(await change('Een')).toMatchObject({ code: 'ok' });
    const before = await everything();
    expect(await change('Drie')).toMatchObject({ code: 'conflict' });
    expect(await everything()).toEqual(before);
  });

  test('somebody twice in one go is one seat; who is in it already is told so', async () => {
    const groupId = await makeGroup('emma', { members: ['dewi', 'dewi'] });
    expect([...(await seatsOf(groupId)).keys()]).toEqual([person('dewi').userId]);
    await actAs('emma');
    expect(await post(addGroupMembers, { groupId, userIds: [person('dewi').userId] })).toMatchObject({
      code: 'conflict',
      message: 'This person is in the group already.',
    });
  });
});

test('R-162 the members of a partner group are named to both sides, colleagues alone with their address', async () => {
  await setPerson('emma', { role: 'advanced', isRelationshipManager: false, memberOf: [] });
  const groupId = await makeGroup('emma', { type: 'partner', partner: 'jansen', members: ['emma', 'gijs'] });
  const reader = await actor('gijs');
  const { members } = await listGroupMembers(reader, (await findGroup(reader, groupId))!, { search: '', page: 1 });
  expect(members.map(({ name, email, isExternal }) => ({ name, email, isExternal }))).toEqual([
    { name: 'Gijs Bakker', email: 'gijs@jansen.example', isExternal: false },
    { name: 'Emma Prins', email: null, isExternal: true },
  ]);
});
