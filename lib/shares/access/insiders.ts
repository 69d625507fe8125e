import { sql } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { type Level, levels } from '@/db/vocabulary';
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

type InsiderRow = {
  name: string;
  environment_name: string;
  is_external: boolean;
  way: Insider['way'];
  level: number | null;
};

/** Everybody the owning organisation's own path leads to: members, the environment's administrators (C-09), connected relationship managers (C-01). */
export async function insidersOf(tx: Read, actor: Actor, facts: DocumentFacts): Promise<Insider[]> {
  const isWorking = sql`u.blocked_at is null and u.removed_at is null`;
  const rows = await tx.execute<InsiderRow>(sql`
    with insider as (
      select u.id, u.name, u.environment_id, 1 as place, 'member' as way, m.level from organisation_members m join users u on u.id = m.user_id
        where m.organisation_id = ${facts.organisationId} and ${isWorking}
      union all select u.id, u.name, u.environment_id, 2, 'administrator', null from users u
        where u.environment_id = ${facts.environmentId} and u.role = 3 and ${isWorking}
      union all select u.id, u.name, u.environment_id, 3, 'relationship_manager', null from partnership_organisations po
        join partnership_managers pm on pm.partnership_id = po.partnership_id join users u on u.id = pm.user_id
        where po.organisation_id = ${facts.organisationId} and u.environment_id <> ${facts.environmentId} and ${isWorking})
    select i.name, e.name as environment_name, i.environment_id <> ${actor.environmentId} as is_external, i.way, i.level
    from (select distinct on (id) * from insider order by id, place) i join environments e on e.id = i.environment_id
    order by i.place, i.level desc, i.name limit 200`);
  return rows.map((row) => ({
    name: row.name,
    environmentName: row.environment_name,
    isExternal: row.is_external,
    way: row.way,
    level: row.level === null ? null : levels[row.level - 1]!,
  }));
}
