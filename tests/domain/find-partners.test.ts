import { and, eq, like } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { endPartnership } from '@/app/(portal)/partners/actions';
import { declineRequest, renewRelationshipRequest, withdrawRequest } from '@/app/(portal)/partners/requests/actions';
import { reading } from '@/db/client';
import { auditEvents, environments, organisations, rateLimits } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import { findOrganisations, findSelected } from '@/lib/partnerships/finding/queries';
import { actAs, post } from '../acting';
import { everything } from '../matrix';
import { actorOf, addCompany, colleagueOf, givePair, giveRequest, requestRow } from '../partners';
import { makeWorld } from '../world';

// Partners > Find partners: by an exact number or three letters of a name; organisations and nothing else (C-22).

beforeAll(makeWorld);
beforeEach(() => asOwner((tx) => tx.delete(rateLimits).where(like(rateLimits.key, 'partners:%'))));

let number = 70_000_000;
const found = async (userId: string, search: string) => findOrganisations(await actorOf(userId), search);
const hide = (organisationId: string) =>
  asOwner((tx) => tx.update(organisations).set({ isFindable: false }).where(eq(organisations.id, organisationId)));

test('P02 is refused to everybody who may not ask, and on a free subscription; nothing is looked up', async () => {
  const firm = await addCompany();
  for (const [role, isManager] of [
    ['basic', false],
    ['basic', true],
    ['advanced', false],
    ['administrator', false],
  ] as const) {
    const actor = await colleagueOf(firm, role, isManager);
    await expect(findOrganisations(actor, 'Jansen')).rejects.toMatchObject({ code: 'forbidden' });
    expect(await findSelected(actor, (await addCompany()).organisationId)).toBeNull();
  }
  await asOwner((tx) =>
    tx.update(environments).set({ planKey: 'invoice_portal' }).where(eq(environments.id, firm.environmentId)),
  );
  await expect(found(firm.userId, 'Jansen')).rejects.toMatchObject({ code: 'forbidden' });
  expect(await found((await addCompany()).userId, 'bakkerij jan')).toMatchObject([{ name: 'Bakkerij Jansen BV' }]);
});

describe('what is found', () => {
  test('by every word of a name from three letters on, what lets itself be found; never a part of a number', async () => {
    const firm = await addCompany();
    const other = await addCompany({ name: 'Ølbryggeri 50% Nord_Vest', legalNumber: String(++number) });
    expect(await found(firm.userId, 'ølb')).toMatchObject([{ id: other.organisationId, environmentName: other.name }]);
    expect(await found(firm.userId, 'nord_ 50%')).toHaveLength(1);
    expect(await found(firm.userId, '%%%')).toBeNull();
    expect(await found(firm.userId, 'ø l b')).toBeNull();
    expect(await found(firm.userId, 'øl')).toBeNull();
    expect(await found(firm.userId, '')).toBeNull();
    expect(await found(firm.userId, String(number).slice(0, 7))).toEqual([]);
    expect(Object.keys((await found(firm.userId, 'ølbryggeri'))![0]!).sort()).toEqual(
      ['city', 'environmentName', 'id', 'legalNumber', 'name', 'relation'].sort(),
    );
  });

  test('by its exact number also what does not let itself be found by name; what is closed by neither', async () => {
    const firm = await addCompany();
    const other = await addCompany({ name: 'Verborgen Zaak', legalNumber: String(++number) });
    await hide(other.organisationId);
    expect(await found(firm.userId, 'verborgen')).toEqual([]);
    const written = `${String(number).slice(0, 4)} ${String(number).slice(4)}`;
    expect(await found(firm.userId, written)).toMatchObject([{ name: 'Verborgen Zaak BV' }]);
    await asOwner((tx) =>
      tx.update(organisations).set({ deletedAt: new Date() }).where(eq(organisations.id, other.organisationId)),
    );
    expect(await found(firm.userId, written)).toEqual([]);
    expect(await findSelected(await actorOf(firm.userId), other.organisationId)).toBeNull();
  });

  test('nobody by their own name or address, and no environment by its own', async () => {
    const firm = await addCompany();
    const other = await addCompany({ name: 'Kwekerij Zonnedauw' });
    await asOwner((tx) =>
      tx.update(organisations).set({ name: 'Iets Heel Anders' }).where(eq(organisations.id, other.organisationId)),
    );
    for (const search of ['Director of Kwekerij', other.email, 'Zonnedauw'])
      expect(await found(firm.userId, search)).toEqual([]);
  });
});

