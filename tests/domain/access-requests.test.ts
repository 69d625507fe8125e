import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { acceptAccessRequests } from '@/app/(portal)/inbox/in/requests/actions';
import { addMembersToPartners, withdrawAccessRequest } from '@/app/(portal)/partners/add-members/actions';
import { generateMetadata } from '@/app/(portal)/partners/add-members/page';
import { waysOf } from '@/app/(portal)/partners/add-members/ways';
import { organisationMembers, organisations } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import type { Level } from '@/db/vocabulary';
import {
  countWaiting,
  findColleagues,
  listAccessRequests,
  listOpenableOrganisations,
} from '@/lib/partnerships/access/queries';
import type { Actor } from '@/lib/policy/actor';
import { actAs, given, post } from '../acting';
import { actorOf, addCompany, type Company, colleagueOf, giveLink, givePair, giveRequest } from '../partners';
import { addPersonTo } from '../people';
import { everyRow, makeWorld } from '../world';

// Requests for access to organisations (P20): who is asked, who sees and counts them, who takes them back; and what can be asked for.

beforeAll(makeWorld);

const seatOf = async ({ organisationId, environmentId }: Company, who: Actor, level: Level, partnershipId?: string) =>
  asOwner((tx) =>
    tx.insert(organisationMembers).values({
      organisationId,
      environmentId,
      userId: who.userId,
      userEnvironmentId: who.environmentId,
      level,
      partnershipId: partnershipId ?? null,
    }),
  );

const ask = async (firm: Company, client: Company, names: string[]) => {
  const people = [];
  for (const name of names) people.push(await addPersonTo(firm.environmentId, { name }));
  await actAs(firm);
  return post(addMembersToPartners, {
    'userIds[]': people,
    'organisationIds[]': [client.organisationId],
    level: 'member',
  });
};

describe('those that wait', () => {
  test('stand before the environment’s administrators and the organisation’s own, and are counted for them; before nobody else', async () => {
    const { firm, client } = await givePair();
    await ask(firm, client, ['Ada', 'Bas']);
    const director = await actorOf(client.userId);
    expect(await listAccessRequests(director)).toMatchObject([
      { personName: 'Ada', partnerName: firm.name, organisationName: `${client.name} BV`, level: 'member' },
      { personName: 'Bas', requestedByName: `Director of ${firm.name}` },
    ]);
    expect(await countWaiting(director)).toEqual({ partnerships: 0, access: 2 });
    const [own, member] = [await colleagueOf(client, 'basic', false), await colleagueOf(client, 'advanced', true)];
    await seatOf(client, own, 'administrator');
    await seatOf(client, member, 'member');
    expect(await listAccessRequests(own)).toHaveLength(2);
    expect(await countWaiting(own)).toEqual({ partnerships: 0, access: 2 });
    const others = [member, await actorOf(firm.userId), await actorOf((await addCompany()).userId)];
    for (const other of others) {
      expect(await listAccessRequests(other)).toEqual([]);
      expect((await countWaiting(other)).access).toBe(0);
    }
  });

  test('all of a partner’s are accepted by one press; an organisation administrator without the role is told what is missing', async () => {
    const { firm, client } = await givePair();
    await ask(firm, client, ['Ada', 'Bas', 'Cas']);
    const own = await colleagueOf(client, 'basic', false);
    await seatOf(client, own, 'administrator');
    const ids = (await listAccessRequests(own)).map((one) => one.id);
    await actAs(own);
    const before = await everyRow('organisation_members');
    expect((await post(acceptAccessRequests, { 'accessRequestIds[]': ids })).code).toBe('forbidden');
    expect(await everyRow('organisation_members')).toEqual(before);
    await actAs(client);
    expect(await post(acceptAccessRequests, { 'accessRequestIds[]': ids })).toMatchObject({
      message: '3 memberships have been added.',
    });
    expect(await listAccessRequests(own)).toEqual([]);
  });

  test('a request for a partnership is counted for who looks after them, on the side that was asked', async () => {
    const [firm, client] = [await addCompany(), await addCompany()];
    await giveRequest(firm, client);
    expect((await countWaiting(await actorOf(client.userId))).partnerships).toBe(1);
    expect((await countWaiting(await colleagueOf(client, 'advanced', true))).partnerships).toBe(1);
    expect((await countWaiting(await colleagueOf(client, 'basic', true))).partnerships).toBe(0);
    expect((await countWaiting(await actorOf(firm.userId))).partnerships).toBe(0);
    await giveRequest(await addCompany(), client, { expiresAt: new Date(Date.now() - 1000) });
    expect((await countWaiting(await actorOf(client.userId))).partnerships).toBe(1);
  });
});

