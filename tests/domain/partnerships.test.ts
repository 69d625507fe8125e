import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { acceptAccessRequests, declineAccessRequest } from '@/app/(portal)/inbox/in/requests/actions';
import {
  connectManager,
  endPartnership,
  makeContact,
  shareOrganisation,
  unshareOrganisation,
} from '@/app/(portal)/partners/actions';
import { addMembersToPartners } from '@/app/(portal)/partners/add-members/actions';
import { acceptRelationshipRequest } from '@/app/(portal)/partners/requests/actions';
import { reading } from '@/db/client';
import { accessRequests, organisationMembers, partnershipManagers, partnershipOrganisations, users } from '@/db/schema';
import { asOwner, within } from '@/db/seed/owner';
import type { Level } from '@/db/vocabulary';
import { findOrganisation } from '@/lib/organisations/queries';
import { mailAccessRequests } from '@/lib/partnerships/access/tell';
import { findActor } from '@/lib/policy/actor';
import { actAs, post } from '../acting';
import { lettersTo } from '../letters';
import { everything } from '../matrix';
import { addCompany, type Company, giveLink, giveRequest, requestRow } from '../partners';
import { addPersonTo } from '../people';
import { makeWorld } from '../world';

// What lives through a partnership: shared lists, connected relationship managers, members from the other side (5.2, 5.4, 5.6).

beforeAll(makeWorld);

type Pair = { firm: Company; client: Company; partnershipId: string };

async function pair(): Promise<Pair> {
  const [firm, client] = [await addCompany(), await addCompany()];
  const id = await giveRequest(firm, client);
  await actAs(client);
  await post(acceptRelationshipRequest, { requestId: id });
  return { firm, client, partnershipId: (await requestRow(firm, id)).partnershipId! };
}

const reaches = async (userId: string, organisationId: string) => {
  const actor = await reading({ userId }, (tx) => findActor(tx, userId));
  return actor ? ((await findOrganisation(actor, organisationId))?.way ?? null) : null;
};

const seat = ({ environmentId, organisationId }: Company, userId: string, level: Level) =>
  asOwner((tx) =>
    tx
      .insert(organisationMembers)
      .values({ userId, organisationId, environmentId, userEnvironmentId: environmentId, level }),
  );

describe('mutual access of connected relationship managers (5.6)', () => {
  test('M01–M06 the role, the link and the shared list, all three, from one request to the next', async () => {
    const { firm, client, partnershipId } = await pair();
    const manager = await addPersonTo(firm.environmentId, { isRelationshipManager: true });
    const { organisationId } = client;
    expect(await reaches(manager, organisationId)).toBeNull();
    await giveLink(partnershipId, manager, firm.environmentId);
    expect(await reaches(manager, organisationId)).toBeNull(); // M02
    await actAs(client);
    expect((await post(shareOrganisation, { partnershipId, organisationId })).code).toBe('ok');
    expect(await reaches(manager, organisationId)).toBe('partnership'); // M01, a basic user
    const other = await addPersonTo(firm.environmentId, { isRelationshipManager: true, role: 'advanced' });
    expect(await reaches(other, organisationId)).toBeNull(); // M03
    await actAs(client);
    expect((await post(unshareOrganisation, { partnershipId, organisationId })).code).toBe('ok');
    expect(await reaches(manager, organisationId)).toBeNull();
    await post(shareOrganisation, { partnershipId, organisationId });
    await asOwner((tx) => tx.update(users).set({ role: 'basic' }).where(eq(users.id, manager)));
    expect(await reaches(manager, organisationId)).toBe('partnership'); // M07
    await actAs(client);
    expect((await post(endPartnership, { partnershipId })).code).toBe('ok');
    expect(await reaches(manager, organisationId)).toBeNull(); // M05
  });

  test('M08 in both directions; M09 not through another partnership', async () => {
    const one = await pair();
    const { client: second } = await pair();
    const theirs = await addPersonTo(one.client.environmentId, { isRelationshipManager: true });
    await giveLink(one.partnershipId, theirs, one.client.environmentId);
    await giveLink(one.partnershipId, one.firm.userId, one.firm.environmentId);
    await actAs(one.firm);
    await post(shareOrganisation, { partnershipId: one.partnershipId, organisationId: one.firm.organisationId });
    await actAs(one.client);
    await post(shareOrganisation, { partnershipId: one.partnershipId, organisationId: one.client.organisationId });
    expect(await reaches(theirs, one.firm.organisationId)).toBe('partnership');
    expect(await reaches(one.firm.userId, one.client.organisationId)).toBe('partnership');
    expect(await reaches(theirs, second.organisationId)).toBeNull();
  });

  test('one of them may be the contact, one per side', async () => {
    const { firm, partnershipId } = await pair();
    const [one, other] = [
      await addPersonTo(firm.environmentId, { isRelationshipManager: true }),
      await addPersonTo(firm.environmentId, { isRelationshipManager: true }),
    ];
    await actAs(firm);
    for (const userId of [one, other]) {
      expect((await post(connectManager, { partnershipId, userId })).code).toBe('ok');
      expect((await post(makeContact, { partnershipId, userId })).code).toBe('ok');
    }
    expect((await post(connectManager, { partnershipId, userId: one })).code).toBe('conflict');
    const contacts = await asOwner((tx) =>
      tx
        .select({ userId: partnershipManagers.userId })
        .from(partnershipManagers)
        .where(and(eq(partnershipManagers.partnershipId, partnershipId), eq(partnershipManagers.isContact, true))),
    );
    expect(contacts).toEqual([{ userId: other }]);
  });
});

