import { z } from 'zod';
import { countries } from '@/lib/environments/settings/countries';
import { line, optionalLine } from '@/lib/policy/shapes';
import { isLegalNumber } from '../numbers/check';

/** One's own name, the environment, and its first organisation, now or later. */
export const signUpFields = {
  name: line(100),
  environmentName: line(100),
  country: z.enum(countries, { error: 'choose_one' }),
  organisation: z.enum(['now', 'later']).prefault('now'),
  organisationName: optionalLine(100),
  legalNumber: optionalLine(30).transform((text) => text.replaceAll(/[\s.-]/g, '').toUpperCase()),
};

export type NewHome = z.output<z.ZodObject<typeof signUpFields>>;

/** Refuses a first organisation without a name, or with a number that its country does not know. */
export function checkOrganisation({ value, issues }: z.core.ParsePayload<NewHome>): void {
  if (value.organisation === 'later') return;
  const refuse = (field: 'organisationName' | 'legalNumber', message: string) =>
    issues.push({ code: 'custom', input: value[field], path: [field], message });
  if (!value.organisationName) refuse('organisationName', 'required');
  const { country, legalNumber } = value;
  if (legalNumber && !isLegalNumber(country, legalNumber))
    refuse('legalNumber', `legal_number_${country === 'NL' || country === 'BE' ? country : 'other'}`);
}

export const signUpInput = z.strictObject(signUpFields).check(checkOrganisation);

export const joinInput = z.strictObject({ name: line(100) });
