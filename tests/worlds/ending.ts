import { eq } from 'drizzle-orm';
import { livePartnerships } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import { listOrganisations } from '@/lib/organisations/queries';
import { endPartnership } from '@/lib/partnerships/commands';
import { endingFacts } from '@/lib/partnerships/facts';
import { exercise } from '@/lib/policy/grant';
import { levelOf } from './oracle';
import { sightOf } from './sight';
import { seeEveryBox } from './views/lists';
import type { World } from './world';

/** The same world built without one of its partnerships and all that lives through it. */
export function without(world: World, ended: number): World {
  const moved = (at: number | null) => (at === null ? null : at > ended ? at - 1 : at);
  const remaining = <T extends { partnership: number | null }>(all: T[]) =>
    all.filter((one) => one.partnership !== ended).map((one) => ({ ...one, partnership: moved(one.partnership) }));
  // A partner group has ended with it: as if it were deleted, for both sides (C-24, S11).
  const isOver = (group: number) => world.groups[group]!.partnership === ended;
  const over = new Set(world.groups.flatMap(({ id }, at) => (isOver(at) ? [id] : [])));
  return {
    ...world,
    partnerships: world.partnerships.filter((_, at) => at !== ended),
    memberships: remaining(world.memberships),
    seats: remaining(world.seats).filter(({ group }) => !isOver(group)),
    managers: remaining(world.managers) as World['managers'],
    sharedOrganisations: remaining(world.sharedOrganisations) as World['sharedOrganisations'],
    shares: remaining(world.shares).filter(({ principal }) => !over.has(principal)),
    groups: world.groups.map((one) => ({
      ...one,
      partnership: one.partnership === ended ? null : moved(one.partnership),
    })),
  };
}

/** Ends a partnership as the product does, by somebody of either side who may; where there is nobody, by its row alone. */
export async function end(world: World, at: number): Promise<void> {
  const { id, sides } = world.partnerships[at]!;
  const ender = world.users.find(
    (one) =>
      sides.includes(one.environment) &&
      one.state === 'works' &&
      (one.role === 'administrator' || (one.role === 'advanced' && one.isRelationshipManager)),
  );
  if (ender)
    await exercise(
      'partnership.end',
      { userId: ender.id },
      (tx, actor) => endingFacts(tx, actor, { partnershipId: id }),
      endPartnership,
    );
  else await asOwner((tx) => tx.delete(livePartnerships).where(eq(livePartnerships.id, id)));
}

/** Every difference between what each user holds and reaches, and what the oracle allows in this world. */
export async function matrixDifferences(world: World): Promise<string[]> {
  const found: string[] = [];
  for (const user of world.users.keys()) {
    const sight = sightOf(world, user, found);
    await seeEveryBox(sight);
    const { organisations } = await listOrganisations(sight.actor, { search: '', page: 1 });
    const due = world.organisations.flatMap(({ id }, at) => {
      const level = levelOf(world, user, at);
      return level ? [`${id} ${level}`] : [];
    });
    sight.sameSet(
      'the organisations',
      organisations.map(({ id, level }) => `${id} ${level}`),
      due,
    );
  }
  return found;
}