describe('members from the other side, several at once (O10, P20)', () => {
  test('are added where the actor is the organisation’s administrator, and asked for elsewhere', async () => {
    const { firm, client } = await pair();
    const [chris, dewi] = [await addPersonTo(firm.environmentId), await addPersonTo(firm.environmentId)];
    await asOwner(async (tx) => {
      const [link] = await tx
        .select({ id: partnershipManagers.partnershipId })
        .from(partnershipManagers)
        .where(eq(partnershipManagers.userId, firm.userId));
      expect(link).toBeUndefined();
    });
    await actAs(firm);
    const answer = await post(addMembersToPartners, {
      'userIds[]': [chris, dewi],
      'organisationIds[]': [client.organisationId],
      level: 'member',
    });
    expect(answer).toMatchObject({ code: 'ok', message: expect.stringContaining('2 asked') });
    expect(await reaches(chris, client.organisationId)).toBeNull();
    await mailAccessRequests({ environmentId: client.environmentId });
    await mailAccessRequests({ environmentId: client.environmentId });
    const letters = (await lettersTo(client.email)).filter((one) => one.kind === 'access_requested');
    expect(letters.map((one) => one.payload)).toMatchObject([{ people: 2, organisations: 1 }]);

    const [first, second] = await waitingFor(client);
    await actAs(client);
    expect((await post(acceptAccessRequests, { 'accessRequestIds[]': [first!] })).code).toBe('ok');
    expect((await post(declineAccessRequest, { accessRequestId: second! })).code).toBe('ok');
    expect([await reaches(chris, client.organisationId), await reaches(dewi, client.organisationId)].sort()).toEqual(
      ['member', null].sort(),
    );
    const before = await everything();
    expect((await post(acceptAccessRequests, { 'accessRequestIds[]': [first!, second!] })).code).toBe('forbidden');
    expect(await everything()).toEqual(before);
  });

  test('an external organisation administrator with the role adds colleagues at once', async () => {
    const { firm, client, partnershipId } = await pair();
    const chris = await addPersonTo(firm.environmentId);
    await asOwner((tx) =>
      tx.insert(organisationMembers).values({
        userId: firm.userId,
        organisationId: client.organisationId,
        environmentId: client.environmentId,
        userEnvironmentId: firm.environmentId,
        partnershipId,
        level: 'administrator',
      }),
    );
    await actAs(firm);
    const form = { 'userIds[]': [chris], 'organisationIds[]': [client.organisationId], level: 'member' };
    expect(await post(addMembersToPartners, form)).toMatchObject({ message: expect.stringContaining('1 membership') });
    expect(await reaches(chris, client.organisationId)).toBe('member');
    expect((await post(addMembersToPartners, form)).code).toBe('conflict');
  });

  test('nobody asks a stranger, or for a stranger’s people', async () => {
    const { firm, client } = await pair();
    const stranger = await addCompany();
    const before = await everything();
    await actAs(firm);
    for (const [userId, organisationId] of [
      [firm.userId, stranger.organisationId],
      [stranger.userId, client.organisationId],
      [client.userId, client.organisationId],
    ])
      expect(
        (
          await post(addMembersToPartners, {
            'userIds[]': [userId!],
            'organisationIds[]': [organisationId!],
            level: 'member',
          })
        ).code,
      ).toBe('not_found');
    expect(await everything()).toEqual(before);
  });
});

