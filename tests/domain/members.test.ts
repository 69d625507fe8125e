import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  addMembers,
  changeLevel,
  removeMember,
} from '@/app/(portal)/environment/organisations/[organisationId]/actions';
import { GET as candidates } from '@/app/(portal)/environment/organisations/[organisationId]/candidates/route';
import { addToOrganisations } from '@/app/(portal)/environment/users/[userId]/actions';
import { inviteUser } from '@/app/(portal)/environment/users/invite/actions';
import { reading } from '@/db/client';
import { organisationMembers, partnershipManagers, partnershipOrganisations } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import { listDocuments } from '@/lib/documents/lists/list';
import { listMembers, listOthersWithAccess } from '@/lib/organisations/members/queries';
import { findOrganisation, listOrganisations } from '@/lib/organisations/queries';
import { actAs, actAsNobody, asPerson, post } from '../acting';
import { everything } from '../matrix';
import { addPerson, seat } from '../people';
import { actor, givePartnership } from '../sharing';
import { environment, giveDocument, makeWorld, organisation, person } from '../world';

const bakkerij = organisation('bakkerij');
const vastgoed = organisation('vastgoed');
let partnershipId: string;

beforeAll(async () => {
  await makeWorld();
  partnershipId = await givePartnership('deboer', 'jansen');
  await giveDocument('bakkerij', { number: 'BAKKERIJ' });
  await giveDocument('vastgoed', { number: 'VASTGOED' });
});

const idOf = (key: string) => person(key).userId;
const seen = async (key: string) => ({
  organisations: (await listOrganisations(await actor(key), { search: '', page: 1 })).organisations.map(
    (one) => one.name,
  ),
  documents: await reading(person(key), async (tx) =>
    (await listDocuments(tx, { box: 'inbox_in' })).rows.map((row) => row.number),
  ),
});
const level = async (userId: string, organisationId: string) =>
  (
    await asOwner((tx) =>
      tx
        .select()
        .from(organisationMembers)
        .where(and(eq(organisationMembers.userId, userId), eq(organisationMembers.organisationId, organisationId))),
    )
  )[0]?.level ?? null;

test('T05 somebody new sees no organisation; a Member of one sees exactly that one, at once; then no more', async () => {
  await addPerson('jansen', { key: 'cor', name: 'Cor Nieuw' });
  await asPerson('cor', async () => {
    expect(await seen('cor')).toEqual({ organisations: [], documents: [] });
    const place = { organisationId: bakkerij, userId: idOf('cor') };
    await asPerson('fatima', () => post(addMembers, { organisationId: bakkerij, userIds: [idOf('cor')] }));
    expect(await level(idOf('cor'), bakkerij)).toBe('member');
    expect(await seen('cor')).toEqual({ organisations: ['Bakkerij Jansen BV'], documents: ['BAKKERIJ'] });
    await asPerson('fatima', () => post(removeMember, place));
    expect(await seen('cor')).toEqual({ organisations: [], documents: [] });
  });
});

test('T06 a basic user who is Administrator of an organisation adds a colleague, and cannot invite a user', async () => {
  const userId = await addPerson('jansen', { name: 'Collega' });
  await actAs('gijs');
  expect(await post(addMembers, { organisationId: bakkerij, userIds: [userId], level: 'member' })).toMatchObject({
    code: 'ok',
    message: '1 member added.',
  });
  const before = await everything();
  expect(await post(inviteUser, { emails: 'nieuw@jansen.example' })).toMatchObject({ code: 'forbidden' });
  expect(await post(addMembers, { organisationId: vastgoed, userIds: [userId], level: 'member' })).toMatchObject({
    code: 'not_found',
  });
  expect(await everything()).toEqual(before);
});

test('whoever is blocked is added nowhere; a membership from before can still be ended', async () => {
  const userId = await addPerson('jansen', { name: 'Geblokkeerd', blockedAt: new Date() });
  await seat(userId, 'jansen', 'vastgoed');
  await actAs('fatima');
  const before = await everything();
  expect(await post(addMembers, { organisationId: bakkerij, userIds: [userId], level: 'member' })).toMatchObject({
    code: 'not_found',
  });
  expect(await post(addToOrganisations, { userId, organisationIds: [bakkerij] })).toMatchObject({ code: 'not_found' });
  expect(await everything()).toEqual(before);
  expect(await post(removeMember, { organisationId: vastgoed, userId })).toMatchObject({ code: 'ok' });
});

