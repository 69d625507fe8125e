import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { shareDocuments } from '@/app/(portal)/documents/[documentId]/actions';
import { addPartnerMembers } from '@/app/(portal)/partners/[partnershipId]/actions';
import PartnershipPage from '@/app/(portal)/partners/[partnershipId]/page';
import {
  connectManager,
  connectToSeveral,
  disconnectManager,
  endPartnership,
  shareOrganisation,
} from '@/app/(portal)/partners/actions';
import { addMembersToPartners } from '@/app/(portal)/partners/add-members/actions';
import { newId } from '@/db/id';
import { organisationMembers, organisations, partnershipManagers, principals } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import type { Level } from '@/db/vocabulary';
import { findTheirPeople } from '@/lib/partnerships/access/queries';
import { previewEnding } from '@/lib/partnerships/ending/queries';
import { listHistory } from '@/lib/partnerships/history/queries';
import { findPartnerships, listColleagues } from '@/lib/partnerships/managers/queries';
import { findPartnership } from '@/lib/partnerships/queries';
import { listOurOrganisations, listTheirOrganisations } from '@/lib/partnerships/shared/queries';
import type { Actor } from '@/lib/policy/actor';
import { actAs, given, open, post } from '../acting';
import { actorOf, addCompany, type Company, colleagueOf, giveLink, givePair } from '../partners';
import { addPersonTo } from '../people';
import { everyRow, giveDocumentTo, makeWorld } from '../world';

// A partnership's page: who opens it, what each side sees of the other, what ending takes, and the history that stays.

beforeAll(makeWorld);

const pageFor = async (userId: string, partnershipId: string) => {
  await actAs({ userId });
  return open(PartnershipPage, { params: given({ partnershipId }), searchParams: given({}) });
};

/** One organisation more, of a company that has one. Answers its id. */
async function addOrganisation({ environmentId }: Company, name: string, isFindable = true): Promise<string> {
  const id = newId();
  await asOwner(async (tx) => {
    await tx.insert(principals).values({ id, kind: 'organisation', environmentId });
    await tx.insert(organisations).values({ id, environmentId, name, isFindable });
  });
  return id;
}

const seat = (
  organisationId: string,
  environmentId: string,
  who: Actor,
  level: Level,
  partnershipId: string | null = null,
) =>
  asOwner((tx) =>
    tx.insert(organisationMembers).values({
      organisationId,
      environmentId,
      userId: who.userId,
      userEnvironmentId: who.environmentId,
      level,
      partnershipId,
    }),
  );

describe('who opens it (P01, S17)', () => {
  test('who looks after partnerships, on both sides; a basic user with the role when connected; nobody else', async () => {
    const { firm, client, partnershipId } = await givePair();
    for (const side of [firm, client]) {
      expect(await pageFor(side.userId, partnershipId)).toBe('open');
      expect(await pageFor((await colleagueOf(side, 'advanced', true)).userId, partnershipId)).toBe('open');
      expect(await pageFor((await colleagueOf(side, 'administrator', false)).userId, partnershipId)).toBe('open');
      expect(await pageFor((await colleagueOf(side, 'advanced', false)).userId, partnershipId)).toBe('not_found');
      expect(await pageFor((await colleagueOf(side, 'basic', false)).userId, partnershipId)).toBe('not_found');
      const dewi = await colleagueOf(side, 'basic', true);
      expect(await pageFor(dewi.userId, partnershipId)).toBe('not_found');
      await giveLink(partnershipId, dewi.userId, side.environmentId);
      expect(await pageFor(dewi.userId, partnershipId)).toBe('open');
    }
    const stranger = await addCompany();
    expect(await pageFor(stranger.userId, partnershipId)).toBe('not_found');
    expect(await pageFor(firm.userId, newId())).toBe('not_found');
    expect(await pageFor(firm.userId, 'no-id')).toBe('not_found');
  });

  test('both sides with who agreed, the request it came from, and what has become of it', async () => {
    const { firm, client, partnershipId } = await givePair();
    const seen = await findPartnership(await actorOf(firm.userId), partnershipId);
    expect(seen).toMatchObject({
      endedAt: null,
      own: { name: firm.name, agreedByName: 'Somebody' },
      other: { name: client.name, agreedByName: `Director of ${client.name}` },
      request: { kind: 'relationship', isOwn: true, requestedByName: 'Somebody' },
    });
    await actAs(client);
    expect(await post(endPartnership, { partnershipId })).toMatchObject({ goTo: '/partners?ended' });
    expect(await findPartnership(await actorOf(firm.userId), partnershipId)).toMatchObject({
      endedAt: expect.any(Date),
      endedByName: `Director of ${client.name}`,
      managers: [],
    });
    expect(await pageFor(firm.userId, partnershipId)).toBe('open');
    expect(await pageFor(client.userId, partnershipId)).toBe('open');
    expect(await pageFor((await addCompany()).userId, partnershipId)).toBe('not_found');
  });
});

