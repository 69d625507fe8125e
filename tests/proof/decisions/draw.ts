import type { Document, Facts, Id, Person, Task } from '../oracle/facts';
import type { Chance } from './chance';
import { whatFits } from './what-fits';

// Worlds by chance. A valid one holds nothing that the product could not have made; a uniform one holds whatever was drawn: members
// without a partnership, links of people who lost the role, seats of a third environment.

const pairs: readonly (readonly [Id, Id])[] = [
  ['a', 'b'],
  ['a', 'c'],
  ['b', 'c'],
];

export function drawWorld(chance: Chance, isValid: boolean): Facts {
  const { pick, oneIn, below } = chance;
  const base = drawBase(chance);
  const { people, organisations, groups } = base;
  const world: Facts = { ...base, ...drawTies(chance, base) };
  const principals = [...people, ...organisations, ...groups].map(({ id }) => id);
  const documents = Array.from({ length: 1 + below(2) }, (_, at): Document => {
    const box = pick(['documents', 'inbox_in', 'inbox_out'] as const);
    return {
      id: `document ${at}`,
      organisation: pick(organisations).id,
      box,
      status: pick(['draft', 'received', 'delivery_failed', 'duplicate', 'approved']),
      creator: oneIn(3) ? null : pick(people).id,
      isUntouchedUpload: oneIn(2),
      isRunning: oneIn(3),
    };
  });
  const shares = Array.from({ length: below(5) }, (_, at) => ({
    id: `share ${at}`,
    document: pick(documents).id,
    principal: pick(principals),
    giver: pick(people).id,
    access: pick(['read_only', 'can_edit', 'full_access'] as const),
  }));
  const drawn: Facts = {
    ...world,
    documents,
    shares,
    requests: Array.from({ length: 1 + below(2) }, (_, at) => {
      const by = pick(people);
      const from = isValid ? by.home : pick(['a', 'b', 'c']);
      return {
        id: `request ${at}`,
        kind: pick(['relationship', 'authorisation'] as const),
        by: by.id,
        from,
        to: pick(['a', 'b', 'c'].filter((one) => one !== from)),
        state: drawState(chance),
      };
    }),
    accessRequests: [0, 1].slice(0, 1 + below(2)).map((at) => {
      const user = pick(people);
      return {
        id: `access ${at}`,
        by: user.home,
        user: user.id,
        organisation: pick(organisations).id,
        state: drawState(chance),
      };
    }),
    workflows: [{ id: 'workflow', environment: pick(['a', 'b', 'c']) }],
    tasks: documents.slice(0, 1).map((document) => drawTask(chance, people, document)),
  };
  return isValid ? whatFits(drawn) : drawn;
}

const drawState = ({ pick }: Chance) =>
  pick(['pending', 'pending', 'accepted', 'declined', 'withdrawn', 'expired'] as const);

function drawBase({ pick, oneIn, below }: Chance) {
  const people = Array.from(
    { length: 3 + below(3) },
    (_, at): Person => ({
      id: `person ${at}`,
      home: pick(['a', 'a', 'b', 'c']),
      role: pick(['basic', 'advanced', 'administrator']),
      state: oneIn(10) ? pick(['blocked', 'removed', 'anonymous_proxy']) : 'active',
      isRelationshipManager: oneIn(2),
      isDeveloper: oneIn(2),
      isWorkflowAdministrator: oneIn(3),
    }),
  );
  const partnerships = pairs
    .filter(() => !oneIn(3))
    .map((sides, at) => ({ id: `partnership ${at}`, sides, isActive: !oneIn(4) }));
  const groups = Array.from({ length: 1 + below(2) }, (_, at) => {
    const through = partnerships.length > 0 && oneIn(2) ? pick(partnerships) : null;
    return {
      id: `group ${at}`,
      environment: through ? pick(through.sides) : pick(['a', 'b', 'c']),
      type: through ? ('partner' as const) : pick(['environment', 'public'] as const),
      partnership: through?.id ?? null,
    };
  });
  return {
    environments: ['a', 'b', 'c'].map((id) => ({ id, isBasicOrHigher: !oneIn(4), hasEngine: !oneIn(3) })),
    people,
    organisations: Array.from({ length: 1 + below(2) }, (_, at) => ({
      id: `organisation ${at}`,
      environment: pick(['a', 'a', 'b', 'c']),
    })),
    partnerships,
    groups,
  };
}

type Base = ReturnType<typeof drawBase>;

/** Who belongs to what. */
function drawTies({ pick, times }: Chance, { people, organisations, partnerships, groups }: Base) {
  const some = <T>(most: number, make: () => T): T[] => times(most, make);
  const connected = partnerships.length > 0;
  return {
    members: once(
      some(4, () => ({
        user: pick(people).id,
        organisation: pick(organisations).id,
        level: pick(['member', 'administrator'] as const),
      })),
      ({ user, organisation }) => `${user} ${organisation}`,
    ),
    managers: connected ? some(4, () => ({ user: pick(people).id, partnership: pick(partnerships).id })) : [],
    sharedOrganisations: connected
      ? some(3, () => ({ organisation: pick(organisations).id, partnership: pick(partnerships).id }))
      : [],
    owners: some(2, () => ({ user: pick(people).id, group: pick(groups).id })),
    seats: some(4, () => ({ user: pick(people).id, group: pick(groups).id })),
    documents: [],
    shares: [],
    requests: [],
    accessRequests: [],
    workflows: [],
    tasks: [],
  } satisfies Partial<Facts>;
}

/** One or two who were given it, each of whom may have passed it on once or twice. */
function drawTask({ pick, oneIn, below }: Chance, people: readonly Person[], document: Document): Task {
  const chain = () => [...new Set(Array.from({ length: 1 + below(3) }, () => pick(people).id))];
  const first = chain();
  const second = chain().filter((one) => !first.includes(one));
  const creator = document.creator !== null && oneIn(2) ? [document.creator] : [];
  return {
    id: 'task',
    document: document.id,
    chains: second.length > 0 && oneIn(2) ? [first, second] : [first],
    excluded: [...creator, ...(oneIn(4) ? [pick(people).id] : [])],
    awaitsConfirmation: oneIn(2),
  };
}

/** The first of those with the same key. */
const once = <T>(all: readonly T[], key: (one: T) => string): T[] => [
  ...new Map(all.toReversed().map((one) => [key(one), one])).values(),
];
