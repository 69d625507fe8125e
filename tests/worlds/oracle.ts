import { type Access, accesses, type Level } from '@/db/vocabulary';
import * as oracle from '../proof/oracle/access';
import { around } from '../proof/oracle/people';
import { factsOf } from './facts';
import type { World, WorldDocument, WorldFilter } from './world';

// Who holds what in a world, as the oracle says; and what the views make of it. Shares no code with the product.

/** A document the user may see, what they hold on it, and whether a share leads them to it. */
export type Seen = WorldDocument & { at: number; access: Access; isShared: boolean };

/** The user's documents, newest first. */
export function seenBy(world: World, user: number): Seen[] {
  const facts = factsOf(world);
  const { id } = world.users[user]!;
  return world.documents
    .flatMap((document, at) => {
      const access = oracle.heldBy(facts, document.id, id);
      const isShared = pathsTo(world, at).some((one) => one.isShare && oracle.reachedBy(facts, one.principal).has(id));
      return access ? [{ ...document, at, access, isShared }] : [];
    })
    .sort(newestFirst);
}

/** Everything that a document's paths can lead to and that is the user's; nothing for who cannot sign in. */
export function principalsOf(world: World, user: number): Set<string> {
  const facts = factsOf(world);
  const { id } = world.users[user]!;
  const all = [...world.users, ...world.organisations, ...world.groups];
  return new Set(all.filter((one) => oracle.reachedBy(facts, one.id).has(id)).map((one) => one.id));
}

/** The level the user holds on an organisation; nothing for who has only a share of its documents. */
export const levelOf = (world: World, user: number, organisation: number): Level | null =>
  oracle.levelOf(factsOf(world), world.organisations[organisation]!.id, world.users[user]!.id);

/** Every path of a document: its organisation's own, and one for each share. */
export const pathsTo = (world: World, document: number) =>
  oracle
    .pathsTo(factsOf(world), world.documents[document]!.id)
    .map(({ principal, access, from }) => ({ principal, access, isShare: from === 'share' }));

export const highest = (paths: { access: Access }[]): Access =>
  accesses.findLast((access) => paths.some((path) => path.access === access))!;

/** Whether a document is among what a filter asks for. */
export const fits = (one: Seen, filter: Partial<WorldFilter>): boolean =>
  (filter.box === undefined || one.box === filter.box) &&
  (filter.organisation === undefined || one.organisation === filter.organisation) &&
  (filter.type === undefined || one.type === filter.type) &&
  (filter.status === undefined || one.status === filter.status) &&
  (filter.from === undefined || one.day >= filter.from) &&
  (filter.to === undefined || one.day <= filter.to) &&
  (!filter.isShared || one.isShared);

/** Somebody a document can be shared with. */
export type Recipient = { id: string; environment: number; access: Access | null; canBeChosen: boolean };

/**
 * Everybody the user may be offered for a document: of the owner's environment and its partners, as far as these are the user's
 * own or partners (5.7, C-46); of groups the own environment's, partner groups of the owner's with the user's side, and public
 * ones: a stranger's is shown and cannot be chosen (C-14). With what they hold on it already.
 */
export function recipientsOf(world: World, user: number, document: number): Recipient[] {
  const home = world.users[user]!.environment;
  const owner = ownerOf(world, world.documents[document]!);
  const isNearOwner = within(world, owner);
  const isNearUser = within(world, home);
  const isNear = (environment: number) => isNearOwner(environment) && isNearUser(environment);
  const people = world.users.flatMap((one, at) => (one.state === 'works' ? [{ ...one, at }] : []));
  const groups = world.groups.filter((one) => {
    if (one.type === 'public') return owner === home || one.environment === home;
    if (one.type === 'environment') return one.environment === home;
    const { sides } = world.partnerships[one.partnership!]!;
    return sides.includes(home) && sides.includes(owner);
  });
  const isPublic = (id: string) => groups.some((one) => one.id === id && one.type === 'public');
  return [
    ...people.map(({ id, environment, at }) => ({
      id,
      environment,
      access: seenBy(world, at).find((one) => one.at === document)?.access ?? null,
    })),
    ...[...world.organisations, ...groups].map(({ id, environment }) => {
      const paths = pathsTo(world, document).filter((path) => path.principal === id);
      return { id, environment, access: paths.length > 0 ? highest(paths) : null };
    }),
  ]
    .filter((one) => isNear(one.environment) || isPublic(one.id))
    .map((one) => ({ ...one, canBeChosen: isNear(one.environment) }));
}

export const mayEdit = ({ access }: Seen): boolean => access !== 'read_only';

/** The people that something given to a principal is given to. */
export const peopleOf = (world: World, principal: string): number[] =>
  [...world.users.keys()].filter(
    (user) =>
      world.users[user]!.id === principal ||
      world.memberships.some((one) => one.user === user && world.organisations[one.organisation]!.id === principal) ||
      world.seats.some((one) => one.user === user && world.groups[one.group]!.id === principal),
  );

/** Whom the user has shared with, as far as the documents are not behind the wall by now. */
export function sharedWithBy(world: World, user: number): Set<string> {
  const isReachable = within(world, world.users[user]!.environment);
  const given = world.shares.filter(
    (one) => one.giver === user && isReachable(ownerOf(world, world.documents[one.document]!)),
  );
  return new Set(given.map((one) => one.principal));
}

const ownerOf = (world: World, { organisation }: WorldDocument) => world.organisations[organisation]!.environment;

/** One's own environment and those it has a live partnership with. */
const within = (world: World, home: number) => {
  const near = around(factsOf(world), world.environments[home]!.id);
  return (environment: number): boolean => near.has(world.environments[environment]!.id);
};

const newestFirst = (one: Seen, other: Seen) =>
  other.createdAt.getTime() - one.createdAt.getTime() || (other.id < one.id ? -1 : 1);
