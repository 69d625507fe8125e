import type { Actor } from '@/lib/policy/actor';
import { type Seen, seenBy } from './oracle';
import type { World } from './world';

/** One user looking at a world: what the oracle allows them, newest first, and where a view that shows something else is told. */
export type Sight = {
  world: World;
  user: number;
  actor: Actor;
  allowed: Seen[];
  /** One of several, by chance; the same for the same world. */
  pick: <T>(all: readonly T[]) => T;
  /** Notes a difference between what is shown and what is due, where order counts. */
  same: (what: string, shown: readonly unknown[], due: readonly unknown[]) => void;
  /** The same where it does not. */
  sameSet: (what: string, shown: readonly string[], due: readonly string[]) => void;
};

/** The user's sight of the world; differences go into `found`. Somebody blocked looks through a page that was open before. */
export function sightOf(world: World, user: number, found: string[]): Sight {
  const written = (all: readonly unknown[]) => `[${all.map((one) => placesFor(world, String(one))).join(', ')}]`;
  const same: Sight['same'] = (what, shown, due) => {
    const isSame = shown.length === due.length && shown.every((one, at) => String(one) === String(due[at]));
    if (!isSame) found.push(`user ${user}: ${what} shows ${written(shown)}, due are ${written(due)}`);
  };
  const { id, environment, role, isRelationshipManager } = world.users[user]!;
  return {
    world,
    user,
    actor: {
      userId: id,
      name: `Person ${user}`,
      email: `${id}@example.com`,
      environmentId: world.environments[environment]!.id,
      environmentName: `Environment ${environment}`,
      role,
      isRelationshipManager,
      isDeveloper: false,
      isWorkflowAdministrator: false,
      planHasPartnerships: true,
      hasWorkflowEngine: false,
      language: 'en',
      theme: 'system',
      usesShortcuts: true,
    },
    allowed: seenBy(world, user),
    pick: chance(world.turn * 10 + user + 1),
    same,
    sameSet: (what, shown, due) => same(what, shown.toSorted(), due.toSorted()),
  };
}

/** Lehmer's generator: enough to take turns. */
function chance(seed: number) {
  let state = seed;
  return <T>(all: readonly T[]): T => {
    state = (state * 48_271) % 2_147_483_647;
    return all[state % all.length]!;
  };
}

/** Ids as places, so that a difference can be read. */
function placesFor(world: World, text: string): string {
  const kinds = {
    user: world.users,
    organisation: world.organisations,
    group: world.groups,
    document: world.documents,
  };
  let read = text;
  for (const [kind, all] of Object.entries(kinds))
    for (const [at, { id }] of all.entries()) read = read.replaceAll(id, `${kind} ${at}`);
  return read;
}
