import { type Access, accesses, type Level } from '@/db/vocabulary';
import type { World, WorldDocument, WorldFilter } from './world';

// Who holds what, written a second time from the articles, as sets and comprehensions over plain facts; shares no code with the product.

/** A document the user may see, what they hold on it, and whether a share leads them to it. */
export type Seen = WorldDocument & { at: number; access: Access; isShared: boolean };

/** The user's documents, newest first. */
export function seenBy(world: World, user: number): Seen[] {
  const mine = principalsOf(world, user);
  const isReachable = within(world, world.users[user]!.environment);
  return world.documents
    .flatMap((document, at) => {
      const paths = pathsTo(world, at).filter((path) => mine.has(path.principal));
      if (paths.length === 0 || !isReachable(ownerOf(world, document))) return [];
      return [{ ...document, at, access: highest(paths), isShared: paths.some((path) => path.isShare) }];
    })
    .sort(newestFirst);
}

/** Everything that a document's paths can lead to and that is the user's; nothing for who cannot sign in. */
export function principalsOf(world: World, user: number): Set<string> {
  const me = world.users[user]!;
  if (me.state !== 'works') return new Set();
  const opened = world.sharedOrganisations
    .filter((one) => world.managers.some((link) => link.user === user && link.partnership === one.partnership))
    .map((one) => world.organisations[one.organisation]!)
    .filter((one) => one.environment !== me.environment);
  const administered = world.organisations.filter(
    (one) => me.role === 'administrator' && one.environment === me.environment,
  );
  return new Set([
    me.id,
    ...world.memberships.filter((one) => one.user === user).map((one) => world.organisations[one.organisation]!.id),
    ...world.seats.filter((one) => one.user === user).map((one) => world.groups[one.group]!.id),
    ...administered.map((one) => one.id),
    ...opened.map((one) => one.id),
  ]);
}

/** The level the user holds on an organisation; nothing for who has only a share of its documents. */
export function levelOf(world: World, user: number, organisation: number): Level | null {
  const me = world.users[user]!;
  const { id, environment } = world.organisations[organisation]!;
  if (!principalsOf(world, user).has(id)) return null;
  if (me.role === 'administrator' && me.environment === environment) return 'administrator';
  const own = world.memberships.find((one) => one.user === user && one.organisation === organisation);
  return own?.level ?? 'member';
}

/** Every path of a document: its organisation's own, and one for each share. */
export const pathsTo = (world: World, document: number) => [
  {
    principal: world.organisations[world.documents[document]!.organisation]!.id,
    access: 'full_access' as Access,
    isShare: false,
  },
  ...world.shares
    .filter((one) => one.document === document)
    .map(({ principal, access }) => ({ principal, access, isShare: true })),
];

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
const within =
  ({ partnerships }: World, home: number) =>
  (environment: number): boolean =>
    environment === home || partnerships.some(({ sides }) => sides.includes(home) && sides.includes(environment));

const newestFirst = (one: Seen, other: Seen) =>
  other.createdAt.getTime() - one.createdAt.getTime() || (other.id < one.id ? -1 : 1);
