import { z } from 'zod';
import { languages } from '@/db/vocabulary';
import { checkbox, line, seenVersion } from '@/lib/policy/shapes';
import { countries } from './countries';

export const changeEnvironmentInput = z.strictObject({
  name: line(100),
  language: z.enum(languages, { error: 'choose_one' }),
  country: z.enum(countries, { error: 'choose_one' }),
  joinsByDomain: checkbox(),
  version: seenVersion(),
});
export type EnvironmentSettings = z.output<typeof changeEnvironmentInput>;

export const changePlanInput = z.strictObject({
  planKey: z.string({ error: 'choose_one' }).regex(/^[a-z_]{1,50}$/, 'choose_one'),
  hasWorkflowEngine: checkbox(),
  version: seenVersion(),
});
export type ChosenPlan = z.output<typeof changePlanInput>;
