import fc from 'fast-check';
import { newId } from '@/db/id';
import {
  type Access,
  accesses,
  type Box,
  boxes,
  type DocumentType,
  documentTypes,
  type GroupType,
  groupTypes,
  type Level,
  levels,
  type Role,
  roles,
  type Status,
  statuses,
} from '@/db/vocabulary';

/** A small world as plain facts: what stands in the tables, and nothing derived. Everything points by place in its list. */
export type World = {
  environments: { id: string }[];
  users: { id: string; environment: number; role: Role; isBlocked: boolean }[];
  organisations: { id: string; environment: number }[];
  groups: { id: string; environment: number; type: GroupType }[];
  /** Live partnerships: pairs of environments. */
  partnerships: { id: string; sides: [number, number] }[];
  memberships: { user: number; organisation: number; level: Level; partnership: number | null }[];
  seats: { user: number; group: number; partnership: number | null }[];
  managers: { user: number; partnership: number }[];
  sharedOrganisations: { organisation: number; partnership: number }[];
  documents: {
    id: string;
    organisation: number;
    box: Box;
    type: DocumentType;
    status: Status;
    createdAt: Date;
    number: string;
    counterparty: string;
  }[];
  /** `isLeftOver`: planted as no product code could, across environments through a partnership of others. */
  shares: {
    id: string;
    document: number;
    principal: string;
    access: Access;
    partnership: number | null;
    isLeftOver: boolean;
  }[];
};

const someOf = <T>(all: readonly T[]) => fc.constantFrom(...all);
const place = (count: number) => fc.nat({ max: count - 1 });

const shape = fc.record({
  users: fc.array(
    fc.record({
      environment: place(3),
      role: someOf(roles),
      isBlocked: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    }),
    { minLength: 3, maxLength: 6 },
  ),
  organisations: fc.array(fc.record({ environment: place(3) }), { minLength: 2, maxLength: 5 }),
  groups: fc.array(fc.record({ environment: place(3), type: someOf(groupTypes) }), { maxLength: 3 }),
  partnerships: fc.subarray([
    [0, 1],
    [0, 2],
    [1, 2],
  ] as [number, number][]),
  memberships: fc.array(fc.record({ user: fc.nat(), organisation: fc.nat(), level: someOf(levels) }), { maxLength: 8 }),
  seats: fc.array(fc.record({ user: fc.nat(), group: fc.nat() }), { maxLength: 6 }),
  managers: fc.array(fc.record({ user: fc.nat(), partnership: fc.nat() }), { maxLength: 3 }),
  sharedOrganisations: fc.array(fc.record({ organisation: fc.nat(), partnership: fc.nat() }), { maxLength: 4 }),
  documents: fc.array(
    fc.record({
      organisation: fc.nat(),
      box: someOf(boxes),
      type: someOf(documentTypes),
      status: someOf(statuses),
      minute: fc.nat({ max: 5 }),
      word: someOf(['Molen', 'Zuivel', 'Kade']),
    }),
    { minLength: 2, maxLength: 10 },
  ),
  shares: fc.array(
    fc.record({ document: fc.nat(), principal: fc.nat(), access: someOf(accesses), isLeftOver: fc.boolean() }),
    { maxLength: 10 },
  ),
});

/** Worlds that the product could have made; with `leftOvers`, also grants across environments that it could not. */
export const worlds = (leftOvers: boolean): fc.Arbitrary<World> => shape.map((drawn) => build(drawn, leftOvers));

function build(drawn: typeof shape extends fc.Arbitrary<infer T> ? T : never, leftOvers: boolean): World {
  const world: World = {
    environments: [0, 1, 2].map(() => ({ id: newId() })),
    users: drawn.users.map((user) => ({ id: newId(), ...user })),
    organisations: drawn.organisations.map((one) => ({ id: newId(), ...one })),
    groups: drawn.groups.map((one) => ({ id: newId(), ...one })),
    partnerships: drawn.partnerships.map((sides) => ({ id: newId(), sides })),
    memberships: [],
    seats: [],
    managers: [],
    sharedOrganisations: [],
    documents: [],
    shares: [],
  };
  const { users, organisations, groups, partnerships } = world;
  /** The live partnership of two environments; null inside one, undefined where there is none. */
  const between = (a: number, b: number) => {
    if (a === b) return null;
    const at = partnerships.findIndex(({ sides }) => sides.includes(a) && sides.includes(b));
    return at < 0 ? undefined : at;
  };
  const once = unique();
  for (const drawnOne of drawn.memberships) {
    const user = drawnOne.user % users.length;
    const organisation = drawnOne.organisation % organisations.length;
    const partnership = between(users[user]!.environment, organisations[organisation]!.environment);
    if (partnership !== undefined && once(`m${user}-${organisation}`))
      world.memberships.push({ user, organisation, level: drawnOne.level, partnership });
  }
  for (const drawnOne of groups.length > 0 ? drawn.seats : []) {
    const user = drawnOne.user % users.length;
    const group = drawnOne.group % groups.length;
    const partnership = between(users[user]!.environment, groups[group]!.environment);
    const isFit = groups[group]!.type === 'partner' ? partnership !== undefined : partnership === null;
    if (isFit && once(`s${user}-${group}`)) world.seats.push({ user, group, partnership: partnership! });
  }
  for (const drawnOne of partnerships.length > 0 ? drawn.managers : []) {
    const user = drawnOne.user % users.length;
    const partnership = drawnOne.partnership % partnerships.length;
    if (partnerships[partnership]!.sides.includes(users[user]!.environment) && once(`r${user}-${partnership}`))
      world.managers.push({ user, partnership });
  }
  for (const drawnOne of partnerships.length > 0 ? drawn.sharedOrganisations : []) {
    const organisation = drawnOne.organisation % organisations.length;
    const partnership = drawnOne.partnership % partnerships.length;
    if (
      partnerships[partnership]!.sides.includes(organisations[organisation]!.environment) &&
      once(`o${organisation}-${partnership}`)
    )
      world.sharedOrganisations.push({ organisation, partnership });
  }
  const token = `x${newId().slice(-12)}`;
  for (const [at, drawnOne] of drawn.documents.entries()) {
    const { organisation, minute, word, ...rest } = drawnOne;
    world.documents.push({
      id: newId(),
      organisation: organisation % organisations.length,
      ...rest,
      createdAt: new Date(Date.UTC(2026, 2, 1, 10, minute)),
      number: `${token}-${at}`,
      counterparty: `${word} BV`,
    });
  }
  const principals = [...users, ...organisations, ...groups];
  for (const drawnOne of drawn.shares) {
    const document = drawnOne.document % world.documents.length;
    const principal = principals[drawnOne.principal % principals.length]!;
    const owner = organisations[world.documents[document]!.organisation]!.environment;
    const fair = between(owner, principal.environment);
    const isLeftOver = leftOvers && drawnOne.isLeftOver && fair === undefined && partnerships.length > 0;
    if ((fair !== undefined || isLeftOver) && once(`g${document}-${principal.id}`))
      world.shares.push({
        id: newId(),
        document,
        principal: principal.id,
        access: drawnOne.access,
        partnership: isLeftOver ? 0 : fair!,
        isLeftOver,
      });
  }
  return world;
}

/** Answers true the first time a key is seen. */
function unique() {
  const seen = new Set<string>();
  return (key: string) => !seen.has(key) && Boolean(seen.add(key));
}
