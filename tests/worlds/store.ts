import type { Tx } from '@/db/client';
import {
  environments,
  groupMembers,
  groups,
  livePartnerships,
  liveSides,
  organisationMembers,
  organisations,
  partnershipManagers,
  partnershipOrganisations,
  partnershipSides,
  partnerships,
  principals,
  users,
} from '@/db/schema';
import { type All, put } from './put';
import { storeContent } from './store-content';
import type { World } from './world';

/** Writes worlds into the tables as they stand, all of them by the same few statements; inside `asOwner`. */
export async function store(tx: Tx, worlds: readonly World[]): Promise<void> {
  const all: All = (of) => worlds.flatMap(of);
  await storePeople(tx, all);
  await storePartnerships(tx, all);
  await storeGroups(tx, all);
  await storeTies(tx, all);
  await storeContent(tx, all);
}

const homeOf = (world: World, { environment }: { environment: number }) => world.environments[environment]!.id;
const partnershipOf = (world: World, at: number | null) => (at === null ? null : world.partnerships[at]!.id);

async function storePeople(tx: Tx, all: All): Promise<void> {
  await put(
    tx,
    environments,
    all((world) =>
      world.environments.map(({ id }, at) => ({ id, name: `Environment ${at}`, country: 'NL', planKey: 'basic' })),
    ),
  );
  const kinds = { user: 'users', organisation: 'organisations', group: 'groups' } as const;
  await put(
    tx,
    principals,
    all((world) =>
      (['user', 'organisation', 'group'] as const).flatMap((kind) =>
        world[kinds[kind]].map((one) => ({ id: one.id, kind, environmentId: homeOf(world, one) })),
      ),
    ),
  );
  await put(
    tx,
    users,
    all((world) =>
      world.users.map((one, at) => ({
        id: one.id,
        environmentId: homeOf(world, one),
        name: `Person ${at}`,
        email: one.state === 'removed' ? null : `${one.id}@example.com`,
        role: one.role,
        isRelationshipManager: true,
        blockedAt: one.state === 'blocked' ? new Date() : null,
        removedAt: one.state === 'removed' ? new Date() : null,
      })),
    ),
  );
  await put(
    tx,
    organisations,
    all((world) =>
      world.organisations.map((one, at) => ({
        id: one.id,
        environmentId: homeOf(world, one),
        name: `Organisation ${at}`,
      })),
    ),
  );
}

async function storePartnerships(tx: Tx, all: All): Promise<void> {
  const live = all((world) => world.partnerships.map(({ id }) => ({ id })));
  await put(tx, partnerships, live);
  await put(
    tx,
    partnershipSides,
    all((world) =>
      world.partnerships.flatMap(({ id, sides }) =>
        sides.map((at) => ({
          partnershipId: id,
          environmentId: world.environments[at]!.id,
          environmentName: `Environment ${at}`,
        })),
      ),
    ),
  );
  await put(tx, livePartnerships, live);
  const bothWays = ([one, other]: [number, number]) => [
    [one, other],
    [other, one],
  ];
  await put(
    tx,
    liveSides,
    all((world) =>
      world.partnerships.flatMap(({ id, sides }) =>
        bothWays(sides).map(([one, other]) => ({
          environmentId: world.environments[one!]!.id,
          otherEnvironmentId: world.environments[other!]!.id,
          partnershipId: id,
        })),
      ),
    ),
  );
}

async function storeGroups(tx: Tx, all: All): Promise<void> {
  await put(
    tx,
    groups,
    all((world) =>
      world.groups.map((one, at) => ({
        id: one.id,
        environmentId: homeOf(world, one),
        type: one.type,
        // Public groups are everybody's: of another world's, this one's are told by their token.
        name: `Group ${at} ${world.token}`,
        partnershipId: partnershipOf(world, one.partnership),
      })),
    ),
  );
  await put(
    tx,
    groupMembers,
    all((world) =>
      world.seats.map((one) => ({
        userId: world.users[one.user]!.id,
        groupId: world.groups[one.group]!.id,
        environmentId: homeOf(world, world.groups[one.group]!),
        userEnvironmentId: homeOf(world, world.users[one.user]!),
        partnershipId: partnershipOf(world, one.partnership),
      })),
    ),
  );
}

/** Who belongs to which organisation, who is connected to which partnership, and what is on its shared lists. */
async function storeTies(tx: Tx, all: All): Promise<void> {
  await put(
    tx,
    organisationMembers,
    all((world) =>
      world.memberships.map((one) => ({
        userId: world.users[one.user]!.id,
        organisationId: world.organisations[one.organisation]!.id,
        environmentId: homeOf(world, world.organisations[one.organisation]!),
        userEnvironmentId: homeOf(world, world.users[one.user]!),
        level: one.level,
        partnershipId: partnershipOf(world, one.partnership),
      })),
    ),
  );
  await put(
    tx,
    partnershipManagers,
    all((world) =>
      world.managers.map((one) => ({
        userId: world.users[one.user]!.id,
        partnershipId: world.partnerships[one.partnership]!.id,
        environmentId: homeOf(world, world.users[one.user]!),
      })),
    ),
  );
  await put(
    tx,
    partnershipOrganisations,
    all((world) =>
      world.sharedOrganisations.map((one) => ({
        organisationId: world.organisations[one.organisation]!.id,
        partnershipId: world.partnerships[one.partnership]!.id,
        environmentId: homeOf(world, world.organisations[one.organisation]!),
      })),
    ),
  );
}
