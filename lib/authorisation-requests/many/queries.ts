import { sql } from 'drizzle-orm';
import { type Read, reading } from '@/db/client';
import { literal } from '@/db/columns';
import { requestStates } from '@/db/vocabulary';
import { privateDomainOf } from '@/lib/organisations/sign-up/mail-domains';
import type { Actor } from '@/lib/policy/actor';
import type { ListedClient } from './listed';

/** What would become of a row if it were sent now. */
export type Verdict = 'valid' | 'partner' | 'pending' | 'doubled' | 'colleague' | 'invalid';

export type CheckedClient = ListedClient & {
  verdict: Verdict;
  /** The partnership there is already. */
  partnershipId: string | null;
  /** The line that holds the same address. */
  doubles: number | null;
  /** Whether a client of the same mail domain stands above: the first of them to accept becomes administrator (E-035). */
  isSecondOfDomain: boolean;
};

/** Each row of a list of clients with what would become of it, from what is known of the actor's environment at this moment. */
export async function checkClients(actor: Actor, listed: ListedClient[]): Promise<CheckedClient[]> {
  const emails = [...new Set(listed.flatMap(({ client }) => client?.email ?? []))];
  const known = await reading(actor, async (tx) => ({
    people: await peopleAt(tx, actor, emails),
    pending: await pendingOf(tx, actor),
    ownDomain: await domainOf(tx, actor),
  }));
  const [lines, domains] = [new Map<string, number>(), new Set<string>()];
  return listed.map((row) => {
    const { client } = row;
    const none = { ...row, partnershipId: null, doubles: null, isSecondOfDomain: false };
    if (!client) return { ...none, verdict: 'invalid' };
    const doubles = lines.get(client.email) ?? null;
    if (doubles !== null) return { ...none, verdict: 'doubled', doubles };
    lines.set(client.email, row.line);
    const person = known.people.get(client.email);
    const domain = privateDomainOf(client.email);
    if (person?.environmentId === actor.environmentId || (domain !== null && domain === known.ownDomain))
      return { ...none, verdict: 'colleague' };
    if (person?.partnershipId) return { ...none, verdict: 'partner', partnershipId: person.partnershipId };
    if (known.pending.has(client.email) || (person && known.pending.has(person.environmentId)))
      return { ...none, verdict: 'pending' };
    const isSecondOfDomain = domain !== null && domains.has(domain);
    if (domain !== null) domains.add(domain);
    return { ...none, verdict: 'valid', isSecondOfDomain };
  });
}

type Person = { environmentId: string; partnershipId: string | null };

async function peopleAt(tx: Read, actor: Actor, emails: string[]): Promise<Map<string, Person>> {
  const rows = await tx.execute<{ email: string; environment_id: string; partnership_id: string | null }>(sql`
    select u.email, u.environment_id, s.partnership_id
    from json_array_elements_text(${JSON.stringify(emails)}::json) as wanted (email)
    join users u on u.email = wanted.email and u.removed_at is null
    left join live_sides s on s.environment_id = ${actor.environmentId} and s.other_environment_id = u.environment_id`);
  return new Map(
    rows.map((row) => [row.email, { environmentId: row.environment_id, partnershipId: row.partnership_id }]),
  );
}

/** Whom the environment waits for an answer of: their addresses and environments. */
async function pendingOf(tx: Read, actor: Actor): Promise<Set<string>> {
  const rows = await tx.execute<{ email: string | null; environment_id: string | null }>(sql`
    select email, other_environment_id as environment_id from partnership_requests
    where environment_id = ${actor.environmentId} and state = ${literal(requestStates, 'pending')} and expires_at > now()`);
  return new Set(rows.flatMap((row) => [row.email, row.environment_id]).filter((one) => one !== null));
}

async function domainOf(tx: Read, actor: Actor): Promise<string | null> {
  const [own] = await tx.execute<{ mail_domain: string | null }>(
    sql`select mail_domain from environments where id = ${actor.environmentId}`,
  );
  return own?.mail_domain ?? null;
}
