import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { endPartnership, makeContact, shareOrganisation } from '@/app/(portal)/partners/actions';
import { addMembersToPartners } from '@/app/(portal)/partners/add-members/actions';
import { organisations, users } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import { listPartners } from '@/lib/partnerships/queries';
import { actAs, post } from '../acting';
import { actorOf, addCompany, colleagueOf, giveLink, givePair } from '../partners';
import { addPersonTo } from '../people';
import { makeWorld } from '../world';

// Partners, the overview: who sees which partners and what of them (P01), and that a firm with 2,000 of them waits for nothing.

beforeAll(makeWorld);

const all = { search: '', state: 'active', page: 1 } as const;
const namesOf = ({ partners }: Awaited<ReturnType<typeof listPartners>>) => partners.map((one) => one.name);

describe('who sees which partners (P01)', () => {
  test('all of them: administrators, and advanced users with the role', async () => {
    const { firm, client } = await givePair();
    const { client: second } = await givePair(firm);
    for (const [role, isManager] of [
      ['administrator', true],
      ['administrator', false],
      ['advanced', true],
    ] as const) {
      const seen = await listPartners(await colleagueOf(firm, role, isManager), all);
      expect(seen).toMatchObject({ reach: 'all', total: 2 });
      expect(namesOf(seen).sort()).toEqual([client.name, second.name].sort());
      expect(seen.partners[0]!.numbers).toMatchObject({ sharedByUs: 0, sharedByThem: 0, askedOfUs: 0, askedOfThem: 0 });
    }
  });

  test('a basic user with the role: those they are connected to', async () => {
    const { firm, partnershipId, client } = await givePair();
    await givePair(firm);
    const dewi = await colleagueOf(firm, 'basic', true);
    expect(await listPartners(dewi, all)).toMatchObject({ reach: 'connected', total: 0 });
    await giveLink(partnershipId, dewi.userId, firm.environmentId);
    const seen = await listPartners(dewi, all);
    expect(namesOf(seen)).toEqual([client.name]);
    expect(seen.partners[0]!.numbers).not.toBeNull();
  });

  test('everybody else: contact persons alone', async () => {
    const { firm, client, partnershipId } = await givePair();
    await giveLink(partnershipId, firm.userId, firm.environmentId);
    await giveLink(partnershipId, client.userId, client.environmentId);
    for (const role of ['basic', 'advanced'] as const) {
      const seen = await listPartners(await colleagueOf(firm, role, false), all);
      expect(seen.reach).toBe('contacts');
      expect(seen.partners).toMatchObject([{ name: client.name, numbers: null }]);
      expect(seen.partners[0]!.managers.map(({ name, isOwn }) => [name, isOwn]).sort()).toEqual(
        [
          [`Director of ${firm.name}`, true],
          [`Director of ${client.name}`, false],
        ].sort(),
      );
    }
  });

  test('a stranger sees nobody, and nobody sees a stranger', async () => {
    const { firm } = await givePair();
    const stranger = await addCompany();
    expect(await listPartners(await actorOf(stranger.userId), all)).toMatchObject({ partners: [], total: 0 });
    expect(namesOf(await listPartners(await actorOf(firm.userId), all))).not.toContain(stranger.name);
  });
});

describe('what the overview tells', () => {
  test('the contact of each side first, what is shared each way, and the requests that wait', async () => {
    const { firm, client, partnershipId } = await givePair();
    const other = await addPersonTo(firm.environmentId, { name: 'Zoë Last', isRelationshipManager: true });
    await giveLink(partnershipId, firm.userId, firm.environmentId);
    await giveLink(partnershipId, other, firm.environmentId);
    await giveLink(partnershipId, client.userId, client.environmentId);
    await actAs(firm);
    expect((await post(makeContact, { partnershipId, userId: other })).code).toBe('ok');
    await post(addMembersToPartners, {
      'userIds[]': [other],
      'organisationIds[]': [client.organisationId],
      level: 'member',
    });
    await actAs(client);
    await post(shareOrganisation, { partnershipId, organisationId: client.organisationId });

    const [ours] = (await listPartners(await actorOf(firm.userId), all)).partners;
    expect(ours!.managers.filter((one) => one.isOwn).map((one) => one.name)).toEqual([
      'Zoë Last',
      `Director of ${firm.name}`,
    ]);
    expect(ours!.numbers).toMatchObject({ sharedByUs: 0, sharedByThem: 1, askedOfUs: 0, askedOfThem: 1 });
    expect(ours!.numbers!.lastActivityAt.getTime()).toBeGreaterThan(ours!.startedAt.getTime());
    const [theirs] = (await listPartners(await actorOf(client.userId), all)).partners;
    expect(theirs!.numbers).toMatchObject({ sharedByUs: 1, sharedByThem: 0, askedOfUs: 1, askedOfThem: 0 });
  });

  test('of the other side nobody who is blocked', async () => {
    const { firm, client, partnershipId } = await givePair();
    await giveLink(partnershipId, firm.userId, firm.environmentId);
    const watcher = await colleagueOf(firm, 'administrator', false);
    await asOwner((tx) => tx.update(users).set({ blockedAt: new Date() }).where(eq(users.id, firm.userId)));
    expect((await listPartners(await actorOf(client.userId), all)).partners[0]!.managers).toEqual([]);
    expect((await listPartners(watcher, all)).partners[0]!.managers).toMatchObject([{ isBlocked: true }]);
  });

  test('a search looks at the partner’s name, and at the names and numbers of its organisations', async () => {
    const { firm } = await givePair(undefined, 'Visgroothandel Zeewind');
    const { client: second } = await givePair(firm, 'Tuincentrum 100% Groen');
    await asOwner((tx) =>
      tx.update(organisations).set({ legalNumber: '87654321' }).where(eq(organisations.id, second.organisationId)),
    );
    const actor = await actorOf(firm.userId);
    const found = async (search: string) => namesOf(await listPartners(actor, { ...all, search }));
    expect(await found('zeewind vis')).toEqual(['Visgroothandel Zeewind']);
    expect(await found('Tuincentrum 100% Groen BV')).toEqual(['Tuincentrum 100% Groen']);
    expect(await found('8765 4321')).toEqual(['Tuincentrum 100% Groen']);
    expect(await found('8765432')).toEqual([]);
    expect(await found('_')).toEqual([]);
  });

  test('one that has ended stands among the ended, under the name it had, for who looks after partnerships (S17)', async () => {
    const { firm, client, partnershipId } = await givePair(undefined, 'Oude Naam');
    const dewi = await colleagueOf(firm, 'basic', true);
    await giveLink(partnershipId, dewi.userId, firm.environmentId);
    await actAs(client);
    await post(endPartnership, { partnershipId });
    const actor = await actorOf(firm.userId);
    expect((await listPartners(actor, all)).total).toBe(0);
    expect((await listPartners(actor, { ...all, state: 'ended' })).partners).toMatchObject([
      { partnershipId, name: 'Oude Naam', managers: [], endedAt: expect.any(Date) },
    ]);
    for (const other of [dewi, await colleagueOf(firm, 'advanced', false)])
      expect((await listPartners(other, { ...all, state: 'ended' })).total).toBe(0);
    const stranger = await actorOf((await addCompany()).userId);
    expect((await listPartners(stranger, { ...all, state: 'ended' })).total).toBe(0);
  });
});