describe('our organisations', () => {
  test('an administrator sees all of them, with who of the partner is in; somebody else those they are in, and how many more are shared', async () => {
    const { firm, client, partnershipId } = await givePair();
    const second = await addOrganisation(client, 'Second of them');
    const chris = await colleagueOf(firm, 'basic', false, 'Chris Member');
    await seat(client.organisationId, client.environmentId, chris, 'member', partnershipId);
    await actAs(client);
    await post(shareOrganisation, { partnershipId, organisationId: second });

    const director = await actorOf(client.userId);
    const partnership = (await findPartnership(director, partnershipId))!;
    const all = await listOurOrganisations(director, partnership);
    expect(all).toMatchObject({ total: 2, sharedUnseen: 0 });
    expect(all.organisations).toMatchObject([
      { id: second, isShared: true, members: [], level: 'administrator', isMember: false },
      { id: client.organisationId, isShared: false, members: [{ name: 'Chris Member', level: 'member' }] },
    ]);
    expect((await listOurOrganisations(director, partnership, 'second of')).organisations).toHaveLength(1);

    const manager = await colleagueOf(client, 'advanced', true);
    expect(await listOurOrganisations(manager, partnership)).toEqual({ organisations: [], total: 0, sharedUnseen: 1 });
    await seat(second, client.environmentId, manager, 'member');
    expect(await listOurOrganisations(manager, partnership)).toMatchObject({
      organisations: [{ id: second, level: 'member', isMember: true }],
      sharedUnseen: 0,
    });
  });

  test('O10 a partner’s user is added by its administrator with the role; nobody from anywhere else', async () => {
    const { firm, client, partnershipId } = await givePair();
    const chris = await addPersonTo(firm.environmentId);
    const { organisationId } = client;
    const add = (userId: string) =>
      post(addPartnerMembers, { partnershipId, organisationId, 'userIds[]': [userId], level: 'administrator' });
    await actAs(await colleagueOf(client, 'administrator', false));
    expect(await add(chris)).toMatchObject({
      code: 'forbidden',
      missing: [{ condition: expect.stringContaining('Relationship manager') }],
    });
    await actAs(client);
    const stranger = await addCompany();
    const before = await everyRow('organisation_members');
    expect((await add(stranger.userId)).code).toBe('not_found');
    expect((await add((await colleagueOf(client, 'basic', false)).userId)).code).toBe('forbidden');
    expect(await everyRow('organisation_members')).toEqual(before);
    expect((await add(chris)).code).toBe('ok');
    const seats = await asOwner((tx) =>
      tx.select().from(organisationMembers).where(eq(organisationMembers.userId, chris)),
    );
    expect(seats).toMatchObject([{ organisationId, level: 'administrator', partnershipId }]);
  });

  test('the partner’s people are found by three letters of their names, without addresses, and only while it lives (C-42)', async () => {
    const { firm, client, partnershipId } = await givePair();
    const one = await addPersonTo(firm.environmentId, { name: 'Wendelien Zoek' });
    await addPersonTo(firm.environmentId, { name: 'Wendelien Weg', blockedAt: new Date() });
    const director = await actorOf(client.userId);
    const find = (actor: Actor, search: string) =>
      findTheirPeople(actor, { partnershipId, organisationId: client.organisationId }, search);
    expect(await find(director, 'we')).toEqual([]);
    expect(await find(director, 'w e n')).toEqual([]);
    expect(await find(director, '')).toEqual([]);
    expect(await find(director, 'zoek wen')).toEqual([
      { id: one, name: 'Wendelien Zoek', email: null, isMember: false },
    ]);
    expect(await find(director, 'Director of')).toMatchObject([{ name: `Director of ${firm.name}` }]);
    await actAs(client);
    await post(addPartnerMembers, {
      partnershipId,
      organisationId: client.organisationId,
      'userIds[]': [one],
      level: 'member',
    });
    expect(await find(director, 'wende')).toMatchObject([{ isMember: true }]);
    expect(await find(await actorOf((await addCompany()).userId), 'wende')).toBeNull();
    const manager = await colleagueOf(client, 'basic', true);
    expect(await find(manager, 'wende')).toBeNull();
    // Connected, they look for people, and are not told who is in an organisation that is not theirs to see.
    await giveLink(partnershipId, manager.userId, client.environmentId);
    expect(await find(manager, 'wende')).toMatchObject([{ isMember: false }]);
    await post(endPartnership, { partnershipId });
    expect(await find(director, 'wende')).toBeNull();
  });
});

