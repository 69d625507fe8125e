import { levelOf, pathsTo, principalsOf, seenBy } from './oracle';
import type { World } from './world';

// Why somebody holds a document, written a second time: not by asking again how it is held, but by taking causes away.

export type Cause = { way: string; principal: string };

/** Every single cause that could lead somebody to the document, whether it does or not. */
export const possibleCauses = (world: World, document: number): Cause[] =>
  [...new Set(pathsTo(world, document).map((path) => path.principal))].flatMap((principal) =>
    ['self', 'member', 'group', 'relationship_manager', 'administrator'].map((way) => ({ way, principal })),
  );

/** The same world in which these causes, and nothing else, are taken from the person. */
export function without(world: World, user: number, document: number, causes: Cause[]): World {
  const isTaken = (way: string, principal: string) =>
    causes.some((one) => one.way === way && one.principal === principal);
  const me = world.users[user]!;
  const organisationOf = (at: number) => world.organisations[at]!.id;
  return {
    ...world,
    shares: world.shares.filter(
      (one) => !(one.document === document && one.principal === me.id && isTaken('self', me.id)),
    ),
    memberships: world.memberships.filter(
      (one) => !(one.user === user && isTaken('member', organisationOf(one.organisation))),
    ),
    seats: world.seats.filter((one) => !(one.user === user && isTaken('group', world.groups[one.group]!.id))),
    sharedOrganisations: world.sharedOrganisations.filter(
      (one) =>
        !(
          isTaken('relationship_manager', organisationOf(one.organisation)) &&
          world.managers.some((link) => link.user === user && link.partnership === one.partnership) &&
          world.organisations[one.organisation]!.environment !== me.environment
        ),
    ),
    // Administration goes with the role, whatever it leads to.
    users: world.users.map((one, at) =>
      at === user && causes.some(({ way }) => way === 'administrator') ? { ...one, role: 'basic' as const } : one,
    ),
  };
}

export const holds = (world: World, user: number, document: number) =>
  seenBy(world, user).some((one) => one.at === document);

/** Whom of those with access the reader may know of: see `findReached`. */
export function isKnown(world: World, reader: number, user: number, document: number): boolean {
  const me = world.users[reader]!;
  const owner = world.documents[document]!.organisation;
  const given = pathsTo(world, document).map((path) => path.principal);
  const isMember = world.memberships.some((one) => one.user === reader && one.organisation === owner);
  const lists = (organisation: number) =>
    organisation === owner
      ? isMember || levelOf(world, reader, owner) === 'administrator'
      : world.organisations[organisation]!.environment === me.environment;
  const mine = principalsOf(world, user);
  return given.some((principal) => {
    if (!mine.has(principal)) return false;
    if (principal === world.users[user]!.id) return true;
    const organisation = world.organisations.findIndex((one) => one.id === principal);
    if (organisation >= 0) return lists(organisation);
    return looksInto(
      world,
      reader,
      world.groups.findIndex((one) => one.id === principal),
    );
  });
}

/** Whose people a reader sees: their environment's groups, of partner groups of theirs those they have to do with (G05). */
function looksInto(world: World, reader: number, group: number): boolean {
  const me = world.users[reader]!;
  const { type, environment, partnership } = world.groups[group]!;
  if (type !== 'partner') return environment === me.environment;
  return (
    world.partnerships[partnership!]!.sides.includes(me.environment) &&
    (me.role === 'administrator' ||
      world.seats.some((one) => one.user === reader && one.group === group) ||
      world.managers.some((one) => one.user === reader && one.partnership === partnership))
  );
}
