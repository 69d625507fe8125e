import { z } from 'zod';
import { ownPath } from '@/lib/policy/public-address';
import { emailAddress, id } from '@/lib/policy/shapes';

/** Where to go afterwards; whatever leads out of the portal leads to its front page instead. */
const next = z.string().max(2000).prefault('/').transform(ownPath);

export const requestInput = z.strictObject({ email: emailAddress(), next });

/** Six digits, however they were typed or pasted. */
export const code = () =>
  z
    .string({ error: 'required' })
    .max(40, 'code')
    .transform((typed) => typed.replace(/[\s.-]/g, ''))
    .refine((digits) => /^\d{6}$/.test(digits), 'code');

export const codeInput = z.strictObject({ token: z.string().max(200).optional(), code: code() });

export const linkInput = z.strictObject({ token: z.string().min(1).max(200) });
export const personInput = z.strictObject({ userId: id(), next });
export const noInput = z.strictObject({});
export const leaveInput = z.strictObject({ next });
