import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { code, literal } from '@/db/columns';
import { holding } from '@/db/like';
import { organisations } from '@/db/schema';
import { levels, roles } from '@/db/vocabulary';
import type { Actor } from '@/lib/policy/actor';
import type { OrganisationFacts } from '@/lib/policy/facts';

/**
 * The level the current actor holds on an organisation `o`: as a member, as a connected relationship manager of what the
 * other side has put on its list (C-01), as administrator of its environment (C-09).
 */
export const levelOnOrganisation = sql`(select max(level) from (
  select m.level from organisation_members m where m.user_id = current_user_id() and m.organisation_id = o.id
  union all select ${code(levels, 'administrator')}::smallint from users u
    where u.id = current_user_id() and u.role = ${literal(roles, 'administrator')} and u.environment_id = o.environment_id
  union all select ${code(levels, 'member')}::smallint from partnership_organisations po
    join partnership_managers pm on pm.partnership_id = po.partnership_id and pm.user_id = current_user_id()
    where po.organisation_id = o.id and po.environment_id <> current_environment_id()) as held(level))`;

export type HeldOrganisation = { id: string; name: string; legalNumber: string };

/** The open organisations whose documents are all the actor's, by name: those whose name or number holds the text, at most so many. */
export async function listHeldOrganisations(tx: Read, text: string, most: number): Promise<HeldOrganisation[]> {
  const part = holding(text.trim());
  const rows = await tx.execute<HeldOrganisation>(sql`
    select o.id, o.name, o.legal_number as "legalNumber" from held_principals() as held(id) join organisations o on o.id = held.id
    where o.deleted_at is null and (o.name ilike ${part} or o.legal_number ilike ${part}) order by o.name, o.id limit ${most}::int`);
  return [...rows];
}

type Row = { environment_id: string; name: string; level: number | null; is_member: boolean };

/** `use`: a right on it is used; `change`: it or its members change; `close`: it ends, and nothing may begin in it meanwhile. */
export type Hold = 'use' | 'change' | 'close';
const holds = { use: 'share', change: 'no key update', close: 'update' } as const;

/**
 * What relates the actor to an organisation, its row held until the end of the transaction. Nothing for the closed, and
 * for who holds nothing on it: its existence is not told (O01).
 */
export async function organisationFacts(
  tx: Read,
  actor: Actor,
  { organisationId }: { organisationId: string },
  hold: Hold = 'use',
): Promise<OrganisationFacts | null> {
  const isOpen = and(eq(organisations.id, organisationId), isNull(organisations.deletedAt));
  const [held] = await tx.select({ id: organisations.id }).from(organisations).where(isOpen).for(holds[hold]);
  if (!held) return null;
  // Read only now that the row is held: what was taken away a moment ago is seen.
  const [found] = await tx.execute<Row>(sql`
    select o.environment_id, o.name, ${levelOnOrganisation} as level, exists (
      select from organisation_members m where m.user_id = ${actor.userId} and m.organisation_id = o.id) as is_member
    from organisations o where o.id = ${organisationId}`);
  if (!found || found.level === null) return null;
  return {
    environmentId: found.environment_id,
    subject: { kind: 'organisation', id: organisationId, name: found.name },
    organisationId,
    level: levels[found.level - 1]!,
    isMember: found.is_member,
  };
}