test('what it says of the two environments: own, partner, asked by us, asking us, nothing; ended is nothing (S01, S02)', async () => {
  const { firm, client, partnershipId } = await givePair();
  const [asked, asks, none] = [await addCompany(), await addCompany(), await addCompany()];
  await giveRequest(firm, asked);
  await giveRequest(asks, firm);
  const actor = await actorOf(firm.userId);
  const relation = async ({ organisationId }: { organisationId: string }) =>
    (await findSelected(actor, organisationId))!.relation;
  expect(await relation(firm)).toEqual({ kind: 'own' });
  expect(await relation(client)).toEqual({ kind: 'partner', partnershipId });
  expect(await relation(asked)).toEqual({ kind: 'asked' });
  expect(await relation(asks)).toEqual({ kind: 'asks' });
  expect(await relation(none)).toEqual({ kind: 'none' });
  expect((await findSelected(await actorOf(asked.userId), firm.organisationId))!.relation).toEqual({ kind: 'asks' });
  await actAs(client);
  await post(endPartnership, { partnershipId });
  expect(await relation(client)).toEqual({ kind: 'none' });
});

test('each question is counted and written to the log; after thirty a minute it is refused', async () => {
  const firm = await addCompany();
  await found(firm.userId, 'niemand hier');
  const log = await reading(firm, (tx) =>
    tx
      .select({ details: auditEvents.details })
      .from(auditEvents)
      .where(and(eq(auditEvents.environmentId, firm.environmentId), eq(auditEvents.action, 'partnership.find'))),
  );
  expect(log).toEqual([{ details: { search: 'niemand hier', count: 0 } }]);
  for (let more = 0; more < 29; more++) await found(firm.userId, 'niemand');
  await expect(found(firm.userId, 'niemand')).rejects.toMatchObject({ code: 'rate_limited' });
  expect(await found((await addCompany()).userId, 'niemand')).toEqual([]);
});

describe('a request that is over is sent anew by one press (Q05, Q06)', () => {
  test.each(['declined', 'withdrawn', 'expired'] as const)('%s', async (state) => {
    const [firm, client] = [await addCompany(), await addCompany()];
    const id = await giveRequest(firm, client, {
      message: 'Shall we?',
      ...(state === 'expired' && { expiresAt: new Date(Date.now() - 1000) }),
    });
    if (state === 'declined') {
      await actAs(client);
      await post(declineRequest, { requestId: id });
    }
    await actAs(firm);
    if (state === 'withdrawn') await post(withdrawRequest, { requestId: id });
    expect(await post(renewRelationshipRequest, { requestId: id })).toMatchObject({
      goTo: '/partners/requests?tab=outgoing&sent',
    });
    expect((await requestRow(firm, id)).state).toBe(state);
    expect((await findSelected(await actorOf(firm.userId), client.organisationId))!.relation).toEqual({
      kind: 'asked',
    });
    expect((await post(renewRelationshipRequest, { requestId: id })).code).toBe('conflict');
  });

  test('by the side that made it alone', async () => {
    const [firm, client, stranger] = [await addCompany(), await addCompany(), await addCompany()];
    const id = await giveRequest(firm, client, { expiresAt: new Date(Date.now() - 1000) });
    const basic = await colleagueOf(firm, 'basic', true);
    const before = await everything();
    for (const other of [client, stranger]) {
      await actAs(other);
      expect((await post(renewRelationshipRequest, { requestId: id })).code).toBe('not_found');
    }
    await actAs(basic);
    expect((await post(renewRelationshipRequest, { requestId: id })).code).toBe('forbidden');
    expect(await everything()).toEqual(before);
  });
});
