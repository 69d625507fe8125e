import type { Tx } from '@/db/client';
import {
  environments,
  livePartnerships,
  liveSides,
  organisations,
  partnershipSides,
  partnerships,
  principals,
  users,
} from '@/db/schema';
import { type All, put } from './put';
import { storeContent } from './store-content';
import { storeGroups, storeTies } from './store-ties';
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
        isRelationshipManager: one.isRelationshipManager,
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
