import { type Condition, can, type Facts, type Permission, policy } from '@/lib/policy/policy';
import type { On, Person, Facts as World } from '../oracle/facts';
import { rights } from '../oracle/rights';
import { actorOf } from './gather';
import { shapes } from './shapes';

export const permissions = Object.keys(policy) as Permission[];

/** What the comparison has seen of each row: how often yes, and which condition was the only one missing. */
export type Seen = Record<Permission, { yes: number; no: number; alone: Set<Condition> }>;
export const seenNothing = (): Seen =>
  Object.fromEntries(permissions.map((one) => [one, { yes: 0, no: 0, alone: new Set() }])) as unknown as Seen;

/** Does the policy say of everybody in the world what the oracle says? Answers how many decisions were compared, and each difference in words. */
export function compare(world: World, permission: Permission, on: Partial<On>, seen: Seen) {
  const question = on as On;
  const allowed = rights[permission]!(world, question);
  const present = world.people.filter(({ state }) => state === 'active');
  const differences = present.flatMap((person) => {
    const missing = missingFor(world, person, permission, question);
    note(seen[permission], missing);
    const may = missing?.length === 0;
    if (may === allowed.has(person.id)) return [];
    return [told(world, permission, on, person, may, missing)];
  });
  return { tried: present.length, differences };
}

/** The conditions of the row that are missing; nothing where the thing is not there for the person. */
function missingFor(world: World, person: Person, permission: Permission, on: On): Condition[] | null {
  const facts = shapes[permission].gather(world, person, on, permission);
  if (!facts) return null;
  const answer = can(permission, actorOf(world, person), facts as Facts<typeof permission> as never);
  return answer.allowed ? [] : answer.missing;
}

function note(seen: Seen[Permission], missing: Condition[] | null) {
  if (missing?.length === 0) seen.yes++;
  else seen.no++;
  if (missing?.length === 1) seen.alone.add(missing[0]!);
}

const told = (world: World, permission: Permission, on: Partial<On>, who: Person, may: boolean, missing: unknown) =>
  `${permission} of ${JSON.stringify(on)}: the policy lets ${who.id} ${may ? '' : `not (${missing}) `}and the oracle says ${may ? 'no' : 'yes'}, in ${JSON.stringify(world)}`;
