import type { GroupType } from '@/db/vocabulary';
import type { RecipientName } from './facts';

/** What is remembered of a recipient: its name, of an environment group with the environment that may read it. */
export function recipientName(recipient: {
  name: string;
  groupType: GroupType | null;
  environmentId: string;
  environmentName: string;
}): RecipientName {
  const { name, groupType, environmentId, environmentName } = recipient;
  return groupType === 'environment' ? { group: name, environment: environmentName, environmentId } : name;
}

/** The name as it is read in an environment: of another one's environment group nothing but whose it is (C-50, R-190). */
export const readIn = (environmentId: string, name: RecipientName): RecipientName =>
  typeof name === 'string' || name.environmentId === environmentId ? name : { ...name, group: null };

/** The details of an event as they are read in an environment. */
export const detailsReadIn = <Details extends Record<string, unknown>>(environmentId: string, details: Details) =>
  Object.fromEntries(
    Object.entries(details).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.map((one: RecipientName) => readIn(environmentId, one)) : value,
    ]),
  ) as Details;
