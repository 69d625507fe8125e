import { type SQL, sql } from 'drizzle-orm';
import { type Read, reading } from '@/db/client';
import { literal } from '@/db/columns';
import { holding, nameHas } from '@/db/like';
import { type RequestKind, requestKinds, requestStates } from '@/db/vocabulary';
import type { Actor } from '@/lib/policy/actor';
import type { PartnershipFacts } from '@/lib/policy/facts';
import { can } from '@/lib/policy/policy';
import type { PartnersFilter } from './input';
import { lastActivity } from './overview/activity';
import { type FoundManager, type Manager, managersOf, toManager } from './overview/managers';
import { type PartnersReach, reachOf } from './overview/reach';

export const partnersPerPage = 50;

/** A partner as the overview shows it. To who sees contact persons alone, the numbers are nothing. */
export type PartnerRow = {
  partnershipId: string;
  environmentId: string;
  name: string;
  startedAt: Date;
  endedAt: Date | null;
  /** Of both sides, each side's contact first; nobody of one that has ended. */
  managers: Manager[];
  numbers: PartnerNumbers | null;
};

export type PartnerNumbers = {
  /** Organisations on our shared list, and on theirs. */
  sharedByUs: number;
  sharedByThem: number;
  /** Requests for access that wait: theirs for us to answer, ours for them. */
  askedOfUs: number;
  askedOfThem: number;
  lastActivityAt: Date;
};

type FoundPartner = {
  partnership_id: string;
  other_environment_id: string;
  name: string;
  started_at: string;
  ended_at: string | null;
  managers: FoundManager[];
  total: number;
} & Partial<Record<Exclude<keyof PartnerNumbers, 'lastActivityAt'>, number>> & { last_activity_at?: string };

/**
 * The partners of the actor's environment, by name, one page of them, and how many there are: as far as they are the actor's
 * to see (P01). The search looks at the partner's name and at the names and numbers of its organisations.
 */
export async function listPartners(
  actor: Actor,
  filter: PartnersFilter,
  perPage = partnersPerPage,
): Promise<{ partners: PartnerRow[]; total: number; reach: PartnersReach }> {
  const reach = reachOf(actor);
  return reading(actor, async (tx) => {
    const page = sql`select *, count(*) over ()::int as total from (${filter.state === 'ended' ? ended(reach) : alive(reach)}) as every
      where ${fits(filter.search)} order by lower(name), started_at desc, partnership_id
      limit ${perPage} offset ${(filter.page - 1) * perPage}`;
    const rows = await tx.execute<FoundPartner>(sql`
      select p.*, ${managersOf(sql`p.partnership_id`)} as managers ${reach === 'contacts' ? sql`` : numbers}
      from (${page}) as p order by lower(p.name), p.started_at desc, p.partnership_id`);
    return { partners: rows.map((row) => toPartner(row, actor)), total: rows[0]?.total ?? 0, reach };
  });
}

/**
 * To a basic user with the role only those they are connected to; whoever sees contact persons alone sees those of every partner.
 * "offset 0" keeps it two probes a partner, however many companies the platform has.
 */
const alive = (reach: PartnersReach): SQL => sql`
  select s.partnership_id, partner.name, s.other_environment_id, partner.started_at, partner.ended_at
  from live_sides s cross join lateral (select e.name, p.started_at, p.ended_at from environments e, partnerships p
    where e.id = s.other_environment_id and p.id = s.partnership_id offset 0) partner
  where s.environment_id = current_environment_id() ${reach === 'connected' ? sql`and ${isConnected(sql`s.partnership_id`)}` : sql``}`;

/** Those that have ended, under the name the partner had: for who looks after partnerships. */
const ended = (reach: PartnersReach): SQL => sql`
  select p.id as partnership_id, theirs.environment_name as name, theirs.environment_id as other_environment_id, p.started_at, p.ended_at
  from partnership_sides mine join partnerships p on p.id = mine.partnership_id and p.ended_at is not null
    join partnership_sides theirs on theirs.partnership_id = p.id and theirs.environment_id <> mine.environment_id
  where mine.environment_id = current_environment_id() and ${reach === 'all'}`;

const isConnected = (partnershipId: SQL): SQL => sql`exists (
  select from partnership_managers m where m.partnership_id = ${partnershipId} and m.user_id = current_user_id())`;

/** Every word in the name; or the whole text in the name or the number of an organisation of theirs. */
function fits(search: string): SQL {
  if (search === '') return sql`true`;
  return sql`((${nameHas(sql`name`, search)}) or exists (select from organisations o where o.environment_id = other_environment_id
    and o.deleted_at is null and (lower(o.name) like ${holding(search.toLowerCase())} or o.legal_number = ${search.replace(/[\s.]/g, '')})))`;
}

const numbers = sql`,
  (select count(*)::int from partnership_organisations o where o.partnership_id = p.partnership_id
    and o.environment_id = current_environment_id()) as "sharedByUs",
  (select count(*)::int from partnership_organisations o where o.partnership_id = p.partnership_id
    and o.environment_id <> current_environment_id()) as "sharedByThem",
  (select count(*)::int from access_requests a where a.partnership_id = p.partnership_id and a.state = ${literal(requestStates, 'pending')}
    and a.environment_id = current_environment_id()) as "askedOfUs",
  (select count(*)::int from access_requests a where a.partnership_id = p.partnership_id and a.state = ${literal(requestStates, 'pending')}
    and a.environment_id <> current_environment_id()) as "askedOfThem",
  ${lastActivity} as last_activity_at`;

