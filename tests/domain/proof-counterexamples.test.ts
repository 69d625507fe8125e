import { expect, test } from 'vitest';
import { newId } from '@/db/id';
import { asOwner } from '@/db/seed/owner';
import { existingMemberFacts } from '@/lib/organisations/members/facts';
import { accessAskFacts } from '@/lib/partnerships/access/facts';
import { shareFacts } from '@/lib/shares/facts';
import type { On } from '../proof/oracle/facts';
import { rights } from '../proof/oracle/rights';
import { factsOf } from '../worlds/facts';
import { sightOf } from '../worlds/sight';
import { store } from '../worlds/store';
import { isLetThrough, seeRights } from '../worlds/views/rights';
import type { World } from '../worlds/world';

// Worlds in which the oracle and the portal once said different things, and what was settled: kept, so that both go on saying it.

type Person = World['users'][number];

const person = (environment: number, more: Partial<Person> = {}): Person => ({
  id: newId(),
  environment,
  role: 'basic',
  isRelationshipManager: true,
  state: 'works',
  ...more,
});

const aDocument = (): World['documents'][number] => ({
  id: newId(),
  organisation: 0,
  box: 'inbox_in',
  type: 'invoice',
  status: 'received',
  createdAt: new Date('2026-03-01T10:00:00.000Z'),
  day: '2026-03-01',
  number: 'A-1',
  counterparty: 'Molen BV',
  labels: [],
});

/** Two partners and a third environment, an organisation of the first, and these people. */
function partners(users: Person[], more: Partial<World> = {}): World {
  return {
    environments: [{ id: newId() }, { id: newId() }, { id: newId() }],
    users,
    organisations: [{ id: newId(), environment: 0 }],
    groups: [],
    partnerships: [{ id: newId(), sides: [0, 1] }],
    memberships: [],
    seats: [],
    managers: [],
    sharedOrganisations: [],
    documents: [],
    shares: [],
    token: `x${newId().slice(-12)}`,
    told: [],
    sizes: { page: 2, window: 3, hits: 2 },
    filters: [],
    turn: 1,
    ...more,
  };
}

test.each([
  ['is asked of a partner whose partnership a basic user is connected to (P20)', [{ user: 0, partnership: 0 }], true],
  ['is not where they are not connected: they do not see that partnership (P01, note 2)', [], false],
])('access %s', async (_, managers, isAllowed) => {
  const world = partners([person(1)], { managers });
  await asOwner((tx) => store(tx, [world]));
  const { actor } = sightOf(world, 0, []);
  const asked = { organisationId: world.organisations[0]!.id, userId: actor.userId };
  const on = {
    ...asked,
    organisation: asked.organisationId,
    person: asked.userId,
    partnership: world.partnerships[0]!.id,
  };
  expect(rights['access.request']!(factsOf(world), on as unknown as On).has(actor.userId)).toBe(isAllowed);
  expect(await isLetThrough('access.request', actor, (tx, who) => accessAskFacts(tx, who, asked))).toBe(isAllowed);
});

test.each([
  ['spares the last one from the owning environment, blocked as they are (O12, note 3)', [], false],
  ['goes where there is another one', [person(0)], true],
])('an outsider who takes an organisation from an administrator %s', async (_, others, isAllowed) => {
  const users = [person(0, { state: 'blocked' }), person(1), ...others];
  const memberships = users.map((one, user) => ({
    user,
    organisation: 0,
    level: 'administrator' as const,
    partnership: one.environment === 0 ? null : 0,
  }));
  const world = partners(users, { memberships });
  await asOwner((tx) => store(tx, [world]));
  const { actor } = sightOf(world, 1, []);
  const whose = { organisationId: world.organisations[0]!.id, userId: users[0]!.id };
  const on = { organisation: whose.organisationId, person: whose.userId };
  for (const permission of ['organisation.removeMember', 'organisation.changeLevel'] as const) {
    expect(rights[permission]!(factsOf(world), on as On).has(actor.userId)).toBe(isAllowed);
    expect(await isLetThrough(permission, actor, (tx, who) => existingMemberFacts(tx, who, whose))).toBe(isAllowed);
  }
});

test.each([
  [
    'knows them, as a partner',
    [
      [0, 1],
      [0, 2],
      [1, 2],
    ],
    true,
  ],
  [
    'does not know them: people are found in one’s own environment and in partners’ (C-42)',
    [
      [0, 1],
      [0, 2],
    ],
    false,
  ],
] as const)(
  'an outsider with full access shares with a partner of the owner when he %s',
  async (_, pairs, isAllowed) => {
    const users = [person(0), person(1), person(2)];
    const partnerships = pairs.map(([one, other]) => ({ id: newId(), sides: [one, other] as [number, number] }));
    const documents = [aDocument()];
    const shares = [
      {
        id: newId(),
        document: 0,
        principal: users[1]!.id,
        giver: 0,
        access: 'full_access',
        partnership: 0,
        isLeftOver: false,
      },
    ] as const;
    const world = partners(users, { partnerships, documents, shares: [...shares] });
    await asOwner((tx) => store(tx, [world]));
    const { actor } = sightOf(world, 1, []);
    const asked = { documentId: documents[0]!.id, recipientIds: [users[2]!.id] };
    const on = { document: asked.documentId, recipients: asked.recipientIds };
    expect(rights['document.share']!(factsOf(world), on as unknown as On).has(actor.userId)).toBe(isAllowed);
    expect(await isLetThrough('document.share', actor, (tx, who) => shareFacts(tx, who, asked))).toBe(isAllowed);
  },
);

test('what is compared here is found when it differs: a member of whom the world is not told', async () => {
  const users = [person(0)];
  const memberships = [{ user: 0, organisation: 0, level: 'administrator' as const, partnership: null }];
  const world = partners(users, { memberships, documents: [aDocument()] });
  await asOwner((tx) => store(tx, [world]));
  const found: string[] = [];
  for (let turn = 1; turn <= 20; turn++) await seeRights(sightOf({ ...world, memberships: [], turn }, 0, found));
  expect(found.join('\n')).toMatch(/organisation\.\w+ of .* shows \[true\], due are \[false\]/);
  const again: string[] = [];
  for (let turn = 1; turn <= 20; turn++) await seeRights(sightOf({ ...world, turn }, 0, again));
  expect(again).toEqual([]);
});
