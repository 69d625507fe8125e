import { z } from 'zod';
import { checkOrganisation, signUpFields } from '@/lib/organisations/sign-up/input';
import { line, optionalParagraph } from '@/lib/policy/shapes';
import { code } from '@/lib/users/sign-in/input';

/** The mailed link; and the code, which is left out where the address was confirmed in this browser already. */
const proof = { token: z.string().min(1).max(200), code: code().optional() };

/** The account, the environment and its organisation of a new client, who accepts with them. */
export const acceptAsNewClientInput = z.strictObject({ ...proof, ...signUpFields }).check(checkOrganisation);
export type NewClient = z.output<typeof acceptAsNewClientInput>;

/** Somebody whose mail domain has an environment joins that one first. */
export const joinFirstInput = z.strictObject({ ...proof, name: line(100) });

export const declineAsNewClientInput = z.strictObject({ ...proof, reason: optionalParagraph(1000) });