describe('several at once, from both ends', () => {
  test('one person becomes a member of several organisations; where they are one already is counted', async () => {
    const userId = await addPerson('jansen', { name: 'Overal' });
    await actAs('fatima');
    await post(addMembers, { organisationId: bakkerij, userIds: [userId], level: 'member' });
    expect(
      await post(addToOrganisations, {
        userId,
        organisationIds: [bakkerij, vastgoed, vastgoed],
        level: 'administrator',
      }),
    ).toMatchObject({ code: 'ok', message: expect.stringMatching(/^Added to 1, refused for 1\./) });
    expect([await level(userId, bakkerij), await level(userId, vastgoed)]).toEqual(['member', 'administrator']);
  });

  test('nobody chosen is an error at the field, and nothing happens', async () => {
    await actAs('fatima');
    const before = await everything();
    expect(await post(addMembers, { organisationId: bakkerij, level: 'member' })).toMatchObject({ code: 'invalid' });
    expect(await post(addToOrganisations, { userId: idOf('hanna') })).toMatchObject({ code: 'invalid' });
    expect(await everything()).toEqual(before);
  });
});

describe('at the same moment', () => {
  test('two add the same person: one counts, the other is told', async () => {
    const userId = await addPerson('jansen');
    const add = (key: string) =>
      asPerson(key, () => post(addMembers, { organisationId: bakkerij, userIds: [userId], level: 'member' }));
    const answers = await Promise.all([add('fatima'), add('gijs')]);
    expect(answers.map((one) => one.code).toSorted()).toEqual(['conflict', 'ok']);
    expect(answers.find((one) => one.code === 'conflict')?.message).toContain('already a member');
  });

  test('an Administrator who is removed while adding somebody: either it was before, or it is refused', async () => {
    for (let round = 0; round < 5; round++) {
      const chief = await addPerson('jansen');
      const target = await addPerson('jansen');
      await actAs('fatima');
      await post(addMembers, { organisationId: vastgoed, userIds: [chief], level: 'administrator' });
      const [added, removed] = await Promise.all([
        asPerson({ userId: chief }, () =>
          post(addMembers, { organisationId: vastgoed, userIds: [target], level: 'member' }),
        ),
        asPerson('fatima', () => post(removeMember, { organisationId: vastgoed, userId: chief })),
      ]);
      expect(removed).toMatchObject({ code: 'ok' });
      expect(['ok', 'not_found']).toContain(added.code);
      expect((await level(target, vastgoed)) === 'member').toBe(added.code === 'ok');
    }
  });

  test('two partners’ Administrators never take away both own Administrators together', async () => {
    const [one, two] = [await addPerson('jansen'), await addPerson('jansen')];
    const external = (userId: string) => ({
      userId,
      organisationId: vastgoed,
      environmentId: environment('jansen'),
      userEnvironmentId: environment('deboer'),
      partnershipId,
      level: 'administrator' as const,
    });
    await asOwner(async (tx) => {
      await tx.delete(organisationMembers).where(eq(organisationMembers.organisationId, vastgoed));
      await tx.insert(organisationMembers).values([external(idOf('chris')), external(idOf('emma'))]);
    });
    await actAs('fatima');
    await post(addMembers, { organisationId: vastgoed, userIds: [one, two], level: 'administrator' });
    const answers = await Promise.all([
      asPerson('chris', () => post(removeMember, { organisationId: vastgoed, userId: one })),
      asPerson('emma', () => post(changeLevel, { organisationId: vastgoed, userId: two, level: 'member' })),
    ]);
    expect(answers.map((answer) => answer.code).toSorted()).toEqual(['forbidden', 'ok']);
    const levels = [await level(one, vastgoed), await level(two, vastgoed)];
    expect(levels.filter((held) => held === 'administrator')).toHaveLength(1);
  });
});

