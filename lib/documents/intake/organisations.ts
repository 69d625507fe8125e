import { sql } from 'drizzle-orm';
import type { Read } from '@/db/client';
import type { FilingOrganisation } from './place';

/** The organisations the actor may file documents under, by name; all there are, for matching and for choosing from. */
export async function listFilingOrganisations(tx: Read): Promise<FilingOrganisation[]> {
  return [
    ...(await tx.execute<FilingOrganisation>(sql`
      select o.id, o.name, e.name as "environmentName", o.country, o.legal_number as "legalNumber", o.vat_number as "vatNumber"
      from held_principals() as held(id) join organisations o on o.id = held.id join environments e on e.id = o.environment_id
      where o.deleted_at is null order by o.name, o.id`)),
  ];
}
