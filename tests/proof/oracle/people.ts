import type { Facts, Id, Role } from './facts';
import { kept } from './kept';
import { both, either, type People, the, those } from './sets';

// Who somebody is: the three user roles, the roles beside them, and whose environments have to do with each other.

const id = (one: { id: Id }) => one.id;

/** Everybody who can sign in (5: blocked, removed and anonymous proxies: N for everything). */
export const everybody = kept(({ people }: Facts): People => those(people, (one) => one.state === 'active', id));

export const of = kept(
  (facts: Facts, environment: Id): People =>
    both(
      everybody(facts),
      those(facts.people, (one) => one.home === environment, id),
    ),
);

const inRole = kept(
  (facts: Facts, role: Role): People =>
    both(
      everybody(facts),
      those(facts.people, (one) => one.role === role, id),
    ),
);
export const administrators = (facts: Facts): People => inRole(facts, 'administrator');
/** "In addition to all permissions of the advanced user, an administrator can …" */
export const advanced = (facts: Facts): People => either(inRole(facts, 'advanced'), administrators(facts));
export const relationshipManagers = kept(
  (facts: Facts): People =>
    both(
      everybody(facts),
      those(facts.people, (one) => one.isRelationshipManager, id),
    ),
);

/** Columns AD and AD+R of an environment's own: "full control over the environment". */
export const administratorsOf = (facts: Facts, environment: Id): People =>
  both(administrators(facts), of(facts, environment));

/** Columns A+R, AD and AD+R: who declines, withdraws, connects and ends (P08, P09, P13, P18). */
export const keepersOfPartnerships = kept(
  (facts: Facts): People => either(administrators(facts), both(advanced(facts), relationshipManagers(facts))),
);

/** Columns A+R and AD+R: who finds, asks and accepts (P02, P03, P06). */
export const makersOfPartnerships = (facts: Facts): People => both(advanced(facts), relationshipManagers(facts));

export const hasPartnerships = (facts: Facts, environment: Id): boolean =>
  the(facts.environments, environment).isBasicOrHigher;

export const hasEngine = (facts: Facts, environment: Id): boolean => the(facts.environments, environment).hasEngine;

/** The environments that have an active partnership with this one. */
export const partnersOf = ({ partnerships }: Facts, environment: Id): ReadonlySet<Id> =>
  new Set(
    partnerships
      .filter(({ isActive, sides }) => isActive && sides.includes(environment))
      .flatMap(({ sides }) => sides)
      .filter((side) => side !== environment),
  );

/** One's own environment and its partners. */
export const around = kept(
  (facts: Facts, environment: Id): ReadonlySet<Id> => new Set([environment, ...partnersOf(facts, environment)]),
);

export const homeOf = (facts: Facts, person: Id): Id => the(facts.people, person).home;
