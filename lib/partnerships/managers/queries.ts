import { sql } from 'drizzle-orm';
import { reading } from '@/db/client';
import { holding } from '@/db/like';
import type { Actor } from '@/lib/policy/actor';
import { reachOf } from '../overview/reach';

/** A colleague as somebody to connect: who does not hold the role is shown, and says why. */
export type Colleague = { userId: string; name: string; holdsRole: boolean };

const mostColleagues = 200;

/** The people of the actor's environment who can sign in, those with the relationship manager role first. Nothing for who sees no partnership at all. */
export async function listColleagues(actor: Actor, search = ''): Promise<Colleague[]> {
  if (reachOf(actor) === 'contacts') return [];
  const part = holding(search.toLowerCase());
  return reading(actor, async (tx) => [
    ...(await tx.execute<Colleague>(sql`
      select id as "userId", name, is_relationship_manager as "holdsRole" from users
      where environment_id = current_environment_id() and blocked_at is null and removed_at is null and not is_anonymous_proxy
        and lower(name) like ${part}
      order by is_relationship_manager desc, lower(name), id limit ${mostColleagues}::int`)),
  ]);
}

/** A live partnership to choose by the partner's name. */
export type PartnershipChoice = { id: string; name: string };

const mostPartnerships = 20;

/** Live partnerships of the actor's environment whose partner's name holds the text, twenty at most; only for who sees them all. */
export async function findPartnerships(actor: Actor, search: string): Promise<PartnershipChoice[]> {
  if (reachOf(actor) !== 'all') return [];
  const part = holding(search.toLowerCase());
  return reading(actor, async (tx) => [
    ...(await tx.execute<PartnershipChoice>(sql`
      select s.partnership_id as id, e.name from live_sides s join environments e on e.id = s.other_environment_id
      where s.environment_id = current_environment_id() and lower(e.name) like ${part}
      order by lower(e.name), s.partnership_id limit ${mostPartnerships}::int`)),
  ]);
}
