import { type SQL, sql } from 'drizzle-orm';
import { reading } from '@/db/client';
import { code } from '@/db/columns';
import { holding } from '@/db/like';
import { type Box, boxes } from '@/db/vocabulary';
import { environmentFacts } from '@/lib/environments/facts';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';
import { mostCounted, waitingByOrganisation } from './waiting';

/** One client of an intermediary: what waits there, who looks after it, when something came last. */
export type ClientRow = {
  partnershipId: string;
  name: string;
  /** How many of its organisations the actor can enter; the one, where it is one. */
  organisations: number;
  organisationId: string | null;
  /** Each counted no further than a hundred per organisation. */
  new: number;
  failed: number;
  /** Of the actor's own side. */
  contact: string | null;
  lastActivity: Date | null;
};

export const clientSorts = ['failed', 'new', 'activity', 'name'] as const;
export type ClientSort = (typeof clientSorts)[number];
export type ClientFilter = { search: string; sort: ClientSort; page: number };

// Two columns are asked for the rows of the page alone: the other side may be thousands of clients.

/** When something came last in one of a row's organisations; only where it is the order, it is asked for all. */
const lastActivity = sql`(select max(greatest(${newestIn('documents')}, ${newestIn('inbox_in')}, ${newestIn('inbox_out')}))
  from unnest(organisation_ids) as o(id))`;

const contact = sql`(select u.name from partnership_managers pm join users u on u.id = pm.user_id
  where pm.partnership_id = page.partnership_id and pm.environment_id = (select current_environment_id())
  order by pm.is_contact desc, pm.connected_at limit 1)`;

const orders: Record<ClientSort, SQL> = {
  failed: sql`failed desc, "new" desc, lower(name)`,
  new: sql`"new" desc, failed desc, lower(name)`,
  activity: sql`${lastActivity} desc nulls last, lower(name)`,
  name: sql`lower(name)`,
};

type Found = Omit<ClientRow, 'partnershipId' | 'organisationId' | 'lastActivity'> & {
  partnership_id: string;
  organisation_id: string | null;
  last_activity: string | null;
  total: number;
};

/**
 * The clients of the actor's environment, linked by authorisation requests, in one table over all of them: one page,
 * and how many there are. Who does not look after partnerships sees those they can enter.
 */
export async function listClients(
  actor: Actor,
  { search, sort, page }: ClientFilter,
  perPage = 50,
): Promise<{ clients: ClientRow[]; total: number }> {
  const part = holding(search.toLowerCase());
  const looksAfter = can('partnership.see', actor, { ...environmentFacts(actor), isConnected: false }).allowed;
  const isOpen = looksAfter ? sql`true` : sql`organisations > 0`;
  return reading(actor, async (tx) => {
    const order = sql`order by ${orders[sort]}, partnership_id`;
    const rows = await tx.execute<Found>(sql`with ${waitingByOrganisation(mostCounted)}
      select partnership_id, name, organisations, case when organisations = 1 then organisation_ids[1] end as organisation_id,
        "new", failed, ${contact} as contact, ${lastActivity}::text as last_activity, total from (
        select *, count(*) over ()::int as total from (${everyClient}) as client
        where lower(name) like ${part} and ${isOpen} ${order} limit ${perPage} offset ${(page - 1) * perPage}) as page ${order}`);
    return { clients: rows.map(toClient), total: rows[0]?.total ?? 0 };
  });
}

const everyClient = sql`
  select s.partnership_id, e.name, coalesce(w.organisations, 0) as organisations, w.organisation_ids,
    coalesce(w."new", 0) as "new", coalesce(w.failed, 0) as failed
  from live_sides s
    join partnership_sides theirs on theirs.partnership_id = s.partnership_id
      and theirs.environment_id = s.other_environment_id and not theirs.is_paying
    join environments e on e.id = s.other_environment_id
    left join (
      select o.environment_id, count(*)::int as organisations, array_agg(o.id) as organisation_ids,
        coalesce(sum(a."new"), 0)::int as "new", coalesce(sum(a.failed), 0)::int as failed
      from held join organisations o on o.id = held.id left join waiting_at a on a.organisation_id = o.id
      where o.deleted_at is null and o.environment_id <> (select current_environment_id()) group by 1) w
      on w.environment_id = s.other_environment_id
  where s.environment_id = (select current_environment_id())`;

function newestIn(box: Box): SQL {
  return sql`(select g.created_at from grants g where g.principal_id = o.id and g.box = ${code(boxes, box)}
    order by g.created_at desc limit 1)`;
}

const toClient = ({ partnership_id, organisation_id, last_activity, total: _, ...row }: Found): ClientRow => ({
  ...row,
  partnershipId: partnership_id,
  organisationId: organisation_id,
  lastActivity: last_activity === null ? null : new Date(last_activity),
});
