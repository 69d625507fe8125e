import { newId } from '@/db/id';
import { organisationMembers, principals, users } from '@/db/schema';
import { castId } from '@/db/seed/cast';
import { asOwner } from '@/db/seed/owner';
import type { Level } from '@/db/vocabulary';
import { environment, organisation } from './world';

type Values = Partial<typeof users.$inferInsert>;

/** One person more than the cast, in an environment of the cast. With a key, `person(key)` and `actAs(key)` know them. Answers the id. */
export async function addPerson(environmentKey: string, values: Values & { key?: string } = {}): Promise<string> {
  const { key, ...rest } = values;
  const id = key ? castId(`user ${key}`) : newId();
  return addPersonTo(environment(environmentKey), { id, email: `${id}@${environmentKey}.test`, ...rest });
}

/** One person more in any environment. Answers the id. */
export async function addPersonTo(environmentId: string, values: Values = {}): Promise<string> {
  const { id = newId(), ...rest } = values;
  await asOwner(async (tx) => {
    await tx.insert(principals).values({ id, kind: 'user', environmentId });
    await tx.insert(users).values({ id, environmentId, name: 'Somebody New', email: `${id}@somewhere.test`, ...rest });
  });
  return id;
}

/** A membership inside the environment of an organisation of the cast. */
export async function seat(
  userId: string,
  environmentKey: string,
  organisationKey: string,
  level: Level = 'member',
): Promise<void> {
  const environmentId = environment(environmentKey);
  await asOwner((tx) =>
    tx.insert(organisationMembers).values({
      userId,
      organisationId: organisation(organisationKey),
      environmentId,
      userEnvironmentId: environmentId,
      level,
    }),
  );
}
