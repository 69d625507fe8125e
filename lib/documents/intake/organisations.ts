import { type SQL, sql } from 'drizzle-orm';
import type { Read } from '@/db/client';
import type { Party } from '../ubl/model';
import { bare } from './header';
import type { FilingOrganisation } from './place';

/** The organisations the actor may file documents under that one of the parties may be, by number or name; `isParty` tells which it is. */
export async function findFilingOrganisations(tx: Read, parties: readonly Party[]): Promise<FilingOrganisation[]> {
  const numbers = filled(parties.flatMap(numbersIn).map((number) => bare(number ?? '')));
  const names = filled(parties.flatMap((party) => [party.name, party.tradingName]));
  const conditions = [
    ...(numbers.length > 0
      ? [sql`${bareIn(sql`o.legal_number`)} in ${numbers} or ${bareIn(sql`o.vat_number`)} in ${numbers}`]
      : []),
    ...names.map((name) => sql`${bareIn(sql`o.name`)} = ${bareIn(sql`${name}::text`)}`),
  ];
  return conditions.length > 0 ? filingOrganisations(tx, sql`(${sql.join(conditions, sql` or `)})`) : [];
}

/** One of them by its id; nothing when the actor may not file under it. */
export async function findFilingOrganisation(tx: Read, id: string): Promise<FilingOrganisation | null> {
  return (await filingOrganisations(tx, sql`o.id = ${id}`))[0] ?? null;
}

async function filingOrganisations(tx: Read, wanted: SQL): Promise<FilingOrganisation[]> {
  const rows = await tx.execute<FilingOrganisation>(sql`
    select o.id, o.name, e.name as "environmentName", o.country, o.legal_number as "legalNumber", o.vat_number as "vatNumber"
    from held_principals() as held(id) join organisations o on o.id = held.id join environments e on e.id = o.environment_id
    where o.deleted_at is null and ${wanted} order by o.name, o.id`);
  return [...rows];
}

/** What `bare` makes of a text, as near as the database comes to it: both sides of a comparison go through it. */
const bareIn = (text: SQL) => sql`regexp_replace(upper(normalize(${text}, NFKC)), '[^[:alnum:]]', '', 'g')`;

const numbersIn = ({ legalId, vatId, identifiers, endpoint }: Party) => [
  legalId?.value,
  vatId,
  endpoint?.value,
  ...identifiers.map((one) => one.value),
];

const filled = (texts: (string | null | undefined)[]): string[] =>
  [...new Set(texts.filter((text) => text))] as string[];
