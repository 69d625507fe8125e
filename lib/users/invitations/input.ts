import { z } from 'zod';
import { levels, roles } from '@/db/vocabulary';
import { emailAddress, id, line } from '@/lib/policy/shapes';
import { addressesIn } from './addresses';

const mostAtOnce = 20;

const mostNamed = 5;

/** Says which of many are no addresses; what nobody sees in them is shown. */
function refuseByName(written: readonly string[], { addIssue }: z.RefinementCtx): void {
  const wrong = written.filter((one) => !emailAddress().safeParse(one).success);
  if (wrong.length === 0) return;
  const named = wrong.slice(0, mostNamed).map((one) => `“${shortened(one.replace(/[\p{C}]/gu, '\ufffd'))}”`);
  const addresses = [...named, ...(wrong.length > mostNamed ? ['…'] : [])].join(', ');
  addIssue({ code: 'custom', message: 'emails', params: { count: wrong.length, addresses } });
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** "organisation:level", as the lists of the form post it; nothing where the person does not enter. */
const entrance = z
  .string()
  .max(60)
  .transform((chosen) => {
    const [organisationId, level] = chosen.split(':');
    return { organisationId, level };
  })
  .pipe(z.strictObject({ organisationId: id(), level: z.enum(levels, { error: 'choose_one' }) }));

export const inviteInput = z.strictObject({
  emails: z
    .string({ error: 'required' })
    .max(8000, 'too_long')
    .transform(addressesIn)
    .superRefine(refuseByName)
    .pipe(z.array(emailAddress()).min(1, 'required').max(mostAtOnce, 'too_many'))
    .transform((emails) => [...new Set(emails)]),
  role: z.enum(roles, { error: 'choose_one' }).prefault('basic'),
  organisations: z
    .array(z.string())
    .max(200, 'too_many')
    .prefault([])
    .transform((chosen) => chosen.filter(Boolean))
    .pipe(z.array(entrance)),
});
export type Invitees = z.output<typeof inviteInput>;

export const invitationInput = z.strictObject({ invitationId: id() });
export const tokenInput = z.strictObject({ token: z.string().min(1).max(200) });

/** By the mailed token, or by its id where the invited address was confirmed without the mail. */
const named = { token: z.string().max(200).optional(), invitationId: id().optional() };
export const acceptInput = z.strictObject({ ...named, name: line(100) });
export const declineInput = z.strictObject(named);
