import { type SQL, sql } from 'drizzle-orm';
import { type Read, reading } from '@/db/client';
import { literal } from '@/db/columns';
import { holding, isNarrow, nameHas } from '@/db/like';
import { type Level, levels, requestStates, roles } from '@/db/vocabulary';
import { environmentFacts } from '@/lib/environments/facts';
import { levelOnOrganisation } from '@/lib/organisations/facts';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';
import { reachOf } from '../overview/reach';
import { type Partnership, partnershipOf } from '../queries';
import { isKnown } from '../shared/queries';
import { mostAtOnce } from './input';

/** A partner's request to let a person of theirs into an organisation of ours. */
export type AccessRequestRow = {
  id: string;
  partnershipId: string;
  partnerName: string;
  organisationId: string;
  organisationName: string;
  personName: string;
  level: Level;
  requestedByName: string;
  createdAt: Date;
};

/** Of an organisation of the own environment that is the actor's to administer: the environment's administrators', and its own (O10). */
const isAnswerable = sql`a.environment_id = current_environment_id() and a.state = ${literal(requestStates, 'pending')} and (
  exists (select from users u where u.id = current_user_id() and u.role = ${literal(roles, 'administrator')})
  or exists (select from organisation_members m where m.user_id = current_user_id() and m.organisation_id = a.organisation_id and m.level = ${literal(levels, 'administrator')}))`;

const mostShown = 500;

/** The requests for access that wait for the actor's answer, partner by partner, the oldest first. */
export async function listAccessRequests(actor: Actor): Promise<AccessRequestRow[]> {
  return reading(actor, async (tx) => {
    const rows = await tx.execute<
      Omit<AccessRequestRow, 'level' | 'createdAt'> & { level: number; createdAt: string }
    >(sql`
      select a.id, a.partnership_id as "partnershipId", e.name as "partnerName", a.organisation_id as "organisationId",
        o.name as "organisationName", p.name as "personName", a.level, a.requested_by_name as "requestedByName", a.created_at as "createdAt"
      from access_requests a join environments e on e.id = a.user_environment_id join users p on p.id = a.user_id
        join organisations o on o.id = a.organisation_id and o.deleted_at is null
      where ${isAnswerable} order by lower(e.name), a.partnership_id, a.created_at, a.id limit ${mostShown}::int`);
    return rows.map((row) => ({ ...row, level: levels[row.level - 1]!, createdAt: new Date(row.createdAt) }));
  });
}

/** How many requests wait for the actor: for a partnership, where they look after those, and for access to organisations; each no further than a hundred. */
export async function countWaiting(actor: Actor): Promise<{ partnerships: number; access: number }> {
  return reading(actor, async (tx) => {
    const [counts] = await tx.execute<{ partnerships: number; access: number }>(sql`select
      (select count(*)::int from (select from partnership_requests r where r.state = ${literal(requestStates, 'pending')} and r.expires_at > now()
        and r.other_environment_id = current_environment_id() and ${reachOf(actor) === 'all'} limit 100) as waiting) as partnerships,
      (select count(*)::int from (select from access_requests a where ${isAnswerable} limit 100) as waiting) as access`);
    return counts!;
  });
}

/** An organisation of a partner that colleagues can be added to at once, or asked for. */
export type OpenableOrganisation = {
  id: string;
  name: string;
  legalNumber: string;
  partnershipId: string;
  partnerName: string;
  /** Whether the actor administers it: then it is done at once (O10), else its administrators are asked (P20). */
  isAtOnce: boolean;
  /** How many of our people are in it. */
  members: number;
};

/**
 * The organisations of live partners that we know, by partner and name; those that hold the search in a name or number. Only
 * for who may ask for access (P20); to a basic user those of the partners they are connected to.
 */
