import type fc from 'fast-check';
import { newId } from '@/db/id';
import type { Access, Box, DocumentType, GroupType, Level, Role, Status } from '@/db/vocabulary';
import { reachedBy } from '../proof/oracle/access';
import { around, homeOf } from '../proof/oracle/people';
import { factsOf } from './facts';
import { type Drawn, shape } from './shape';

/** A small world as plain facts: what stands in the tables, and nothing derived. Everything points by place in its list. */
export type World = {
  environments: { id: string }[];
  users: {
    id: string;
    environment: number;
    role: Role;
    isRelationshipManager: boolean;
    state: 'works' | 'blocked' | 'removed';
  }[];
  organisations: { id: string; environment: number }[];
  groups: { id: string; environment: number; type: GroupType; partnership: number | null }[];
  /** Live partnerships: pairs of environments. */
  partnerships: { id: string; sides: [number, number] }[];
  memberships: { user: number; organisation: number; level: Level; partnership: number | null }[];
  seats: { user: number; group: number; isOwner: boolean; partnership: number | null }[];
  managers: { user: number; partnership: number }[];
  sharedOrganisations: { organisation: number; partnership: number }[];
  documents: WorldDocument[];
  shares: WorldShare[];
  /** A word that stands in every number of this world and in no other's. */
  token: string;
  /** What people did in this world, and who was to hear of it. */
  told: { what: 'share' | 'comment'; document: number; teller: number; to: number[] }[];
  sizes: Drawn['sizes'];
  filters: WorldFilter[];
  turn: number;
};

export type WorldDocument = {
  id: string;
  organisation: number;
  box: Box;
  type: DocumentType;
  status: Status;
  createdAt: Date;
  /** The day of that moment in Amsterdam. */
  day: string;
  number: string;
  counterparty: string;
  labels: string[];
};

/** `isLeftOver`: planted as no product code could, across environments through a partnership of others. */
export type WorldShare = {
  /** Nothing for what was given by an act. */
  id: string | null;
  document: number;
  principal: string;
  giver: number;
  access: Access;
  partnership: number | null;
  isLeftOver: boolean;
};

export type WorldFilter = {
  box: Box;
  organisation: number | undefined;
  type: DocumentType | undefined;
  status: Status | undefined;
  from: string | undefined;
  to: string | undefined;
  isShared: boolean;
};

/** Worlds that the product could have made; with `leftOvers`, also grants across environments that it could not. */
export const worlds = (leftOvers: boolean): fc.Arbitrary<World> => shape.map((drawn) => build(drawn, leftOvers));

function build(drawn: Drawn, leftOvers: boolean): World {
  const world = bareWorld(drawn);
  const once = unique();
  addMemberships(world, drawn, once);
  addSeats(world, drawn, once);
  addManagers(world, drawn, once);
  addDocuments(world, drawn);
  addShares(world, drawn, once, leftOvers);
  return world;
}

function bareWorld(drawn: Drawn): World {
  return {
    environments: [0, 1, 2].map(() => ({ id: newId() })),
    users: drawn.users.map((user) => ({ id: newId(), ...user })),
    organisations: drawn.organisations.map((one) => ({ id: newId(), ...one })),
    groups: drawn.groups.map(({ environment, type }) => {
      const partnership = drawn.partnerships.findIndex((sides) => sides.includes(environment));
      const isPartner = type === 'partner' && partnership >= 0;
      return {
        id: newId(),
        environment,
        type: isPartner || type !== 'partner' ? type : 'environment',
        partnership: isPartner ? partnership : null,
      };
    }),
    partnerships: drawn.partnerships.map((sides) => ({ id: newId(), sides })),
    memberships: [],
    seats: [],
    managers: [],
    sharedOrganisations: [],
    documents: [],
    shares: [],
    token: `x${newId().slice(-12)}`,
    told: [],
    sizes: drawn.sizes,
    filters: drawn.filters.map((one) => ({
      ...one,
      organisation: one.organisation === undefined ? undefined : one.organisation % drawn.organisations.length,
    })),
    turn: drawn.turn,
  };
}

type Once = (key: string) => boolean;

/** The live partnership of two environments; null inside one, undefined where there is none. */
function between({ partnerships }: World, a: number, b: number): number | null | undefined {
  if (a === b) return null;
  const at = partnerships.findIndex(({ sides }) => sides.includes(a) && sides.includes(b));
  return at < 0 ? undefined : at;
}

