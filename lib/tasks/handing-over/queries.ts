import { sql } from 'drizzle-orm';
import { reading } from '@/db/client';
import { nameHas } from '@/db/like';
import { environmentFacts } from '@/lib/environments/facts';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';

const looksAfterPeople = (actor: Actor): boolean => can('user.list', actor, environmentFacts(actor)).allowed;

const isColleague = (userId: string) =>
  sql`exists (select from users own where own.id = ${userId} and own.environment_id = current_environment_id())`;

/** How many open tasks a colleague holds by name and has yet to decide, which a successor can take over (C-27); none for who does not manage users. */
export async function countTasksByName(actor: Actor, userId: string): Promise<number> {
  if (!looksAfterPeople(actor)) return 0;
  return reading(actor, async (tx) => {
    const [row] = await tx.execute<{ count: number }>(sql`
      select count(*)::int as count from task_assignments a join tasks t on t.id = a.task_id
      where a.principal_id = ${userId} and ${isColleague(userId)}
        and a.is_open and a.position = 0 and ${userId}::uuid <> all (t.excluded)
        and not exists (select from task_decisions x where x.task_id = t.id and x.round = t.round and x.seat_id = ${userId})`);
    return row!.count;
  });
}

/** A colleague who can take over tasks. */
export type Successor = { id: string; name: string; email: string | null };

const most = 20;

/** Colleagues of the leaver, who is one of the actor's own, who can sign in and whose name has every word, twenty at most; nobody for who does not manage users. */
export async function findSuccessors(actor: Actor, userId: string, search = ''): Promise<Successor[]> {
  if (!looksAfterPeople(actor)) return [];
  return reading(actor, async (tx) => [
    ...(await tx.execute<Successor>(sql`
      select u.id, u.name, u.email from users u
      where u.environment_id = current_environment_id() and u.id <> ${userId} and ${isColleague(userId)} and u.blocked_at is null and u.removed_at is null
        and not u.is_anonymous_proxy and ${nameHas(sql`u.name`, search)}
      order by lower(u.name), u.id limit ${most}::int`)),
  ]);
}