export async function listOpenableOrganisations(
  actor: Actor,
  { search, partnershipId }: { search: string; partnershipId?: string | undefined },
): Promise<{ organisations: OpenableOrganisation[]; total: number }> {
  if (!can('access.request', actor, askFacts(actor)).allowed) return { organisations: [], total: 0 };
  const part = holding(search.toLowerCase());
  const ofReach =
    reachOf(actor) === 'all'
      ? sql`true`
      : sql`exists (select from partnership_managers m where m.partnership_id = s.partnership_id and m.user_id = current_user_id())`;
  return reading(actor, async (tx) => {
    const rows = await tx.execute<Omit<OpenableOrganisation, 'isAtOnce'> & { level: number | null; total: number }>(sql`
      select o.id, o.name, o.legal_number as "legalNumber", s.partnership_id as "partnershipId", e.name as "partnerName",
        ${levelOnOrganisation} as level, count(*) over ()::int as total,
        (select count(*)::int from organisation_members m where m.organisation_id = o.id and m.partnership_id = s.partnership_id) as members
      from live_sides s join environments e on e.id = s.other_environment_id
        join organisations o on o.environment_id = s.other_environment_id and o.deleted_at is null
      where s.environment_id = current_environment_id() and ${ofReach} and ${isKnown(sql`s.partnership_id`)}
        and (lower(o.name) like ${part} or lower(e.name) like ${part} or o.legal_number like ${part})
        ${partnershipId ? sql`and s.partnership_id = ${partnershipId}` : sql``}
      order by lower(e.name), s.partnership_id, lower(o.name), o.id limit ${mostAtOnce}::int`);
    return {
      organisations: rows.map(({ level, total: _, ...row }) => ({
        ...row,
        isAtOnce: level !== null && levels[level - 1] === 'administrator',
      })),
      total: rows[0]?.total ?? 0,
    };
  });
}

/** Asking in general, for what a page offers: of no partner in particular. */
export const askFacts = (actor: Actor) => ({
  ...environmentFacts(actor),
  partnershipId: '',
  otherEnvironmentId: '',
  otherEnvironmentName: '',
  organisationId: '',
  organisationName: '',
  userId: '',
  userName: '',
  isMember: false,
});

/** A person to choose by name. */
export type PersonChoice = { id: string; name: string; email: string | null; isMember: boolean };

const mostPeople = 10;

/** Colleagues who can sign in, by name, ten at most; without a text the first ones. */
export const findColleagues = (actor: Actor, search: string): Promise<PersonChoice[]> =>
  reading(actor, (tx) =>
    people(tx, sql`u.environment_id = current_environment_id()`, search, sql`u.email`, sql`false`),
  );

/** A colleague by id, for an address that names one; nothing for others. */
export const findColleague = (actor: Actor, userId: string): Promise<PersonChoice | null> =>
  reading(actor, async (tx) => {
    const own = sql`u.environment_id = current_environment_id() and u.id = ${userId}`;
    return (await people(tx, own, '', sql`u.email`, sql`false`))[0] ?? null;
  });

/**
 * People of a live partner that fit the text of three letters or more by name, without addresses: there is no list to browse
 * (C-42). Says of each whether they are in an organisation of ours already, to whom that is told. Nothing for partnerships that are not the actor's to see.
 */
export async function findTheirPeople(
  actor: Actor,
  { partnershipId, organisationId }: { partnershipId: string; organisationId: string },
  search: string,
): Promise<PersonChoice[] | null> {
  return reading(actor, async (tx) => {
    const partnership: Partnership | null = await partnershipOf(tx, actor, partnershipId);
    if (!partnership || partnership.endedAt) return null;
    if (!isNarrow(search)) return [];
    const isMember = sql`exists (select from organisation_members m join organisations o on o.id = m.organisation_id
      where m.organisation_id = ${organisationId} and m.user_id = u.id and o.environment_id = current_environment_id()
      and ${levelOnOrganisation} is not null)`;
    const theirs = sql`u.environment_id = ${partnership.other.environmentId}`;
    return people(tx, theirs, search, sql`null::text`, isMember);
  });
}

async function people(tx: Read, whose: SQL, search: string, email: SQL, isMember: SQL): Promise<PersonChoice[]> {
  const rows = await tx.execute<PersonChoice>(sql`
    select u.id, u.name, ${email} as email, ${isMember} as "isMember" from users u
    where ${whose} and u.blocked_at is null and u.removed_at is null and not u.is_anonymous_proxy and ${nameHas(sql`u.name`, search)}
    order by lower(u.name), u.id limit ${mostPeople}::int`);
  return [...rows];
}
