import { type SQL, sql } from 'drizzle-orm';
import { reading } from '@/db/client';
import { literal } from '@/db/columns';
import { holding } from '@/db/like';
import { type Level, levels, requestStates } from '@/db/vocabulary';
import { levelOnOrganisation } from '@/lib/organisations/facts';
import type { Actor } from '@/lib/policy/actor';
import type { Partnership } from '../queries';

/** Both lists show so many organisations at most; a search narrows them. */
export const organisationsShown = 100;

/** Somebody from one side who is a member of an organisation of the other. */
export type CrossMember = { userId: string; name: string; level: Level };

type Organisation = { id: string; name: string; legalNumber: string; city: string; isShared: boolean };

/** An organisation of the actor's environment that the actor reaches, and who of the partner is in it. */
export type OurOrganisation = Organisation & { level: Level; isMember: boolean; members: CrossMember[] };

/** An organisation of the partner: who of ours is in it, for whom we asked, and what the actor holds on it. */
export type TheirOrganisation = Organisation & {
  level: Level | null;
  members: CrossMember[];
  asked: { id: string; userId: string; name: string; level: Level; requestedByName: string; createdAt: Date }[];
};

type Found<O> = Omit<O, 'level' | 'members' | 'asked'> & {
  level: number | null;
  members: (Omit<CrossMember, 'level'> & { level: number })[];
  total: number;
};

const columns = sql`o.id, o.name, o.legal_number as "legalNumber", o.city, ${levelOnOrganisation} as level,
  count(*) over ()::int as total`;

const isOnList = (partnershipId: string): SQL => sql`exists (select from partnership_organisations po
  where po.partnership_id = ${partnershipId} and po.organisation_id = o.id)`;

/** The people of the environment who sit in the organisation `o` through the partnership. */
const membersThrough = (partnershipId: string): SQL => sql`(
  select coalesce(json_agg(json_build_object('userId', m.user_id, 'name', u.name, 'level', m.level) order by lower(u.name), m.user_id), '[]')
  from organisation_members m join users u on u.id = m.user_id
  where m.organisation_id = o.id and m.partnership_id = ${partnershipId})`;

function fits(search: string): SQL {
  if (search === '') return sql`true`;
  const part = holding(search.toLowerCase());
  return sql`(lower(o.name) like ${part} or o.legal_number like ${part})`;
}

const toMembers = (members: Found<OurOrganisation>['members']): CrossMember[] =>
  members.map((one) => ({ ...one, level: levels[one.level - 1]! }));

/**
 * "Our organisations": those of the actor's environment that the actor reaches, what is shared or entered first; and how many
 * more are shared that the actor is no member of, whose names are not told (O01).
 */
export async function listOurOrganisations(
  actor: Actor,
  { id }: Partnership,
  search = '',
): Promise<{ organisations: OurOrganisation[]; total: number; sharedUnseen: number }> {
  return reading(actor, async (tx) => {
    const rows = await tx.execute<Found<OurOrganisation>>(sql`
      select ${columns}, ${isOnList(id)} as "isShared", ${membersThrough(id)} as members,
        exists (select from organisation_members m where m.organisation_id = o.id and m.user_id = current_user_id()) as "isMember"
      from organisations o
      where o.environment_id = current_environment_id() and o.deleted_at is null and o.id in (select held_principals()) and ${fits(search)}
      order by ${isOnList(id)} desc,
        exists (select from organisation_members m where m.organisation_id = o.id and m.partnership_id = ${id}) desc, lower(o.name), o.id
      limit ${organisationsShown}::int`);
    const [unseen] = await tx.execute<{ count: number }>(sql`
      select count(*)::int as count from partnership_organisations po join organisations o on o.id = po.organisation_id and o.deleted_at is null
      where po.partnership_id = ${id} and po.environment_id = current_environment_id() and po.organisation_id not in (select held_principals())`);
    return {
      organisations: rows.map(({ total: _, level, members, ...row }) => ({
        ...row,
        level: levels[level! - 1]!,
        members: toMembers(members),
      })),
      total: rows[0]?.total ?? 0,
      sharedUnseen: unseen!.count,
    };
  });
}

/** Known from a partner: what it shares, what somebody of ours is in or was asked for, and what can be found by everybody (C-22). */
export const isKnown = (partnershipId: SQL): SQL => sql`(o.is_findable
  or exists (select from partnership_organisations po where po.partnership_id = ${partnershipId} and po.organisation_id = o.id)
  or exists (select from organisation_members m where m.partnership_id = ${partnershipId} and m.organisation_id = o.id)
  or exists (select from access_requests a where a.partnership_id = ${partnershipId} and a.organisation_id = o.id))`;

/** "Their organisations": those we know of the partner, what is shared or entered first. */
export async function listTheirOrganisations(
  actor: Actor,
  { id, other }: Partnership,
  search = '',
): Promise<{ organisations: TheirOrganisation[]; total: number }> {
  return reading(actor, async (tx) => {
    const rows = await tx.execute<Found<TheirOrganisation> & { asked: FoundAsk[] }>(sql`
      select ${columns}, ${isOnList(id)} as "isShared", ${membersThrough(id)} as members, ${askedFor(id)} as asked
      from organisations o
      where o.environment_id = ${other.environmentId} and o.deleted_at is null and ${isKnown(sql`${id}::uuid`)} and ${fits(search)}
      order by ${isOnList(id)} desc,
        exists (select from organisation_members m where m.organisation_id = o.id and m.partnership_id = ${id}) desc, lower(o.name), o.id
      limit ${organisationsShown}::int`);
    return {
      organisations: rows.map(({ total: _, level, members, asked, ...row }) => ({
        ...row,
        level: level === null ? null : levels[level - 1]!,
        members: toMembers(members),
        asked: asked.map((one) => ({ ...one, level: levels[one.level - 1]!, createdAt: new Date(one.createdAt) })),
      })),
      total: rows[0]?.total ?? 0,
    };
  });
}

type FoundAsk = Omit<TheirOrganisation['asked'][number], 'level' | 'createdAt'> & { level: number; createdAt: string };

/** For whom our side asked and nobody has answered yet. */
const askedFor = (partnershipId: string): SQL => sql`(
  select coalesce(json_agg(json_build_object('id', a.id, 'userId', a.user_id, 'name', u.name, 'level', a.level,
    'requestedByName', a.requested_by_name, 'createdAt', a.created_at) order by a.created_at, a.id), '[]')
  from access_requests a join users u on u.id = a.user_id
  where a.organisation_id = o.id and a.partnership_id = ${partnershipId} and a.state = ${literal(requestStates, 'pending')} and a.user_environment_id = current_environment_id())`;