describe('who is shown', () => {
  test('C-09, C-01 access through administration or a partnership is never shown as a membership', async () => {
    await asOwner(async (tx) => {
      await tx
        .insert(partnershipManagers)
        .values({ userId: idOf('bram'), partnershipId, environmentId: environment('deboer') });
      await tx
        .insert(partnershipOrganisations)
        .values({ partnershipId, organisationId: bakkerij, environmentId: environment('jansen') });
    });
    const fatima = await actor('fatima');
    const row = (await findOrganisation(fatima, bakkerij))!;
    expect(row).toMatchObject({ way: 'administration', level: 'administrator', isExternal: false });
    const { members } = await listMembers(fatima, row, { search: '', page: 1 });
    const names = members.map((member) => member.name);
    expect(names).toContain('Gijs Bakker');
    expect(names).not.toContain('Fatima Jansen');
    expect(names).not.toContain('Bram Vos');
    expect(await listOthersWithAccess(fatima, row)).toMatchObject({
      administrators: [{ name: 'Fatima Jansen' }],
      managers: [{ name: 'Bram Vos', environmentName: 'De Boer Accountants' }],
    });
    expect(await findOrganisation(await actor('bram'), bakkerij)).toMatchObject({
      way: 'partnership',
      level: 'member',
      isExternal: true,
      environmentName: 'Bakkerij Jansen',
    });
  });

  test('C-42 a partner’s people are shown by name and environment, without their address', async () => {
    await asOwner((tx) =>
      tx.insert(organisationMembers).values({
        userId: idOf('chris'),
        organisationId: bakkerij,
        environmentId: environment('jansen'),
        userEnvironmentId: environment('deboer'),
        partnershipId,
        level: 'administrator',
      }),
    );
    const [hanna, chris] = [await actor('hanna'), await actor('chris')];
    const asSeen = async (who: typeof hanna) =>
      (await listMembers(who, (await findOrganisation(who, bakkerij))!, { search: '', page: 1 })).members;
    const byHanna = await asSeen(hanna);
    expect(byHanna.find((one) => one.name === 'Chris Mol')).toMatchObject({
      email: null,
      isExternal: true,
      environmentName: 'De Boer Accountants',
    });
    expect(byHanna.find((one) => one.name === 'Gijs Bakker')?.email).toBe('gijs@jansen.example');
    const byChris = await asSeen(chris);
    expect(byChris.find((one) => one.name === 'Gijs Bakker')?.email).toBeNull();
    expect(byChris.find((one) => one.name === 'Chris Mol')?.email).toBe('chris@deboer.example');
  });
});

describe('finding people to add', () => {
  const ask = async (search: string, organisationId = bakkerij) => {
    const response = await candidates(new Request(`http://localhost/candidates?${new URLSearchParams({ search })}`), {
      params: Promise.resolve({ organisationId }),
    });
    return { status: response.status, body: await response.json() };
  };

  test('an Administrator finds own people by name; who is a member already is closed, with the reason', async () => {
    await addPerson('jansen', { name: 'Zoë Zeldzaam' });
    await addPerson('jansen', { name: 'Zeldzaam Geblokkeerd', blockedAt: new Date() });
    await actAs('gijs');
    const { status, body } = await ask('zeldzaam zo');
    expect(status).toBe(200);
    expect(body).toMatchObject([{ label: 'Zoë Zeldzaam', kind: 'user' }]);
    expect((await ask('Hanna')).body).toMatchObject([{ label: 'Hanna de Wit', reason: 'Already a member' }]);
    expect((await ask('Olaf')).body).toEqual([]);
    expect((await ask('%')).body).toEqual([]);
    expect((await ask('')).body).toHaveLength(10);
  });

  test('a partner’s Administrator finds them by three letters, and there is no list to browse', async () => {
    await actAs('chris');
    expect((await ask('')).body).toEqual([]);
    for (const text of ['ha', 'h a n']) expect((await ask(text)).body).toEqual([]);
    const [found] = (await ask('han')).body;
    expect(found).toMatchObject({ label: 'Hanna de Wit' });
    expect(found).not.toHaveProperty('detail');
  });

  test('a member, a stranger and nobody at all get nothing', async () => {
    await actAs('hanna');
    expect(await ask('gijs')).toEqual({ status: 403, body: { error: 'forbidden' } });
    await actAs('olaf');
    expect(await ask('gijs')).toEqual({ status: 404, body: { error: 'not_found' } });
    expect(await ask('gijs', 'no id')).toEqual({ status: 404, body: { error: 'not_found' } });
    actAsNobody();
    expect(await ask('gijs')).toEqual({ status: 401, body: { error: 'unauthenticated' } });
  });
});
