import { type SQL, sql } from 'drizzle-orm';
import { type Read, reading } from '@/db/client';
import { literal } from '@/db/columns';
import { beginningWith, nameHas } from '@/db/like';
import { requestStates } from '@/db/vocabulary';
import { environmentFacts } from '@/lib/environments/facts';
import type { Actor } from '@/lib/policy/actor';
import { exercise } from '@/lib/policy/grant';
import { can } from '@/lib/policy/policy';
import { countUse } from '@/lib/policy/use-limits';
import { questionOf } from './input';

/** How a found organisation's environment stands to the actor's. */
export type Relation =
  | { kind: 'own' }
  | { kind: 'partner'; partnershipId: string }
  /** A request of ours waits there; a request of theirs waits here. */
  | { kind: 'asked' }
  | { kind: 'asks' }
  | { kind: 'none' };

/** What Find partners tells of an organisation: never a user, an address or an e-mail address (C-22). */
export type FoundOrganisation = {
  id: string;
  name: string;
  legalNumber: string;
  city: string;
  environmentName: string;
  relation: Relation;
};

type Row = Omit<FoundOrganisation, 'relation'> & {
  isOwn: boolean;
  partnershipId: string | null;
  isAsked: boolean;
  asksUs: boolean;
};

export const mostFound = 20;

/**
 * At most twenty organisations whose name holds every word and that let themselves be found, or whose number it is exactly.
 * Nothing for a text too short to ask with. Each question is counted, and written to the log; refuses who may not find
 * partners (P02), and more than thirty questions a minute.
 */
export async function findOrganisations(actor: Actor, search: string): Promise<FoundOrganisation[] | null> {
  const question = questionOf(search);
  if (!question) return null;
  await countUse('partners', actor);
  return exercise(
    'partnership.find',
    actor,
    async (_, current) => environmentFacts(current),
    async (grant) => {
      const inName = question.name === null ? sql`false` : nameHas(sql`o.name`, question.name);
      const found = await look(
        grant.tx,
        sql`(o.legal_number = ${question.number ?? ''} and o.legal_number <> '') or (o.is_findable and ${inName})`,
        sql`o.legal_number = ${question.number ?? ''} desc, lower(o.name) like ${beginningWith(search.toLowerCase())} desc,`,
      );
      grant.note({ search, count: found.length });
      return found;
    },
  );
}

/** One organisation that was found before, to send its environment a request; nothing when it is gone, or for who may not find partners. */
export async function findSelected(actor: Actor, organisationId: string): Promise<FoundOrganisation | null> {
  if (!can('partnership.find', actor, environmentFacts(actor)).allowed) return null;
  return reading(actor, async (tx) => (await look(tx, sql`o.id = ${organisationId}`, sql``))[0] ?? null);
}

async function look(tx: Read, which: SQL, first: SQL): Promise<FoundOrganisation[]> {
  const waits = (from: SQL, to: SQL) => sql`exists (select from partnership_requests r
    where r.environment_id = ${from} and r.other_environment_id = ${to} and r.state = ${literal(requestStates, 'pending')} and r.expires_at > now())`;
  const rows = await tx.execute<Row>(sql`
    select o.id, o.name, o.legal_number as "legalNumber", o.city, e.name as "environmentName",
      o.environment_id = current_environment_id() as "isOwn",
      (select s.partnership_id from live_sides s where s.environment_id = current_environment_id()
        and s.other_environment_id = o.environment_id) as "partnershipId",
      ${waits(sql`current_environment_id()`, sql`o.environment_id`)} as "isAsked",
      ${waits(sql`o.environment_id`, sql`current_environment_id()`)} as "asksUs"
    from organisations o join environments e on e.id = o.environment_id
    where o.deleted_at is null and (${which}) order by ${first} lower(o.name), o.id limit ${mostFound}::int`);
  return rows.map(({ isOwn, partnershipId, isAsked, asksUs, ...row }) => ({
    ...row,
    relation: isOwn
      ? { kind: 'own' }
      : partnershipId
        ? { kind: 'partner', partnershipId }
        : asksUs
          ? { kind: 'asks' }
          : { kind: isAsked ? 'asked' : 'none' },
  }));
}
