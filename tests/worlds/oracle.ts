import { type Access, accesses } from '@/db/vocabulary';
import type { World } from './world';

/**
 * Who holds what, written a second time from the articles, as sets and comprehensions over plain facts; shares no code with the product.
 * Answers the document's place → the highest access, for the user at that place.
 */
export function seenBy(world: World, user: number): Map<number, Access> {
  const me = world.users[user]!;
  if (me.isBlocked) return new Map();
  const isPartner = (environment: number) =>
    world.partnerships.some(({ sides }) => sides.includes(me.environment) && sides.includes(environment));
  const isWithinWall = (environment: number) => environment === me.environment || isPartner(environment);
  const mine = new Set([
    me.id,
    ...world.memberships.filter((one) => one.user === user).map((one) => world.organisations[one.organisation]!.id),
    ...world.seats.filter((one) => one.user === user).map((one) => world.groups[one.group]!.id),
    ...world.organisations
      .filter((one) => me.role === 'administrator' && one.environment === me.environment)
      .map((one) => one.id),
    ...world.sharedOrganisations
      .filter((one) => world.managers.some((link) => link.user === user && link.partnership === one.partnership))
      .map((one) => world.organisations[one.organisation]!)
      .filter((one) => one.environment !== me.environment)
      .map((one) => one.id),
  ]);
  const paths = [
    ...world.documents.map((one, document) => ({
      document,
      principal: world.organisations[one.organisation]!.id,
      access: 'full_access' as Access,
    })),
    ...world.shares,
  ].filter(
    ({ document, principal }) =>
      mine.has(principal) && isWithinWall(world.organisations[world.documents[document]!.organisation]!.environment),
  );
  const highest = new Map<number, Access>();
  for (const { document, access } of paths)
    if (accesses.indexOf(access) > accesses.indexOf(highest.get(document) as Access)) highest.set(document, access);
  return highest;
}
