import { eq, inArray } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  blockUser,
  changeRole,
  removeUser,
  setRelationshipManager,
  unblockUser,
} from '@/app/(portal)/environment/users/[userId]/actions';
import UsersPage from '@/app/(portal)/environment/users/page';
import { identifying } from '@/db/client';
import { newId } from '@/db/id';
import { groupMembers, organisationMembers, partnershipManagers, sessions, users } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import { findCurrentActor } from '@/lib/policy/session';
import { peopleFilter } from '@/lib/users/input';
import { findUser, listPeople, previewRemoval } from '@/lib/users/queries';
import { actAs, asPerson, given, open, post } from '../acting';
import { everything } from '../matrix';
import { addPerson, seat } from '../people';
import { actor, giveGroup, givePartnership, sharesOf, shareWith, sitIn } from '../sharing';
import { environment, everyRow, giveDocument, makeWorld, person } from '../world';

beforeAll(async () => {
  await makeWorld();
  await givePartnership('deboer', 'jansen');
});

const row = async (key: string) =>
  (
    await asOwner((tx) =>
      tx
        .select()
        .from(users)
        .where(eq(users.id, person(key).userId)),
    )
  )[0]!;
const idOf = (key: string) => person(key).userId;
const usersPage = () => open(UsersPage, { searchParams: given({}) });

describe('a role change takes effect immediately (R-147, R-148)', () => {
  test('T01 a basic user with an open session becomes administrator and opens Users, without signing in again', async () => {
    await asPerson('chris', async () => {
      expect(await usersPage()).toBe('forbidden');
      await asPerson('anna', () => post(changeRole, { userId: idOf('chris'), role: 'administrator' }));
      expect(await usersPage()).toBe('open');
    });
  });

  test('T02 the reverse: the next request of the same session is refused', async () => {
    await asPerson('chris', async () => {
      expect(await usersPage()).toBe('open');
      await asPerson('anna', () => post(changeRole, { userId: idOf('chris'), role: 'basic' }));
      expect(await usersPage()).toBe('forbidden');
      expect(await post(changeRole, { userId: idOf('emma'), role: 'administrator' })).toMatchObject({
        code: 'forbidden',
        missing: [{ condition: 'You need the Administrator role.', remedy: 'Ask Anna de Boer.' }],
      });
    });
    expect((await row('emma')).role).toBe('advanced');
  });

  test('R-104 role and relationship manager never change each other', async () => {
    await actAs('anna');
    await post(setRelationshipManager, { userId: idOf('emma'), isGiven: 'on' });
    expect(await row('emma')).toMatchObject({ role: 'advanced', isRelationshipManager: true });
    await post(changeRole, { userId: idOf('emma'), role: 'basic' });
    expect(await row('emma')).toMatchObject({ role: 'basic', isRelationshipManager: true });
    await post(changeRole, { userId: idOf('emma'), role: 'advanced' });
    await post(setRelationshipManager, { userId: idOf('emma') });
    expect(await row('emma')).toMatchObject({ role: 'advanced', isRelationshipManager: false });
  });
});

describe('the last administrator (C-26)', () => {
  test('two administrators demote each other at the same moment: one stays, every time', async () => {
    for (let round = 0; round < 5; round++) {
      await asOwner((tx) =>
        tx
          .update(users)
          .set({ role: 'administrator' })
          .where(inArray(users.id, [idOf('olaf'), idOf('pien')])),
      );
      const demote = (by: string, whom: string) =>
        asPerson(by, () => post(changeRole, { userId: idOf(whom), role: 'basic' }));
      const answers = await Promise.all([demote('olaf', 'pien'), demote('pien', 'olaf')]);
      expect(answers.map((one) => one.code).toSorted()).toEqual(['forbidden', 'ok']);
      const left = [await row('olaf'), await row('pien')].filter((one) => one.role === 'administrator');
      expect(left).toHaveLength(1);
    }
  });

  test('two administrators give up their own role at the same moment: one stays', async () => {
    await asOwner((tx) =>
      tx
        .update(users)
        .set({ role: 'administrator' })
        .where(inArray(users.id, [idOf('olaf'), idOf('pien')])),
    );
    const leave = (key: string) => asPerson(key, () => post(changeRole, { userId: idOf(key), role: 'basic' }));
    const answers = await Promise.all([leave('olaf'), leave('pien')]);
    expect(answers.filter((one) => one.code === 'ok')).toHaveLength(1);
    const left = [await row('olaf'), await row('pien')].filter((one) => one.role === 'administrator');
    expect(left).toHaveLength(1);
  });

  test('an administrator who is blocked does not count as another one', async () => {
    await addPerson('smit', { role: 'administrator', blockedAt: new Date() });
    await actAs('quinten');
    const before = await everything();
    expect(await post(changeRole, { userId: idOf('quinten'), role: 'basic' })).toMatchObject({ code: 'forbidden' });
    expect(await everything()).toEqual(before);
  });
});