test('the form says that access is asked for where it is not given at once, and adds where it is', async () => {
  const { firm, client, partnershipId } = await givePair();
  const other = await givePair(firm);
  await seatOf(client, await actorOf(firm.userId), 'administrator', partnershipId);
  await actAs(firm);
  const titleOf = async (query: Record<string, string>) => {
    const { title } = await generateMetadata({ searchParams: given(query) });
    return title;
  };
  expect(await titleOf({ organisation: other.client.organisationId })).toMatch(/^Ask for access /);
  expect(await titleOf({ partnership: other.partnershipId })).toMatch(/^Ask for access /);
  expect(await titleOf({ organisation: client.organisationId })).toMatch(/^Add members /);
  expect(await titleOf({})).toMatch(/^Add members /);
  const { organisations } = await listOpenableOrganisations(await actorOf(firm.userId), { search: '' });
  const ways = (ofPartner: string) =>
    waysOf(
      organisations.filter((one) => one.partnershipId === ofPartner),
      undefined,
    );
  expect(waysOf(organisations, undefined).submit).toBe('both');
  expect(ways(partnershipId).submit).toBe('add');
  expect(ways(other.partnershipId).submit).toBe('ask');
});

describe('taken back', () => {
  test('by the side that asked, with the role; the other side has nothing left to accept', async () => {
    const { firm, client, partnershipId } = await givePair();
    await ask(firm, client, ['Ada']);
    const [waiting] = await listAccessRequests(await actorOf(client.userId));
    const form = { accessRequestId: waiting!.id };
    const before = await everyRow('access_requests');
    for (const [who, code] of [
      [client, 'not_found'],
      [await addCompany(), 'not_found'],
      [await colleagueOf(firm, 'administrator', false), 'forbidden'],
      [await colleagueOf(firm, 'basic', true), 'not_found'],
    ] as const) {
      await actAs(who);
      expect((await post(withdrawAccessRequest, form)).code).toBe(code);
    }
    expect(await everyRow('access_requests')).toEqual(before);
    const dewi = await colleagueOf(firm, 'basic', true);
    await giveLink(partnershipId, dewi.userId, firm.environmentId);
    await actAs(dewi);
    expect((await post(withdrawAccessRequest, form)).code).toBe('ok');
    expect((await post(withdrawAccessRequest, form)).code).toBe('forbidden');
    await actAs(client);
    expect((await post(acceptAccessRequests, { 'accessRequestIds[]': [waiting!.id] })).code).toBe('forbidden');
    expect(await listAccessRequests(await actorOf(client.userId))).toEqual([]);
  });
});

describe('what can be asked for', () => {
  test('the organisations of one’s partners, those one administers at once; of nobody else', async () => {
    const { firm, client, partnershipId } = await givePair();
    const second = await givePair(firm);
    const stranger = await addCompany();
    const director = await actorOf(firm.userId);
    await seatOf(client, director, 'administrator', partnershipId);
    const { organisations: open, total } = await listOpenableOrganisations(director, { search: '' });
    expect(total).toBe(2);
    expect(open.map((one) => [one.id, one.isAtOnce, one.members])).toEqual(
      [
        [client.organisationId, true, 1],
        [second.client.organisationId, false, 0],
      ].sort(([one], [other]) => nameOf(open, one) - nameOf(open, other)),
    );
    expect(open.map((one) => one.id)).not.toContain(stranger.organisationId);
    expect((await listOpenableOrganisations(director, { search: '', partnershipId })).total).toBe(1);
    expect((await listOpenableOrganisations(director, { search: second.client.name })).total).toBe(1);
  });

  test('nothing without the role; to a basic user what belongs to the partners they are connected to', async () => {
    const { firm, partnershipId, client } = await givePair();
    await givePair(firm);
    const none = { organisations: [], total: 0 };
    for (const role of ['basic', 'advanced', 'administrator'] as const)
      expect(await listOpenableOrganisations(await colleagueOf(firm, role, false), { search: '' })).toEqual(none);
    const dewi = await colleagueOf(firm, 'basic', true);
    expect(await listOpenableOrganisations(dewi, { search: '' })).toEqual(none);
    await giveLink(partnershipId, dewi.userId, firm.environmentId);
    expect((await listOpenableOrganisations(dewi, { search: '' })).organisations).toMatchObject([
      { id: client.organisationId },
    ]);
    await asOwner((tx) =>
      tx.update(organisations).set({ isFindable: false }).where(eq(organisations.id, client.organisationId)),
    );
    expect(await listOpenableOrganisations(dewi, { search: '' })).toEqual(none);
  });

  test('for colleagues alone, who can sign in', async () => {
    const { firm, client } = await givePair();
    await addPersonTo(firm.environmentId, { name: 'Xandra Hier' });
    await addPersonTo(client.environmentId, { name: 'Xandra Daar' });
    await addPersonTo(firm.environmentId, { name: 'Xandra Weg', blockedAt: new Date() });
    expect((await findColleagues(await actorOf(firm.userId), 'xan')).map((one) => one.name)).toEqual(['Xandra Hier']);
  });

  test('for so many at once, and no more', async () => {
    const { firm, client } = await givePair();
    await actAs(firm);
    const many = (count: number) => Array.from({ length: count }, () => client.organisationId);
    const before = await everyRow('access_requests');
    const answer = await post(addMembersToPartners, {
      'userIds[]': [firm.userId, client.userId],
      'organisationIds[]': many(251),
      level: 'member',
    });
    expect(answer).toMatchObject({ code: 'invalid', fields: { organisationIds: expect.any(String) } });
    expect(await everyRow('access_requests')).toEqual(before);
  });
});

/** The list is by the partner's name: where one stands in it. */
const nameOf = (open: { id: string }[], id: unknown) => open.findIndex((one) => one.id === id);
