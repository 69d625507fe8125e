import { z } from 'zod';
import { id } from '@/lib/policy/shapes';

export const partnershipInput = z.strictObject({ partnershipId: id() });
export const managerInput = z.strictObject({ partnershipId: id(), userId: id() });
export const sharedOrganisationInput = z.strictObject({ partnershipId: id(), organisationId: id() });