describe('their organisations', () => {
  test('what can be found, is shared, or somebody of ours is in or was asked for; with what the reader holds there', async () => {
    const { firm, client, partnershipId } = await givePair();
    const hidden = await addOrganisation(client, 'Hidden of them', false);
    const director = await actorOf(firm.userId);
    const partnership = (await findPartnership(director, partnershipId))!;
    const seen = async (actor = director, search = '') =>
      (await listTheirOrganisations(actor, partnership, search)).organisations;
    expect(await seen()).toMatchObject([
      { id: client.organisationId, isShared: false, level: null, members: [], asked: [] },
    ]);

    await actAs(client);
    await post(shareOrganisation, { partnershipId, organisationId: hidden });
    expect((await seen()).map((one) => [one.id, one.isShared, one.level])).toEqual([
      [hidden, true, null],
      [client.organisationId, false, null],
    ]);
    await giveLink(partnershipId, firm.userId, firm.environmentId);
    expect(await seen(director, 'hidden')).toMatchObject([{ level: 'member', members: [] }]);

    const chris = await colleagueOf(firm, 'basic', false, 'Chris Asked');
    await actAs(firm);
    await post(addMembersToPartners, {
      'userIds[]': [chris.userId],
      'organisationIds[]': [client.organisationId],
      level: 'member',
    });
    expect((await seen()).find((one) => one.id === client.organisationId)).toMatchObject({
      asked: [{ name: 'Chris Asked', level: 'member' }],
    });
  });

  test('of no other partner’s', async () => {
    const { firm, partnershipId } = await givePair();
    const { client: second } = await givePair(firm);
    const director = await actorOf(firm.userId);
    const partnership = (await findPartnership(director, partnershipId))!;
    const { organisations: theirs } = await listTheirOrganisations(director, partnership);
    expect(theirs.map((one) => one.id)).not.toContain(second.organisationId);
  });
});

