import { z } from 'zod';
import { id, ids, searchText } from '@/lib/policy/shapes';

export const partnershipInput = z.strictObject({ partnershipId: id() });
export const managerInput = z.strictObject({ partnershipId: id(), userId: id() });
export const connectManagersInput = z.strictObject({ partnershipIds: ids(500), userId: id() });
export const sharedOrganisationInput = z.strictObject({ partnershipId: id(), organisationId: id() });

/** What the list of partners is narrowed by, as it stands in the address; what cannot be used is left out. */
export const partnersFilter = z.object({
  search: searchText(),
  state: z.enum(['active', 'ended']).catch('active'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type PartnersFilter = z.output<typeof partnersFilter>;
