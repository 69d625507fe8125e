import { sql } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { literal } from '@/db/columns';
import { type Level, levels, roles } from '@/db/vocabulary';
import type { Actor } from '@/lib/policy/actor';
import type { DocumentFacts } from '@/lib/policy/facts';

/** Somebody who holds the document because of the organisation that owns it. */
export type Insider = {
  name: string;
  environmentName: string;
  isExternal: boolean;
  way: 'member' | 'relationship_manager' | 'administrator';
  level: Level | null;
};

type Way = Insider['way'];
type InsiderRow = {
  name: string;
  environment_name: string;
  is_external: boolean;
  way: Way;
  level: number | null;
};

/**
 * Common table expressions that end in `insider` (id, name, environment_id, way, place, level): everybody the owning
 * organisation's own path leads to, once: members, the environment's administrators (C-09), connected relationship managers (C-01).
 */
const insiders = ({ organisationId, environmentId }: DocumentFacts) => {
  const isWorking = sql`u.blocked_at is null and u.removed_at is null`;
  return sql`every_way as (
      select u.id, u.name, u.environment_id, 1 as place, 'member' as way, m.level from organisation_members m join users u on u.id = m.user_id
        where m.organisation_id = ${organisationId} and ${isWorking}
      union all select u.id, u.name, u.environment_id, 2, 'administrator', null from users u
        where u.environment_id = ${environmentId} and u.role = ${literal(roles, 'administrator')} and ${isWorking}
      union all select u.id, u.name, u.environment_id, 3, 'relationship_manager', null from partnership_organisations po
        join partnership_managers pm on pm.partnership_id = po.partnership_id join users u on u.id = pm.user_id
        where po.organisation_id = ${organisationId} and u.environment_id <> ${environmentId} and ${isWorking}),
    insider as (select distinct on (id) * from every_way order by id, place)`;
};

/** How many people hold the document by each way of the owning organisation. */
export async function countInsiders(tx: Read, facts: DocumentFacts): Promise<Record<Way, number>> {
  const rows = await tx.execute<{ way: Way; count: number }>(sql`
    with ${insiders(facts)} select way, count(*)::int as count from insider group by way`);
  const counts = new Map(rows.map((row) => [row.way, row.count]));
  const of = (way: Way) => counts.get(way) ?? 0;
  return {
    member: of('member'),
    administrator: of('administrator'),
    relationship_manager: of('relationship_manager'),
  };
}

/** The same people by name, the first two hundred. */
export async function insidersOf(tx: Read, actor: Actor, facts: DocumentFacts): Promise<Insider[]> {
  const rows = await tx.execute<InsiderRow>(sql`
    with ${insiders(facts)}
    select i.name, e.name as environment_name, i.environment_id <> ${actor.environmentId} as is_external, i.way, i.level
    from insider i cross join lateral (select name from environments where id = i.environment_id offset 0) e
    order by i.place, i.level desc, i.name limit 200`);
  return rows.map((row) => ({
    name: row.name,
    environmentName: row.environment_name,
    isExternal: row.is_external,
    way: row.way,
    level: row.level === null ? null : levels[row.level - 1]!,
  }));
}