test('the preview of ending counts exactly what ending takes, seen from either side (C-24)', async () => {
  const { firm, client, partnershipId } = await givePair();
  const other = await givePair(firm);
  const [chris, dewi] = [await colleagueOf(firm, 'basic', false), await colleagueOf(client, 'basic', false)];
  await seat(client.organisationId, client.environmentId, chris, 'member', partnershipId);
  await seat(firm.organisationId, firm.environmentId, dewi, 'member', partnershipId);
  await seat(other.client.organisationId, other.client.environmentId, chris, 'member', other.partnershipId);
  await giveLink(partnershipId, firm.userId, firm.environmentId);
  await actAs(client);
  await post(shareOrganisation, { partnershipId, organisationId: client.organisationId });
  const documentId = await giveDocumentTo(client);
  await post(shareDocuments, { documents: [documentId], recipients: [firm.userId], accesses: ['read_only'] });
  await actAs(firm);
  const hanna = await addPersonTo(firm.environmentId);
  await post(addMembersToPartners, {
    'userIds[]': [hanna],
    'organisationIds[]': [client.organisationId],
    level: 'member',
  });

  const preview = async ({ userId }: Company) => {
    const actor = await actorOf(userId);
    return previewEnding(actor, (await findPartnership(actor, partnershipId))!);
  };
  const ofFirm = {
    ourMemberships: 1,
    theirMemberships: 1,
    ourManagers: 1,
    theirManagers: 0,
    sharedByUs: 0,
    sharedByThem: 1,
    ourShares: 0,
    theirShares: 1,
    ourTasks: 0,
    theirTasks: 0,
    groups: 0,
    requests: 1,
  };
  expect(await preview(firm)).toEqual(ofFirm);
  expect(await preview(client)).toEqual({
    ...ofFirm,
    ourManagers: 0,
    theirManagers: 1,
    sharedByUs: 1,
    sharedByThem: 0,
    ourShares: 1,
    theirShares: 0,
  });
  const tables = [
    'organisation_members',
    'partnership_managers',
    'partnership_organisations',
    'shares',
    'access_requests',
  ];
  const rows = async () => Promise.all(tables.map(async (table) => (await everyRow(table)).length));
  const before = await rows();
  await post(endPartnership, { partnershipId });
  expect((await rows()).map((after, at) => before[at]! - after)).toEqual([2, 1, 1, 1, 1]);
});

describe('history (S17)', () => {
  test('tells both sides what began, was given and ended, each in its own log; also afterwards; a stranger nothing', async () => {
    const { firm, client, partnershipId } = await givePair();
    const chris = await addPersonTo(firm.environmentId, { name: 'Chris Told' });
    await actAs(firm);
    await post(connectManager, { partnershipId, userId: firm.userId });
    await actAs(client);
    await post(shareOrganisation, { partnershipId, organisationId: client.organisationId });
    await post(addPartnerMembers, {
      partnershipId,
      organisationId: client.organisationId,
      'userIds[]': [chris],
      level: 'member',
    });
    await post(endPartnership, { partnershipId });
    const told = [
      'partnership.end',
      'organisation.addPartnerMember',
      'partnership.shareOrganisation',
      'relationshipManager.connect',
      'partnership.accept',
    ];
    for (const { userId } of [firm, client]) {
      const actor = await actorOf(userId);
      const { events, before } = await listHistory(actor, (await findPartnership(actor, partnershipId))!);
      expect(events.map((one) => one.action)).toEqual(told);
      expect(events[1]).toMatchObject({ subjectName: 'Chris Told', actorEnvironmentName: client.name });
      expect(before).toBeNull();
      expect(events.some((one) => one.details.includes(partnershipId))).toBe(false);
    }
    const stranger = await actorOf((await addCompany()).userId);
    const known = (await findPartnership(await actorOf(firm.userId), partnershipId))!;
    expect((await listHistory(stranger, known)).events).toEqual([]);
  });

  test('leaves out what concerns an own organisation that the reader is no member of, and pages', async () => {
    const { firm, client, partnershipId } = await givePair();
    await actAs(client);
    await post(shareOrganisation, { partnershipId, organisationId: client.organisationId });
    const manager = await colleagueOf(client, 'advanced', true);
    const partnership = (await findPartnership(manager, partnershipId))!;
    const actions = async (actor: Actor) => (await listHistory(actor, partnership)).events.map((one) => one.action);
    expect(await actions(manager)).toEqual(['partnership.accept']);
    await seat(client.organisationId, client.environmentId, manager, 'member');
    expect(await actions(manager)).toEqual(['partnership.shareOrganisation', 'partnership.accept']);
    await actAs(firm);
    for (let time = 0; time < 26; time++)
      for (const act of [connectManager, disconnectManager]) await post(act, { partnershipId, userId: firm.userId });
    const director = await actorOf(firm.userId);
    const first = await listHistory(director, partnership);
    const second = await listHistory(director, partnership, first.before!);
    expect([first.events.length, second.events.length, second.before]).toEqual([50, 4, null]);
    expect(second.events.at(-1)!.action).toBe('partnership.accept');
  });

  test('tells nothing of another partnership of the same environment', async () => {
    const { firm, partnershipId } = await givePair();
    const second = await givePair(firm);
    await actAs(firm);
    await post(connectManager, { partnershipId: second.partnershipId, userId: firm.userId });
    const director = await actorOf(firm.userId);
    const { events } = await listHistory(director, (await findPartnership(director, partnershipId))!);
    expect(events.map((one) => one.action)).toEqual(['partnership.accept']);
  });
});