const toPartner = (row: FoundPartner, actor: Actor): PartnerRow => ({
  partnershipId: row.partnership_id,
  environmentId: row.other_environment_id,
  name: row.name,
  startedAt: new Date(row.started_at),
  endedAt: row.ended_at === null ? null : new Date(row.ended_at),
  managers: row.managers.map((one) => toManager(one, actor)),
  numbers:
    row.last_activity_at === undefined
      ? null
      : {
          sharedByUs: row.sharedByUs!,
          sharedByThem: row.sharedByThem!,
          askedOfUs: row.askedOfUs!,
          askedOfThem: row.askedOfThem!,
          lastActivityAt: new Date(row.last_activity_at),
        },
});

export type PartnershipSide = {
  environmentId: string;
  name: string;
  agreedByName: string;
  agreedAt: Date;
  isPaying: boolean;
  allowsSoftwareConnection: boolean;
};

/** A partnership, alive or ended, with both its sides and the request it came from. */
export type Partnership = {
  id: string;
  startedAt: Date;
  endedAt: Date | null;
  endedByName: string;
  own: PartnershipSide;
  other: PartnershipSide;
  request: {
    kind: RequestKind;
    isOwn: boolean;
    requestedByName: string;
    createdAt: Date;
    softwarePackage: string;
    asksForSoftwareConnection: boolean;
  } | null;
  managers: Manager[];
  isConnected: boolean;
};

type FoundPartnership = {
  id: string;
  started_at: string;
  ended_at: string | null;
  ended_by_name: string | null;
  sides: (Omit<PartnershipSide, 'agreedAt'> & { agreedAt: string })[];
  request: {
    kind: number;
    environmentId: string;
    requestedByName: string;
    createdAt: string;
    softwarePackage: string;
    asksForSoftwareConnection: boolean;
  } | null;
  managers: FoundManager[];
  is_connected: boolean;
};

/** One partnership of the actor's environment; nothing for strangers, and where it is not the actor's to see (P01). */
export const findPartnership = (actor: Actor, partnershipId: string): Promise<Partnership | null> =>
  reading(actor, (tx) => partnershipOf(tx, actor, partnershipId));

/** The same inside a transaction: for the queries that ask about it first. */
export async function partnershipOf(tx: Read, actor: Actor, partnershipId: string): Promise<Partnership | null> {
  const [row] = await tx.execute<FoundPartnership>(sql`
    select p.id, p.started_at, p.ended_at, p.ended_by_name, ${sidesOf} as sides, ${requestOf} as request,
      ${managersOf(sql`p.id`)} as managers, ${isConnected(sql`p.id`)} as is_connected
    from partnerships p where p.id = ${partnershipId} and exists (
      select from partnership_sides s where s.partnership_id = p.id and s.environment_id = current_environment_id())`);
  const found = row && toPartnership(row, actor);
  return found && can('partnership.see', actor, { ...aboutOf(actor, found), isConnected: found.isConnected }).allowed
    ? found
    : null;
}

/** While it lives a side is called as its environment is now, afterwards as it was when it began. */
const sidesOf = sql`(select json_agg(json_build_object('environmentId', s.environment_id,
    'name', case when p.ended_at is null then e.name else s.environment_name end, 'agreedByName', s.agreed_by_name,
    'agreedAt', s.agreed_at, 'isPaying', s.is_paying, 'allowsSoftwareConnection', s.allows_software_connection))
  from partnership_sides s join environments e on e.id = s.environment_id where s.partnership_id = p.id)`;

const requestOf = sql`(select json_build_object('kind', r.kind, 'environmentId', r.environment_id,
    'requestedByName', r.requested_by_name, 'createdAt', r.created_at, 'softwarePackage', r.software_package,
    'asksForSoftwareConnection', r.asks_for_software_connection)
  from partnership_requests r where r.partnership_id = p.id limit 1)`;

function toPartnership(row: FoundPartnership, actor: Actor): Partnership {
  const sides = row.sides.map((side) => ({ ...side, agreedAt: new Date(side.agreedAt) }));
  const { request } = row;
  return {
    id: row.id,
    startedAt: new Date(row.started_at),
    endedAt: row.ended_at === null ? null : new Date(row.ended_at),
    endedByName: row.ended_by_name ?? '',
    own: sides.find((side) => side.environmentId === actor.environmentId)!,
    other: sides.find((side) => side.environmentId !== actor.environmentId)!,
    request: request && {
      ...request,
      kind: requestKinds[request.kind - 1]!,
      isOwn: request.environmentId === actor.environmentId,
      createdAt: new Date(request.createdAt),
    },
    managers: row.managers.map((one) => toManager(one, actor)),
    isConnected: row.is_connected,
  };
}

const aboutOf = (actor: Actor, { id, other }: Partnership) => ({
  environmentId: actor.environmentId,
  subject: { kind: 'partnership', id, name: other.name },
});

/** The partnership as the thing a decision is about, for what a page offers; an action gathers its own, held. */
export const factsOf = (actor: Actor, partnership: Partnership): PartnershipFacts => ({
  ...aboutOf(actor, partnership),
  partnershipId: partnership.id,
  otherEnvironmentId: partnership.other.environmentId,
  otherEnvironmentName: partnership.other.name,
});