async function waitingFor({ environmentId }: Company): Promise<string[]> {
  let ids: string[] = [];
  await asOwner((tx) =>
    within(tx, environmentId, async () => {
      ids = (
        await tx
          .select({ id: accessRequests.id })
          .from(accessRequests)
          .where(eq(accessRequests.environmentId, environmentId))
      ).map((row) => row.id);
    }),
  );
  return ids;
}

test('ending takes everything that lived through the partnership, at once, and a later one revives nothing (S20)', async () => {
  const { firm, client, partnershipId } = await pair();
  const chris = await addPersonTo(firm.environmentId);
  await giveLink(partnershipId, firm.userId, firm.environmentId);
  await actAs(client);
  await post(shareOrganisation, { partnershipId, organisationId: client.organisationId });
  await actAs(firm);
  await post(addMembersToPartners, {
    'userIds[]': [chris],
    'organisationIds[]': [client.organisationId],
    level: 'member',
  });
  await actAs(client);
  await post(acceptAccessRequests, { 'accessRequestIds[]': await waitingFor(client) });
  expect(await reaches(chris, client.organisationId)).toBe('member');
  expect(await reaches(firm.userId, client.organisationId)).toBe('partnership');

  expect((await post(endPartnership, { partnershipId })).code).toBe('ok');
  expect(await reaches(chris, client.organisationId)).toBeNull();
  expect(await reaches(firm.userId, client.organisationId)).toBeNull();
  const again = await giveRequest(firm, client);
  await actAs(client);
  expect((await post(acceptRelationshipRequest, { requestId: again })).code).toBe('ok');
  expect(await reaches(chris, client.organisationId)).toBeNull();
  expect(await reaches(firm.userId, client.organisationId)).toBeNull();
  const left = await asOwner((tx) =>
    tx
      .select()
      .from(partnershipOrganisations)
      .where(eq(partnershipOrganisations.organisationId, client.organisationId)),
  );
  expect(left).toEqual([]);
});

describe('the shared list (O19, O20)', () => {
  test.each([
    ['an organisation administrator with the role', 'administrator', true, 'ok'],
    ['an organisation administrator without the role', 'administrator', false, 'forbidden'],
    ['a member with the role', 'member', true, 'forbidden'],
  ] as const)('%s', async (_, level, isRelationshipManager, code) => {
    const { client, partnershipId } = await pair();
    const person = await addPersonTo(client.environmentId, { isRelationshipManager });
    await seat(client, person, level);
    await actAs({ userId: person });
    expect((await post(shareOrganisation, { partnershipId, organisationId: client.organisationId })).code).toBe(code);
    if (level === 'administrator') {
      await actAs(client);
      await post(shareOrganisation, { partnershipId, organisationId: client.organisationId });
      await actAs({ userId: person });
      expect((await post(unshareOrganisation, { partnershipId, organisationId: client.organisationId })).code).toBe(
        'ok',
      );
    }
  });

  test('is nobody’s of the other side, and of no other partnership', async () => {
    const { firm, client, partnershipId } = await pair();
    const other = await pair();
    await actAs(firm);
    expect((await post(shareOrganisation, { partnershipId, organisationId: client.organisationId })).code).toBe(
      'not_found',
    );
    await actAs(client);
    expect(
      (await post(shareOrganisation, { partnershipId: other.partnershipId, organisationId: client.organisationId }))
        .code,
    ).toBe('not_found');
  });
});