describe('Connect', () => {
  test('one person to several partnerships at once; what is refused is counted (R-097)', async () => {
    const { firm, partnershipId } = await givePair();
    const second = await givePair(firm);
    const foreign = await givePair();
    const bram = await colleagueOf(firm, 'advanced', true, 'Bram Several');
    await giveLink(second.partnershipId, bram.userId, firm.environmentId);
    await actAs(firm);
    const partnershipIds = [partnershipId, second.partnershipId, foreign.partnershipId];
    const answer = await post(connectToSeveral, { 'partnershipIds[]': partnershipIds, userId: bram.userId });
    expect(answer).toMatchObject({
      code: 'ok',
      message: expect.stringMatching(/^Connected to 1 partnership\. 2 were refused\./),
    });
    const links = await asOwner((tx) =>
      tx.select().from(partnershipManagers).where(eq(partnershipManagers.userId, bram.userId)),
    );
    expect(links.map((one) => one.partnershipId).sort()).toEqual([partnershipId, second.partnershipId].sort());
    await actAs(await colleagueOf(firm, 'basic', true));
    expect((await post(connectToSeveral, { 'partnershipIds[]': [partnershipId], userId: bram.userId })).code).toBe(
      'not_found',
    );
  });

  test('offers colleagues, those with the role first, and partnerships by name, to who looks after them', async () => {
    const { firm } = await givePair(undefined, 'Koppelbare Klant');
    await colleagueOf(firm, 'basic', false, 'Aad Zonder');
    await colleagueOf(firm, 'basic', true, 'Zef Met');
    await addPersonTo(firm.environmentId, { name: 'Bo Blocked', blockedAt: new Date() });
    const director = await actorOf(firm.userId);
    expect((await listColleagues(director)).map(({ name, holdsRole }) => [name, holdsRole])).toEqual([
      [`Director of ${firm.name}`, true],
      ['Zef Met', true],
      ['Aad Zonder', false],
    ]);
    expect(await listColleagues(director, 'zef')).toHaveLength(1);
    expect(await findPartnerships(director, 'koppelbare')).toMatchObject([{ name: 'Koppelbare Klant' }]);
    expect(await findPartnerships(director, 'bakkerij')).toEqual([]);
    const plain = await colleagueOf(firm, 'advanced', false);
    expect([await listColleagues(plain), await findPartnerships(plain, '')]).toEqual([[], []]);
    expect(await findPartnerships(await colleagueOf(firm, 'basic', true), '')).toEqual([]);
  });
});
