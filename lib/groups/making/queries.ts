import { sql } from 'drizzle-orm';
import { reading } from '@/db/client';
import type { GroupType } from '@/db/vocabulary';
import type { Actor } from '@/lib/policy/actor';
import type { NewGroupFacts } from '@/lib/policy/facts';

export type Partner = { environmentId: string; name: string };

/** The environments that the actor's has an active partnership with, by name. */
export const listPartnersOf = (actor: Actor): Promise<Partner[]> =>
  reading(actor, async (tx) => [
    ...(await tx.execute<Partner>(sql`
      select e.id as "environmentId", e.name from live_sides s join environments e on e.id = s.other_environment_id
      where s.environment_id = current_environment_id() order by lower(e.name)`)),
  ]);

/** Facts of a group that is yet to be made, empty and with a partner wherever one is needed: for what a form says beforehand. */
export const plannedFacts = (actor: Actor, groupType: GroupType, hasPartner: boolean): NewGroupFacts => ({
  environmentId: actor.environmentId,
  subject: { kind: 'group', id: '', name: '' },
  groupType,
  partnershipId: hasPartner ? '' : null,
  people: [],
  isForEverybody: true,
});
