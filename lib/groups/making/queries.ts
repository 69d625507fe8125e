import { sql } from 'drizzle-orm';
import { reading } from '@/db/client';
import type { GroupType } from '@/db/vocabulary';
import type { Actor } from '@/lib/policy/actor';
import type { NewGroupFacts } from '@/lib/policy/facts';
import { mostAtOnce } from '../input';
import { type Candidate, candidateColumns, isKnown } from '../members/queries';
import { lookedInto } from '../sight/facts';

export type Partner = { environmentId: string; name: string };

/** The environments that the actor's has an active partnership with, by name. */
export const listPartnersOf = (actor: Actor): Promise<Partner[]> =>
  reading(actor, async (tx) => [
    ...(await tx.execute<Partner>(sql`
      select e.id as "environmentId", e.name from live_sides s join environments e on e.id = s.other_environment_id
      where s.environment_id = current_environment_id() order by lower(e.name)`)),
  ]);

/** Whom a new group begins with: those of a group that the actor may look into, and others by id, as far as the actor knows them. */
export const findFirstPeople = (actor: Actor, from: string, others: readonly string[]): Promise<Candidate[]> =>
  reading(actor, async (tx) => [
    ...(await tx.execute<Candidate>(sql`
      select ${candidateColumns(null)} from users u join environments e on e.id = u.environment_id
      where (u.id = any (${`{${others.join()}}`}::uuid[]) or u.id in (
          select m.user_id from group_members m where m.group_id in (${lookedInto(actor, sql`g.id = ${from}`)})))
        and ${isKnown(sql`true`)}
      order by u.environment_id <> current_environment_id(), lower(u.name), u.id limit ${mostAtOnce}::int`)),
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
