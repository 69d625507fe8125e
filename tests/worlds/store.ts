import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import {
  documents,
  environments,
  grants,
  groupMembers,
  groups,
  livePartnerships,
  liveSides,
  organisationMembers,
  organisations,
  partnershipManagers,
  partnershipOrganisations,
  partnerships,
  principals,
  shares,
  users,
} from '@/db/schema';
import { within } from '@/db/seed/owner';
import type { World } from './world';

const homeOf = (world: World, at: number) => world.environments[at]!.id;
const rows = <T>(all: T[]) => (all.length > 0 ? all : null);

/** Writes a world into the tables as it stands; inside `asOwner`. */
export async function store(tx: Tx, world: World): Promise<void> {
  const home = (at: number) => homeOf(world, at);
  const partnership = (at: number | null) => (at === null ? null : world.partnerships[at]!.id);
  await tx
    .insert(environments)
    .values(
      world.environments.map(({ id }, at) => ({ id, name: `Environment ${at}`, country: 'NL', planKey: 'basic' })),
    );
  await tx.insert(principals).values([
    ...world.users.map(({ id, environment }) => ({ id, kind: 'user' as const, environmentId: home(environment) })),
    ...world.organisations.map(({ id, environment }) => ({
      id,
      kind: 'organisation' as const,
      environmentId: home(environment),
    })),
    ...world.groups.map(({ id, environment }) => ({ id, kind: 'group' as const, environmentId: home(environment) })),
  ]);
  await tx.insert(users).values(
    world.users.map(({ id, environment, role, isBlocked }) => ({
      id,
      environmentId: home(environment),
      name: 'Somebody',
      email: `${id}@example.com`,
      role,
      isRelationshipManager: true,
      blockedAt: isBlocked ? new Date() : null,
    })),
  );
  await tx.insert(organisations).values(
    world.organisations.map(({ id, environment }, at) => ({
      id,
      environmentId: home(environment),
      name: `Organisation ${at}`,
    })),
  );
  const live = rows(world.partnerships.map(({ id }) => ({ id })));
  if (live) {
    await tx.insert(partnerships).values(live);
    await tx.insert(livePartnerships).values(live);
    await tx.insert(liveSides).values(
      world.partnerships.flatMap(({ id, sides: [a, b] }) =>
        [
          [a, b],
          [b, a],
        ].map(([one, other]) => ({ environmentId: home(one!), otherEnvironmentId: home(other!), partnershipId: id })),
      ),
    );
  }
  const teams = rows(
    world.groups.map(({ id, environment, type }) => ({ id, environmentId: home(environment), type, name: 'Group' })),
  );
  if (teams) await tx.insert(groups).values(teams);
  const members = rows(
    world.memberships.map((one) => ({
      userId: world.users[one.user]!.id,
      organisationId: world.organisations[one.organisation]!.id,
      environmentId: home(world.organisations[one.organisation]!.environment),
      userEnvironmentId: home(world.users[one.user]!.environment),
      level: one.level,
      partnershipId: partnership(one.partnership),
    })),
  );
  if (members) await tx.insert(organisationMembers).values(members);
  const seats = rows(
    world.seats.map((one) => ({
      userId: world.users[one.user]!.id,
      groupId: world.groups[one.group]!.id,
      environmentId: home(world.groups[one.group]!.environment),
      userEnvironmentId: home(world.users[one.user]!.environment),
      partnershipId: partnership(one.partnership),
    })),
  );
  if (seats) await tx.insert(groupMembers).values(seats);
  const managers = rows(
    world.managers.map((one) => ({
      userId: world.users[one.user]!.id,
      partnershipId: partnership(one.partnership)!,
      environmentId: home(world.users[one.user]!.environment),
    })),
  );
  if (managers) await tx.insert(partnershipManagers).values(managers);
  const opened = rows(
    world.sharedOrganisations.map((one) => ({
      organisationId: world.organisations[one.organisation]!.id,
      partnershipId: partnership(one.partnership)!,
      environmentId: home(world.organisations[one.organisation]!.environment),
    })),
  );
  if (opened) await tx.insert(partnershipOrganisations).values(opened);
  for (const at of world.environments.keys()) await storeContent(tx, world, at);
}

async function storeContent(tx: Tx, world: World, environment: number): Promise<void> {
  const isHere = (document: number) =>
    world.organisations[world.documents[document]!.organisation]!.environment === environment;
  const environmentId = homeOf(world, environment);
  const environmentOf = new Map(
    [...world.users, ...world.organisations, ...world.groups].map((one) => [one.id, homeOf(world, one.environment)]),
  );
  const own = rows(
    world.documents
      .filter((_, at) => isHere(at))
      .map((one) => ({ ...one, organisationId: world.organisations[one.organisation]!.id, environmentId })),
  );
  const given = world.shares
    .filter((one) => isHere(one.document))
    .map((one) => ({
      ...one,
      documentId: world.documents[one.document]!.id,
      organisationId: world.organisations[world.documents[one.document]!.organisation]!.id,
      environmentId,
      principalId: one.principal,
      principalEnvironmentId: environmentOf.get(one.principal)!,
      partnershipId: one.partnership === null ? null : world.partnerships[one.partnership]!.id,
    }));
  if (!own) return;
  await within(tx, environmentId, async () => {
    await tx.insert(documents).values(own);
    if (given.length === 0) return;
    const author = world.users[0]!.id;
    await tx.insert(shares).values(
      given.map((one) => ({
        ...one,
        grantedBy: author,
        grantedByName: 'Somebody',
        recipientName: 'Somebody',
        recipientEnvironmentName: 'Somewhere',
      })),
    );
    await tx.insert(grants).values(
      given.map((one) => {
        const { box, type, status, createdAt } = world.documents[one.document]!;
        return { ...one, box, type, status, createdAt, origin: 'share' as const, originId: one.id, shareId: undefined };
      }),
    );
  });
}

/** Takes the door out of this database: everybody holds every principal. */
export const takeDoorOut = (tx: Tx) =>
  tx.execute(
    sql`create or replace function held_principals() returns setof uuid language sql stable as $$ select id from principals $$`,
  );

/** Takes the wall out of this database. */
export const takeWallOut = async (tx: Tx) => {
  for (const table of ['documents', 'grants', 'shares'])
    await tx.execute(sql.raw(`create policy no_wall on ${table} to koppel_app using (true)`));
};
