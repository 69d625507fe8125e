import type { Facts, Id } from '../oracle/facts';
import { around } from '../oracle/people';
import { the } from '../oracle/sets';

/** Leaves out what the product could not have made. */
export function whatFits(world: Facts): Facts {
  const homeOf = (user: Id) => the(world.people, user).home;
  const isNear = (one: Id, other: Id) => around(world, one).has(other);
  const ownerOf = (organisation: Id) => the(world.organisations, organisation).environment;
  const sidesOfPartnership = (id: Id): readonly Id[] => {
    const { isActive, sides } = the(world.partnerships, id);
    return isActive ? sides : [];
  };
  const sidesOfGroup = (id: Id): readonly Id[] => {
    const { environment, partnership } = the(world.groups, id);
    return partnership === null ? [environment] : sidesOfPartnership(partnership);
  };
  const homes = new Map([...world.organisations, ...world.groups].map((one) => [one.id, one.environment] as const));
  const environmentOf = (principal: Id) => homes.get(principal) ?? homeOf(principal);
  const isSeated = ({ user, group }: { user: Id; group: Id }) => sidesOfGroup(group).includes(homeOf(user));
  return {
    ...world,
    members: world.members.filter((one) => isNear(ownerOf(one.organisation), homeOf(one.user))),
    managers: world.managers.filter(
      ({ user, partnership }) =>
        the(world.people, user).isRelationshipManager && sidesOfPartnership(partnership).includes(homeOf(user)),
    ),
    sharedOrganisations: world.sharedOrganisations.filter(({ organisation, partnership }) =>
      sidesOfPartnership(partnership).includes(ownerOf(organisation)),
    ),
    owners: world.owners.filter(isSeated),
    seats: world.seats.filter(isSeated),
    shares: world.shares.filter(({ document, principal }) =>
      isNear(ownerOf(the(world.documents, document).organisation), environmentOf(principal)),
    ),
    tasks: world.tasks.filter(({ document, chains }) => {
      const origin = ownerOf(the(world.documents, document).organisation);
      return chains.flat().every((one) => isNear(origin, homeOf(one)));
    }),
  };
}
