import { z } from 'zod';
import { checkbox, id, optionalParagraph } from '@/lib/policy/shapes';

export const relationshipRequestInput = z.strictObject({ organisationId: id(), message: optionalParagraph(1000) });
export const requestInput = z.strictObject({ requestId: id() });
export const acceptInput = z.strictObject({ requestId: id(), becomesRelationshipManager: checkbox() });
export const declineInput = z.strictObject({ requestId: id(), reason: optionalParagraph(1000) });

/** The same on the page that the mailed link leads to, and comes back to. */
const token = z.string().min(1).max(200);
export const tokenInput = z.strictObject({ token });
export const acceptHereInput = acceptInput.extend({ token });
export const declineHereInput = declineInput.extend({ token });
