import type { Access, Facts, Id, Level } from './facts';
import { kept } from './kept';
import { administratorsOf, around, everybody, homeOf, relationshipManagers } from './people';
import { both, either, type People, the, those } from './sets';

// Who reaches an organisation, and who holds a document: 5.2, 5.4, 5.6 and 5.8 as sets.

/** Written down as a member, from the own environment or, while the partnership is active, from a partner's (S07). */
export const members = kept((facts: Facts, organisation: Id, level?: Level): People => {
  const reach = around(facts, the(facts.organisations, organisation).environment);
  return both(
    everybody(facts),
    those(
      facts.members,
      (one) =>
        one.organisation === organisation &&
        (level === undefined || one.level === level) &&
        reach.has(homeOf(facts, one.user)),
      (one) => one.user,
    ),
  );
});

/** Columns OA, xOA and EA: whoever administers it, or its environment (C-09). */
export const organisationAdministrators = kept(
  (facts: Facts, organisation: Id): People =>
    either(
      members(facts, organisation, 'administrator'),
      administratorsOf(facts, the(facts.organisations, organisation).environment),
    ),
);

/** Column RM: connected to an active partnership on whose shared list the other side has put the organisation (M01 to M05, M09). */
export const connectedManagers = kept((facts: Facts, organisation: Id): People => {
  const owner = the(facts.organisations, organisation).environment;
  const opened = facts.sharedOrganisations.filter((one) => one.organisation === organisation);
  const through = facts.partnerships.filter(
    ({ id, isActive, sides }) => isActive && sides.includes(owner) && opened.some((one) => one.partnership === id),
  );
  const linked = those(
    facts.managers,
    ({ user, partnership }) =>
      through.some(({ id, sides }) => {
        const home = homeOf(facts, user);
        return id === partnership && home !== owner && sides.includes(home);
      }),
    ({ user }) => user,
  );
  return both(relationshipManagers(facts), linked);
});

/** Columns M, OA, EA, xM, xOA and RM: whoever works for the organisation. */
export const workersFor = kept(
  (facts: Facts, organisation: Id): People =>
    either(
      members(facts, organisation),
      organisationAdministrators(facts, organisation),
      connectedManagers(facts, organisation),
    ),
);

/** The people of a group: of its own environment; of a partner group, of both sides while the partnership is active (S11, S12, G10). */
export const seated = kept((facts: Facts, group: Id): People => {
  const { environment, type, partnership } = the(facts.groups, group);
  const through = facts.partnerships.find((one) => one.id === partnership);
  const sides: readonly Id[] = type === 'partner' ? (through?.isActive ? through.sides : []) : [environment];
  return both(
    everybody(facts),
    those(
      facts.seats,
      (one) => one.group === group && sides.includes(homeOf(facts, one.user)),
      (one) => one.user,
    ),
  );
});

/** Everybody whom something leads to that is given to a person, an organisation or a group (C-29). */
export const reachedBy = (facts: Facts, principal: Id): People => {
  if (facts.organisations.some(({ id }) => id === principal)) return workersFor(facts, principal);
  if (facts.groups.some(({ id }) => id === principal)) return seated(facts, principal);
  return both(everybody(facts), new Set([principal]));
};

export const environmentOf = ({ people, organisations, groups }: Facts, principal: Id): Id => {
  const person = people.find(({ id }) => id === principal);
  return person ? person.home : the([...organisations, ...groups], principal).environment;
};

/** Lowest first; what is higher contains what is lower. */
const accesses = ['read_only', 'can_edit', 'full_access'] as const;

/** One way to a document: by what is given to whom. */
export type Path = { principal: Id; access: Access; from: 'organisation' | 'share' | 'task' };

/**
 * Every path of a document that is alive: its organisation's (C-45), those of its shares that stay inside the owner's environment or
 * go to an active partner of it (S09, C-46), and of the open tasks whoever holds one (C-34).
 */
export const pathsTo = kept((facts: Facts, document: Id): Path[] => {
  const { organisation } = the(facts.documents, document);
  const near = around(facts, the(facts.organisations, organisation).environment);
  const shares = facts.shares.filter(
    (one) => one.document === document && near.has(environmentOf(facts, one.principal)),
  );
  const tasks = facts.tasks.filter((one) => one.document === document);
  return [
    { principal: organisation, access: 'full_access', from: 'organisation' },
    ...shares.map(({ principal, access }): Path => ({ principal, access, from: 'share' })),
    ...tasks
      .flatMap(({ chains }) => chains.map((chain) => chain.at(-1)!))
      .map((principal): Path => ({ principal, access: 'read_only', from: 'task' })),
  ];
});

/** Everybody who holds at least this on the document: the highest path counts (C-28); to nobody of an environment that is not the owner's or a partner of it (C-46). */
export const holders = kept((facts: Facts, document: Id, atLeast: Access): People => {
  const owner = the(facts.organisations, the(facts.documents, document).organisation).environment;
  const enough = accesses.slice(accesses.indexOf(atLeast));
  const reached = pathsTo(facts, document)
    .filter(({ access }) => enough.includes(access))
    .map(({ principal }) => reachedBy(facts, principal));
  const near = around(facts, owner);
  return new Set([...either(...reached)].filter((person) => near.has(homeOf(facts, person))));
});

/** The most that somebody holds, or nothing. */
export const heldBy = (facts: Facts, document: Id, person: Id): Access | null =>
  accesses.findLast((access) => holders(facts, document, access).has(person)) ?? null;

/** The higher of the levels somebody holds on an organisation, or nothing. */
export const levelOf = (facts: Facts, organisation: Id, person: Id): Level | null => {
  if (organisationAdministrators(facts, organisation).has(person)) return 'administrator';
  return workersFor(facts, organisation).has(person) ? 'member' : null;
};
