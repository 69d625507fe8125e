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
import { rows, storeContent } from './store-content';
import type { World } from './world';

/** Writes a world into the tables as it stands; inside `asOwner`. */
export async function store(tx: Tx, world: World): Promise<void> {
  await storePeople(tx, world);
  await storePartnerships(tx, world);
  await storeSeats(tx, world);
  await storeContent(tx, world);
}

const homeOf = (world: World, { environment }: { environment: number }) => world.environments[environment]!.id;

async function storePeople(tx: Tx, world: World): Promise<void> {
  await tx
    .insert(environments)
    .values(
      world.environments.map(({ id }, at) => ({ id, name: `Environment ${at}`, country: 'NL', planKey: 'basic' })),
    );
  const principal = (kind: 'user' | 'organisation' | 'group') => (one: { id: string; environment: number }) => ({
    id: one.id,
    kind,
    environmentId: homeOf(world, one),
  });
  await tx
    .insert(principals)
    .values([
      ...world.users.map(principal('user')),
      ...world.organisations.map(principal('organisation')),
      ...world.groups.map(principal('group')),
    ]);
  await tx.insert(users).values(
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
  );
  await tx.insert(organisations).values(
    world.organisations.map((one, at) => ({
      id: one.id,
      environmentId: homeOf(world, one),
      name: `Organisation ${at}`,
    })),
  );
}

async function storePartnerships(tx: Tx, world: World): Promise<void> {
  const live = rows(world.partnerships.map(({ id }) => ({ id })));
  if (!live) return;
  await tx.insert(partnerships).values(live);
  await tx.insert(partnershipSides).values(
    world.partnerships.flatMap(({ id, sides }) =>
      sides.map((at) => ({
        partnershipId: id,
        environmentId: world.environments[at]!.id,
        environmentName: `Environment ${at}`,
      })),
    ),
  );
  await tx.insert(livePartnerships).values(live);
  const both = ([a, b]: [number, number]) => [
    [a, b],
    [b, a],
  ];
  await tx.insert(liveSides).values(
    world.partnerships.flatMap(({ id, sides }) =>
      both(sides).map(([one, other]) => ({
        environmentId: world.environments[one!]!.id,
        otherEnvironmentId: world.environments[other!]!.id,
        partnershipId: id,
      })),
    ),
  );
}

async function storeSeats(tx: Tx, world: World): Promise<void> {
  const partnership = (at: number | null) => (at === null ? null : world.partnerships[at]!.id);
  const teams = rows(
    world.groups.map((one, at) => ({
      id: one.id,
      environmentId: homeOf(world, one),
      type: one.type,
      // Public groups are everybody's: of another world's, this one's are told by their token.
      name: `Group ${at} ${world.token}`,
      partnershipId: partnership(one.partnership),
    })),
  );
  if (teams) await tx.insert(groups).values(teams);
  const members = rows(
    world.memberships.map((one) => ({
      userId: world.users[one.user]!.id,
      organisationId: world.organisations[one.organisation]!.id,
      environmentId: homeOf(world, world.organisations[one.organisation]!),
      userEnvironmentId: homeOf(world, world.users[one.user]!),
      level: one.level,
      partnershipId: partnership(one.partnership),
    })),
  );
  if (members) await tx.insert(organisationMembers).values(members);
  const seats = rows(
    world.seats.map((one) => ({
      userId: world.users[one.user]!.id,
      groupId: world.groups[one.group]!.id,
      environmentId: homeOf(world, world.groups[one.group]!),
      userEnvironmentId: homeOf(world, world.users[one.user]!),
      partnershipId: partnership(one.partnership),
    })),
  );
  if (seats) await tx.insert(groupMembers).values(seats);
  const managers = rows(
    world.managers.map((one) => ({
      userId: world.users[one.user]!.id,
      partnershipId: partnership(one.partnership)!,
      environmentId: homeOf(world, world.users[one.user]!),
    })),
  );
  if (managers) await tx.insert(partnershipManagers).values(managers);
  const opened = rows(
    world.sharedOrganisations.map((one) => ({
      organisationId: world.organisations[one.organisation]!.id,
      partnershipId: partnership(one.partnership)!,
      environmentId: homeOf(world, world.organisations[one.organisation]!),
    })),
  );
  if (opened) await tx.insert(partnershipOrganisations).values(opened);
}