describe('the relationship manager role (C-25)', () => {
  test('withdrawing it cuts the links to partnerships at once; giving it again does not bring them back', async () => {
    const partnershipId = await givePartnership('deboer', 'visser');
    await asOwner((tx) =>
      tx
        .insert(partnershipManagers)
        .values({ userId: idOf('bram'), partnershipId, environmentId: environment('deboer') }),
    );
    const links = () =>
      asOwner((tx) =>
        tx
          .select()
          .from(partnershipManagers)
          .where(eq(partnershipManagers.userId, idOf('bram'))),
      );
    expect(await links()).toHaveLength(1);
    await actAs('anna');
    expect(await post(setRelationshipManager, { userId: idOf('bram') })).toMatchObject({ code: 'ok' });
    expect(await links()).toHaveLength(0);
    await post(setRelationshipManager, { userId: idOf('bram'), isGiven: 'on' });
    expect(await links()).toHaveLength(0);
  });

  test('withdrawing the last one takes a confirmation, and so does removing that person', async () => {
    const last = await addPerson('smit', { isRelationshipManager: true, name: 'The Last One' });
    await actAs('quinten');
    const before = await everything();
    for (const action of [setRelationshipManager, removeUser]) {
      expect(await post(action, { userId: last })).toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('The Last One is the last relationship manager'),
      });
    }
    expect(await everything()).toEqual(before);
    expect(await post(setRelationshipManager, { userId: last, isConfirmed: 'on' })).toMatchObject({ code: 'ok' });
  });
});

describe('blocking (C-27)', () => {
  test('ends the sessions with the same statement, and they stay ended when the person is unblocked', async () => {
    const userId = await addPerson('deboer', { key: 'wim', name: 'Wim Weg' });
    await seat(userId, 'deboer', 'deboer');
    await asPerson('wim', async () => {
      expect((await findCurrentActor())?.userId).toBe(userId);
      await asPerson('anna', () => post(blockUser, { userId }));
      expect(await findCurrentActor()).toBeNull();
      await asPerson('anna', () => post(unblockUser, { userId }));
      expect(await findCurrentActor()).toBeNull();
    });
    expect(await identifying((tx) => tx.select().from(sessions).where(eq(sessions.userId, userId)))).toHaveLength(0);
    await asPerson('wim', async () => expect((await findCurrentActor())?.userId).toBe(userId));
    expect(
      await asOwner((tx) => tx.select().from(organisationMembers).where(eq(organisationMembers.userId, userId))),
    ).toHaveLength(1);
  });
});

describe('removing (C-27, N-03)', () => {
  test('the preview says what goes, exactly that goes, and the rest stays', async () => {
    const userId = await addPerson('jansen', { key: 'lena', name: 'Lena Vertrekt', isRelationshipManager: true });
    await seat(userId, 'jansen', 'bakkerij');
    await seat(userId, 'jansen', 'vastgoed', 'administrator');
    await sitIn('lena', await giveGroup('jansen', 'environment', 'Inkoop'));
    const partnershipId = await givePartnership('jansen', 'visser');
    await asOwner((tx) =>
      tx.insert(partnershipManagers).values({ userId, partnershipId, environmentId: environment('jansen') }),
    );
    const received = await giveDocument('bakkerij', { number: 'RECEIVED' });
    const elsewhere = await giveDocument('deboer', { number: 'ELSEWHERE' });
    const givenAway = await giveDocument('bakkerij', { number: 'GIVEN' });
    const draft = await giveDocument('bakkerij', { status: 'draft', box: 'documents', createdBy: userId });
    // She is a member, so what she passes on from a share comes through that share only after she has left.
    await asOwner((tx) => tx.delete(organisationMembers).where(eq(organisationMembers.userId, userId)));
    expect(await shareWith('fatima', received, 'lena', 'full_access')).toMatchObject({ code: 'ok' });
    expect(await shareWith('anna', elsewhere, 'lena', 'read_only')).toMatchObject({ code: 'ok' });
    expect(await shareWith('lena', received, 'hanna', 'read_only')).toMatchObject({ code: 'ok' });
    await seat(userId, 'jansen', 'bakkerij');
    await seat(userId, 'jansen', 'vastgoed', 'administrator');
    expect(await shareWith('lena', givenAway, 'gijs', 'read_only')).toMatchObject({ code: 'ok' });

    const preview = await previewRemoval(await actor('fatima'), (await findUser(await actor('fatima'), userId))!);
    expect(preview).toEqual({
      organisations: ['Bakkerij Jansen BV', 'Jansen Vastgoed BV'],
      groups: 1,
      ownedGroups: 0,
      partnerships: 1,
      sharesReceived: 2,
      sharesPassedOn: 1,
      sharesGiven: 1,
      drafts: 1,
    });

    await actAs('fatima');
    expect(await post(removeUser, { userId })).toMatchObject({ code: 'ok', goTo: '/environment/users' });
    const gone = await asOwner(async (tx) => [
      await tx.select().from(organisationMembers).where(eq(organisationMembers.userId, userId)),
      await tx.select().from(groupMembers).where(eq(groupMembers.userId, userId)),
      await tx.select().from(partnershipManagers).where(eq(partnershipManagers.userId, userId)),
    ]);
    expect(gone).toEqual([[], [], []]);
    expect(await sharesOf(received)).toHaveLength(0);
    expect(await sharesOf(elsewhere, 'anna')).toHaveLength(0);
    expect(await sharesOf(givenAway)).toHaveLength(1);
    const grants = JSON.stringify(await everyRow('grants'));
    expect(grants).not.toContain(userId);
    expect(JSON.stringify(await everyRow('documents'))).toContain(draft);
    expect(await row('lena')).toMatchObject({ name: 'Lena Vertrekt', email: null, isRelationshipManager: false });
    expect((await row('lena')).removedAt).not.toBeNull();
    expect(await findUser(await actor('fatima'), userId)).toBeNull();
  });

  test('the address is free again, and a removed person is not there for anybody', async () => {
    await addPerson('jansen', { email: 'lena@jansen.test' });
    await actAs('fatima');
    const before = await everything();
    expect(await post(changeRole, { userId: idOf('lena'), role: 'advanced' })).toMatchObject({ code: 'not_found' });
    expect(await post(unblockUser, { userId: idOf('lena') })).toMatchObject({ code: 'not_found' });
    expect(await everything()).toEqual(before);
  });
});

