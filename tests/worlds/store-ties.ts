import type { Tx } from '@/db/client';
import { groupMembers, groups, organisationMembers, partnershipManagers, partnershipOrganisations } from '@/db/schema';
import { type All, put } from './put';
import type { World } from './world';

const homeOf = (world: World, { environment }: { environment: number }) => world.environments[environment]!.id;
const partnershipOf = (world: World, at: number | null) => (at === null ? null : world.partnerships[at]!.id);

/** The groups and who sits in them. */
export async function storeGroups(tx: Tx, all: All): Promise<void> {
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
        isOwner: one.isOwner,
        environmentId: homeOf(world, world.groups[one.group]!),
        userEnvironmentId: homeOf(world, world.users[one.user]!),
        partnershipId: partnershipOf(world, one.partnership),
      })),
    ),
  );
}

/** Who belongs to which organisation, who is connected to which partnership, and what is on its shared lists. */
export async function storeTies(tx: Tx, all: All): Promise<void> {
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
