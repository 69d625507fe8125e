import { randomUUID } from 'node:crypto';
import { type Case, type Relation, relations } from './case';
import type { Things } from './making';
import { everyRole, type Role } from './roles';
import type { HomeKey, Place, World } from './world';

/** How the browser asks: script that calls an action or fetches a page's data, or a form and a navigation without script. */
export type Manner = 'script' | 'plain';
/** One question: who, of which home, asks an endpoint for what. */
export type Trial = { one: Case; home: 'first' | 'second'; relation: Relation; role: Role; manner: Manner };

/** Who is what to each of the two that ask. */
const across: Record<'first' | 'second', Record<'partner' | 'stranger' | 'former' | 'asking', HomeKey>> = {
  first: { partner: 'second', stranger: 'stranger', former: 'former', asking: 'asking' },
  second: { partner: 'first', stranger: 'former', former: 'asking', asking: 'former' },
};

/** With whom each has a live partnership. */
export const partnersOf: Record<'first' | 'second', readonly HomeKey[]> = {
  first: ['second'],
  second: ['first', 'stranger'],
};

export const otherOf = (home: 'first' | 'second') => (home === 'first' ? 'second' : 'first');

/** The things that a trial is about. */
export function thingsFor(world: World, { home, relation }: Pick<Trial, 'home' | 'relation'>): Things {
  const own = world.homes[home];
  const of = (place: Place, set: 'open' | 'closed') => ({ ...place.whole, ...place[set] });
  switch (relation) {
    case 'own':
      return of(own, 'open');
    case 'hidden':
      return of(own, 'closed');
    case 'shared': {
      const partner = of(world.homes[across[home].partner], 'open');
      return { ...partner, share: partner.shareAcross! };
    }
    case 'partner':
      return of(world.homes[across[home].partner], 'closed');
    default:
      return of(world.homes[across[home][relation]], 'open');
  }
}

/** The same arguments for things that are nowhere: each id and each token is another one, made at random. */
export function missingInstead(things: Things): Things {
  const random = (value: string) => {
    if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)) return randomUUID();
    return /^[\w-]{43}$/.test(value)
      ? Buffer.from(randomUUID() + randomUUID())
          .toString('base64url')
          .slice(0, 43)
      : value;
  };
  return Object.fromEntries(Object.entries(things).map(([kind, value]) => [kind, random(value)]));
}

/** What the thing can be to somebody: `hidden` and `shared` for what lies in an organisation, all others for everything that has an id. */
function relationsOf(world: World, { about, isPublic }: Case, home: 'first' | 'second'): readonly Relation[] {
  if (!about || isPublic) return ['own'];
  const isInOrganisation = about in world.homes.first.open;
  return relations.filter((relation) => {
    if (relation === 'hidden' || relation === 'shared') return isInOrganisation;
    // The first one's only partnership, and what came of it, is as much the second one's; so is their partner group.
    if (relation === 'partner' && about === 'partnerGroup') return false;
    if (relation === 'partner' && home === 'second' && ofBothSides.has(about)) return false;
    return about in thingsFor(world, { home, relation });
  });
}
const ofBothSides = new Set(['partnership', 'askedAccess', 'askedByUs']);

/** Every case × role × relation, from both homes: places by script and without in turn, actions by script, and from the first home as forms too. */
export function everyTrial(world: World, cases: readonly Case[]): Trial[] {
  const trials: Trial[] = [];
  for (const home of ['first', 'second'] as const)
    for (const one of cases)
      for (const relation of relationsOf(world, one, home))
        for (const [at, role] of everyRole.entries()) {
          const trial = { one, home, relation, role };
          const isPlain = (at + (home === 'first' ? 0 : 1)) % 2 === 1;
          trials.push({ ...trial, manner: one.path && isPlain ? 'plain' : 'script' });
          if (one.form && home === 'first') trials.push({ ...trial, manner: 'plain' });
        }
  return trials;
}

/**
 * A part of them that leaves no endpoint out: its own by one who may, so that the arguments are shown to be valid, and by one who may not;
 * every other of the further relations, by a role taken in turn.
 */
export function someTrials(world: World, cases: readonly Case[]): Trial[] {
  return cases.flatMap((one, place) => {
    const home = place % 2 === 0 ? 'first' : 'second';
    const role = (among: readonly Role[], at: number) => among[(place + at) % among.length];
    const trial = (relation: Relation, who: Role | undefined, at: number): Trial[] =>
      who ? [{ one, home, relation, role: who, manner: one.path && at % 2 === 1 ? 'plain' : 'script' }] : [];
    const may = one.may.own ?? [];
    const refused = everyRole.filter((who) => !may.includes(who));
    return [
      ...trial('own', role(may, 0), place),
      ...trial('own', role(refused, 0), place + 1),
      ...relationsOf(world, one, home)
        .slice(1)
        .flatMap((relation, at) => ((place + at) % 2 === 0 ? trial(relation, role(everyRole, at), at) : [])),
    ];
  });
}

export const isAllowed = ({ one, relation, role }: Trial): boolean => one.may[relation]?.includes(role) ?? false;
export const nameOf = ({ one, home, relation, role, manner }: Trial): string =>
  `${one.endpoint}${one.about ? ` (${one.about})` : ''}: ${role} of the ${home}, ${relation}, ${manner}`;
