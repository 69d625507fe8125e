import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { reading } from '@/db/client';
import { code } from '@/db/columns';
import { holding, isNarrow, nameHas } from '@/db/like';
import { environments, organisationMembers, organisations, partnershipManagers, users } from '@/db/schema';
import { type Level, levels } from '@/db/vocabulary';
import type { Actor } from '@/lib/policy/actor';
import type { OrganisationRow } from '../queries';

export type MemberRow = {
  id: string;
  name: string;
  /** Of colleagues only: a partner's directory gives names, not addresses (C-42). */
  email: string | null;
  environmentName: string;
  isExternal: boolean;
  isBlocked: boolean;
  level: Level;
  /** The only Administrator from the owning environment. */
  isLastOwnAdministrator: boolean;
  addedAt: Date;
  addedByName: string;
};

/** The members of an organisation that is the actor's to see (`organisation.listMembers`), own people first; one page, and how many there are. */
export async function listMembers(
  actor: Actor,
  { id, environmentId }: OrganisationRow,
  { search, page }: { search: string; page: number },
  perPage = 50,
): Promise<{ members: MemberRow[]; total: number }> {
  const part = holding(search.toLowerCase());
  return reading(actor, async (tx) => {
    const rows = await tx
      .select({
        id: users.id,
        name: users.name,
        email: users.email,
        userEnvironmentId: users.environmentId,
        environmentName: environments.name,
        blockedAt: users.blockedAt,
        level: organisationMembers.level,
        addedAt: organisationMembers.addedAt,
        addedByName: organisationMembers.addedByName,
        ownAdministrators: ownAdministrators(id),
        total: sql<number>`count(*) over ()::int`,
      })
      .from(organisationMembers)
      .innerJoin(users, eq(users.id, organisationMembers.userId))
      .innerJoin(environments, eq(environments.id, users.environmentId))
      .where(and(eq(organisationMembers.organisationId, id), sql`lower(${users.name}) like ${part}`))
      .orderBy(sql`${users.environmentId} <> ${environmentId}`, sql`lower(${users.name})`, users.id)
      .limit(perPage)
      .offset((page - 1) * perPage);
    const members = rows.map(({ userEnvironmentId, blockedAt, email, ownAdministrators, total: _, ...row }) => ({
      ...row,
      isLastOwnAdministrator:
        userEnvironmentId === environmentId && row.level === 'administrator' && ownAdministrators === 1,
      email: userEnvironmentId === actor.environmentId ? email : null,
      isExternal: userEnvironmentId !== environmentId,
      isBlocked: blockedAt !== null,
    }));
    return { members, total: rows[0]?.total ?? 0 };
  });
}

const ownAdministrators = (organisationId: string) => sql<number>`(select count(*)::int from organisation_members own
  where own.organisation_id = ${organisationId} and own.environment_id = own.user_environment_id
    and own.level = ${code(levels, 'administrator')})`;

/** Whether a person is the only Administrator from the environment that owns the organisation. */
export async function isLastOwnAdministrator(actor: Actor, organisation: OrganisationRow, userId: string) {
  return reading(actor, async (tx) => {
    const [seat] = await tx
      .select({ others: ownAdministrators(organisation.id) })
      .from(organisationMembers)
      .where(
        and(
          eq(organisationMembers.organisationId, organisation.id),
          eq(organisationMembers.userId, userId),
          eq(organisationMembers.userEnvironmentId, organisation.environmentId),
          eq(organisationMembers.level, 'administrator'),
        ),
      );
    return seat?.others === 1;
  });
}

/** Who reaches the organisation without being a member: the environment's administrators, and the partners' connected relationship managers. */
export async function listOthersWithAccess(actor: Actor, organisation: OrganisationRow) {
  return reading(actor, async (tx) => {
    const isNoMember = sql`not exists (select from organisation_members m where m.organisation_id = ${organisation.id} and m.user_id = ${users.id})`;
    const administrators = await tx
      .select({ id: users.id, name: users.name })
      .from(users)
      .where(
        and(
          eq(users.environmentId, organisation.environmentId),
          eq(users.role, 'administrator'),
          isNull(users.blockedAt),
          isNull(users.removedAt),
          isNoMember,
        ),
      )
      .orderBy(sql`lower(${users.name})`)
      .limit(100);
    const managers = await tx
      .select({ id: users.id, name: users.name, environmentName: environments.name })
      .from(partnershipManagers)
      .innerJoin(users, eq(users.id, partnershipManagers.userId))
      .innerJoin(environments, eq(environments.id, users.environmentId))
      .where(
        and(
          sql`${users.environmentId} <> ${organisation.environmentId}`,
          isNoMember,
          sql`exists (select from partnership_organisations po where po.organisation_id = ${organisation.id}
            and po.partnership_id = ${partnershipManagers.partnershipId} and po.environment_id = ${organisation.environmentId})`,
        ),
      )
      .orderBy(sql`lower(${users.name})`)
      .limit(100);
    return { administrators, managers };
  });
}

/**
 * People of the organisation's own environment that fit the text by name, with whether they are members already; ten at
 * most. For a partner's administrator by three letters or more, without addresses: there is no list to browse (C-42).
 */
export async function findCandidates(actor: Actor, { id, environmentId, isExternal }: OrganisationRow, search: string) {
  if (isExternal && !isNarrow(search)) return [];
  return reading(actor, async (tx) => {
    const people = await tx
      .select({
        id: users.id,
        name: users.name,
        email: users.email,
        isMember: sql<boolean>`exists (select from organisation_members m where m.organisation_id = ${id} and m.user_id = users.id)`,
      })
      .from(users)
      .where(
        and(
          eq(users.environmentId, environmentId),
          isNull(users.blockedAt),
          isNull(users.removedAt),
          eq(users.isAnonymousProxy, false),
          nameHas(users.name, search),
        ),
      )
      .orderBy(sql`lower(${users.name})`)
      .limit(10);
    return people.map((one) => ({ ...one, email: isExternal ? null : one.email }));
  });
}

export const countedUpTo = 1000;

/** How many documents a new member of the organisation would see at once; counts no further than `countedUpTo`. */
export async function countGain(actor: Actor, organisationId: string): Promise<number> {
  return reading(actor, async (tx) => {
    const [row] = await tx.execute<{ count: number }>(sql`
      select count(*)::int as count from (select from documents where organisation_id = ${organisationId} limit ${countedUpTo}) as d`);
    return row!.count;
  });
}

export type MembershipRow = {
  organisationId: string;
  organisationName: string;
  environmentName: string;
  isExternal: boolean;
  level: Level;
};

/** The memberships of a person of the actor's environment, own organisations first. */
export async function listMembershipsOf(actor: Actor, userId: string): Promise<MembershipRow[]> {
  return reading(actor, async (tx) => {
    const rows = await tx
      .select({
        organisationId: organisations.id,
        organisationName: organisations.name,
        environmentName: environments.name,
        environmentId: organisations.environmentId,
        level: organisationMembers.level,
      })
      .from(organisationMembers)
      .innerJoin(users, and(eq(users.id, organisationMembers.userId), eq(users.environmentId, actor.environmentId)))
      .innerJoin(organisations, eq(organisations.id, organisationMembers.organisationId))
      .innerJoin(environments, eq(environments.id, organisations.environmentId))
      .where(eq(organisationMembers.userId, userId))
      .orderBy(sql`${organisations.environmentId} <> ${actor.environmentId}`, asc(organisations.name));
    return rows.map(({ environmentId, ...row }) => ({ ...row, isExternal: environmentId !== actor.environmentId }));
  });
}
