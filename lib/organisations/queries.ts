import { and, eq, isNull, sql } from 'drizzle-orm';
import { reading } from '@/db/client';
import { holding } from '@/db/like';
import { organisations } from '@/db/schema';
import { type Level, levels } from '@/db/vocabulary';
import type { Actor } from '@/lib/policy/actor';
import type { MemberFacts, OrganisationFacts } from '@/lib/policy/facts';
import { type ClosingCounts, closingCounts } from './closing/close';
import { levelOnOrganisation } from './facts';

/** Through what an organisation is reached: a membership, the environment's administration (C-09), a partnership (C-01). */
export type Way = 'member' | 'administration' | 'partnership';

export type OrganisationRow = {
  id: string;
  name: string;
  country: string;
  legalNumber: string;
  vatNumber: string;
  city: string;
  environmentId: string;
  environmentName: string;
  isExternal: boolean;
  level: Level;
  way: Way;
  members: number;
};

type FoundOrganisation = {
  id: string;
  name: string;
  country: string;
  legal_number: string;
  vat_number: string;
  city: string;
  environment_id: string;
  environment_name: string;
  level: number;
  is_member: boolean;
  members: number;
};

const reached = sql`
  select o.id, o.name, o.country, o.legal_number, o.vat_number, o.city, o.environment_id, e.name as environment_name,
    ${levelOnOrganisation} as level,
    exists (select from organisation_members m where m.organisation_id = o.id and m.user_id = current_user_id()) as is_member,
    (select count(*)::int from organisation_members m where m.organisation_id = o.id) as members
  from organisations o join environments e on e.id = o.environment_id
  where o.deleted_at is null and o.id in (select held_principals())`;

/** The organisations the actor can enter, own ones first, then partners', by name; those that hold the search in name or number. */
export async function listOrganisations(
  actor: Actor,
  { search, page }: { search: string; page: number },
  perPage = 50,
): Promise<{ organisations: OrganisationRow[]; total: number }> {
  const part = holding(search.toLowerCase());
  return reading(actor, async (tx) => {
    const rows = await tx.execute<FoundOrganisation & { total: number }>(sql`
      select *, count(*) over ()::int as total from (${reached}) as o
      where lower(name) like ${part} or legal_number like ${part} or lower(environment_name) like ${part}
      order by environment_id <> ${actor.environmentId}, lower(name), id limit ${perPage} offset ${(page - 1) * perPage}`);
    return { organisations: rows.map((row) => toOrganisation(row, actor)), total: rows[0]?.total ?? 0 };
  });
}

const toOrganisation = (row: FoundOrganisation, actor: Actor): OrganisationRow => {
  const isExternal = row.environment_id !== actor.environmentId;
  return {
    id: row.id,
    name: row.name,
    country: row.country,
    legalNumber: row.legal_number,
    vatNumber: row.vat_number,
    city: row.city,
    environmentId: row.environment_id,
    environmentName: row.environment_name,
    isExternal,
    level: levels[row.level - 1]!,
    way: row.is_member ? 'member' : isExternal ? 'partnership' : 'administration',
    members: row.members,
  };
};

/** One organisation the actor can enter; nothing when closed, or when the actor holds nothing on it. */
export async function findOrganisation(actor: Actor, organisationId: string): Promise<OrganisationRow | null> {
  return reading(actor, async (tx) => {
    const [row] = await tx.execute<FoundOrganisation>(
      sql`select * from (${reached}) as o where id = ${organisationId}`,
    );
    return row ? toOrganisation(row, actor) : null;
  });
}

/** The organisation as the thing a decision is about, for what a page offers; an action gathers its own, held. */
export const factsOf = (row: OrganisationRow): OrganisationFacts => ({
  environmentId: row.environmentId,
  subject: { kind: 'organisation', id: row.id, name: row.name },
  organisationId: row.id,
  level: row.level,
  isMember: row.way === 'member',
});

/** The same with a colleague about to become a member, for what a page offers before one is chosen. */
export const colleagueFacts = (row: OrganisationRow): MemberFacts => ({
  ...factsOf(row),
  userId: '',
  userName: '',
  userEnvironmentId: row.environmentId,
  memberLevel: null,
  isExternal: false,
  partnershipId: null,
  isLastOwnAdministrator: false,
});

/** The settings of an organisation of the actor's own environment; its page asks the policy first. */
export async function findSettings(actor: Actor, organisationId: string) {
  return reading(actor, async (tx) => {
    const [found] = await tx
      .select()
      .from(organisations)
      .where(
        and(
          eq(organisations.id, organisationId),
          eq(organisations.environmentId, actor.environmentId),
          isNull(organisations.deletedAt),
        ),
      );
    return found ?? null;
  });
}
export type SettingsOfOrganisation = NonNullable<Awaited<ReturnType<typeof findSettings>>>;

/** What deleting the organisation would touch. */
export const previewClosing = (actor: Actor, organisationId: string): Promise<ClosingCounts> =>
  reading(actor, (tx) => closingCounts(tx, organisationId));

/** The organisations of the actor's own environment, by name; for an administrator, who reaches all of them. */
export async function listOwnOrganisations(actor: Actor): Promise<{ id: string; name: string; legalNumber: string }[]> {
  return reading(actor, (tx) =>
    tx
      .select({ id: organisations.id, name: organisations.name, legalNumber: organisations.legalNumber })
      .from(organisations)
      .where(and(eq(organisations.environmentId, actor.environmentId), isNull(organisations.deletedAt)))
      .orderBy(sql`lower(${organisations.name})`)
      .limit(2000),
  );
}