function addMemberships(world: World, drawn: Drawn, once: Once): void {
  for (const one of drawn.memberships) {
    const user = one.user % world.users.length;
    const organisation = one.organisation % world.organisations.length;
    const partnership = between(world, world.users[user]!.environment, world.organisations[organisation]!.environment);
    if (partnership !== undefined && once(`member ${user} ${organisation}`))
      world.memberships.push({ user, organisation, level: one.level, partnership });
  }
}

/** A partner group holds people of its two sides, the others people of their own environment. */
function addSeats(world: World, drawn: Drawn, once: Once): void {
  for (const one of world.groups.length > 0 ? drawn.seats : []) {
    const user = one.user % world.users.length;
    const group = one.group % world.groups.length;
    const { environment, partnership } = world.groups[group]!;
    const home = world.users[user]!.environment;
    const isFit =
      home === environment || (partnership !== null && world.partnerships[partnership]!.sides.includes(home));
    if (isFit && once(`seat ${user} ${group}`))
      world.seats.push({ user, group, isOwner: one.isOwner, partnership: home === environment ? null : partnership });
  }
}

function addManagers(world: World, drawn: Drawn, once: Once): void {
  const { partnerships, users, organisations } = world;
  if (partnerships.length === 0) return;
  for (const one of drawn.managers) {
    const user = one.user % users.length;
    const partnership = one.partnership % partnerships.length;
    const isFit =
      users[user]!.isRelationshipManager && partnerships[partnership]!.sides.includes(users[user]!.environment);
    if (isFit && once(`manager ${user} ${partnership}`)) world.managers.push({ user, partnership });
  }
  for (const one of drawn.sharedOrganisations) {
    const organisation = one.organisation % organisations.length;
    const partnership = one.partnership % partnerships.length;
    const isSide = partnerships[partnership]!.sides.includes(organisations[organisation]!.environment);
    if (isSide && once(`open ${organisation} ${partnership}`))
      world.sharedOrganisations.push({ organisation, partnership });
  }
}

function addDocuments(world: World, drawn: Drawn): void {
  for (const [at, { organisation, moment, word, repeats, ...rest }] of drawn.documents.entries()) {
    const original = repeats === null || at === 0 ? undefined : world.documents[repeats % at]!;
    world.documents.push({
      id: newId(),
      organisation: organisation % world.organisations.length,
      ...rest,
      createdAt: moment.at,
      day: moment.day,
      number: original?.number ?? `${world.token}-${at}`,
      counterparty: `${word} BV`,
      labels: [`${world.token} ${at}`, ...(at % 2 === 0 ? ['Even'] : [])],
    });
  }
}

/** Two people give, so one recipient may hold a document by two shares; nobody shares with the organisation that owns it. */
function addShares(world: World, drawn: Drawn, once: Once, leftOvers: boolean): void {
  const principals = [...world.users, ...world.organisations, ...world.groups];
  const shares: WorldShare[] = [];
  for (const { givers, access, ...one } of drawn.shares) {
    const document = one.document % world.documents.length;
    const { id: principal, environment } = principals[(one.principal ?? principals.length - 1) % principals.length]!;
    const owner = world.organisations[world.documents[document]!.organisation]!;
    const fair = between(world, owner.environment, environment);
    const isLeftOver =
      leftOvers &&
      one.isLeftOver &&
      fair === undefined &&
      world.partnerships.length > 0 &&
      isFarFrom(world, owner.environment, principal);
    if (principal === owner.id || (fair === undefined && !isLeftOver)) continue;
    for (const giver of givers)
      if (once(`share ${document} ${principal} ${giver}`))
        shares.push({
          id: newId(),
          document,
          principal,
          giver,
          access,
          partnership: isLeftOver ? 0 : fair!,
          isLeftOver,
        });
  }
  world.shares = shares;
}

/** Whether what is given to a principal leads to nobody of the owner's environment and its partners: whom the wall lets through, it cannot keep out. */
function isFarFrom(world: World, owner: number, principal: string): boolean {
  const facts = factsOf(world);
  const near = around(facts, world.environments[owner]!.id);
  return [...reachedBy(facts, principal)].every((person) => !near.has(homeOf(facts, person)));
}

/** Answers true the first time a key is seen. */
function unique(): Once {
  const seen = new Set<string>();
  return (key) => !seen.has(key) && Boolean(seen.add(key));
}