describe('the list of people', () => {
  const list = async (values: object = {}) => listPeople(await actor('anna'), peopleFilter.parse(values));

  test('holds 2,000 people in pages of fifty, by name, each once', async () => {
    const many = Array.from({ length: 2000 }, (_, at) => ({
      id: newId(),
      environmentId: environment('deboer'),
      name: `Persoon ${String(at).padStart(4, '0')} ${at % 2 ? 'van den Hoogenband-Oosterwijk' : 'Bos'}`,
      email: `p${at}@deboer.example`,
    }));
    await asOwner(async (tx) => {
      const { principals } = await import('@/db/schema');
      await tx
        .insert(principals)
        .values(many.map(({ id, environmentId }) => ({ id, environmentId, kind: 'user' as const })));
      await tx.insert(users).values(many);
    });
    const first = await list();
    expect(first.people).toHaveLength(50);
    expect(first.total).toBeGreaterThan(2000);
    const seen = new Set<string>();
    for (let page = 1; (page - 1) * 50 < first.total; page++)
      for (const one of (await list({ page })).people) seen.add(one.id);
    expect(seen.size).toBe(first.total);
  });

  test('finds by every word of the name or the address, and takes % and _ for themselves', async () => {
    expect((await list({ search: 'hoogenband 0041' })).people.map((one) => one.name)).toEqual([
      'Persoon 0041 van den Hoogenband-Oosterwijk',
    ]);
    expect((await list({ search: 'P1999@DEBOER' })).total).toBe(1);
    expect((await list({ search: '%' })).total).toBe(0);
    expect((await list({ search: '_' })).total).toBe(0);
  });

  test('narrows by status and role, and shows nobody of another environment', async () => {
    const blocked = await addPerson('deboer', { blockedAt: new Date(), name: 'Bert Blok' });
    expect((await list({ status: 'blocked' })).people.map((one) => one.id)).toContain(blocked);
    expect((await list({ role: 'administrator' })).people.map((one) => one.name)).toEqual(['Anna de Boer']);
    expect((await list({ search: 'fatima' })).total).toBe(0);
    expect((await list({ status: 'nonsense', page: 'x', role: 'boss' })).people).toHaveLength(50);
  });

  test('V16 shows Developer and Anonymous proxy', async () => {
    await addPerson('deboer', { name: 'Aap Koppeling', email: null, isAnonymousProxy: true });
    await addPerson('deboer', { name: 'Aap Noot', isDeveloper: true });
    const { people } = await list({ search: 'aap' });
    expect(people.map(({ name, isAnonymousProxy, isDeveloper }) => ({ name, isAnonymousProxy, isDeveloper }))).toEqual([
      { name: 'Aap Koppeling', isAnonymousProxy: true, isDeveloper: false },
      { name: 'Aap Noot', isAnonymousProxy: false, isDeveloper: true },
    ]);
  });
});
