import type { Tx } from '../client';
import { environments, organisationMembers, organisations, principals, users } from '../schema';
import { addressOf, type CastEnvironment, cast, castId } from './cast';
import { traderOf } from './suppliers';

/** Writes the cast: environments, organisations, people, memberships. Inside `asOwner`. */
export async function seedCast(tx: Tx, chosen: CastEnvironment[] = cast): Promise<void> {
  await tx.insert(environments).values(
    chosen.map(({ key, name, planKey, hasWorkflowEngine, domain }) => ({
      id: castId(`environment ${key}`),
      name,
      country: 'NL',
      planKey,
      hasWorkflowEngine: hasWorkflowEngine ?? false,
      mailDomain: domain,
    })),
  );
  for (const environment of chosen) await seedPeople(tx, environment);
}

async function seedPeople(tx: Tx, environment: CastEnvironment): Promise<void> {
  const environmentId = castId(`environment ${environment.key}`);
  const organisationRows = environment.organisations.map(({ key, sector, ...rest }) => ({
    ...rest,
    id: castId(`organisation ${key}`),
    environmentId,
    vatNumber: traderOf({ ...rest, trade: sector }).party.vatId ?? '',
    iban: traderOf({ ...rest, trade: sector }).iban,
    email: `administratie@${environment.domain}`,
    invoicePrefix: `${new Date().getUTCFullYear()}-`,
  }));
  const userRows = environment.users.map((user) => ({
    id: castId(`user ${user.key}`),
    environmentId,
    name: user.name,
    role: user.role,
    email: addressOf(environment, user),
    isRelationshipManager: user.isRelationshipManager ?? false,
    language: 'en',
  }));
  await tx
    .insert(principals)
    .values([
      ...organisationRows.map(({ id }) => ({ id, kind: 'organisation' as const, environmentId })),
      ...userRows.map(({ id }) => ({ id, kind: 'user' as const, environmentId })),
    ]);
  await tx.insert(organisations).values(organisationRows);
  await tx.insert(users).values(userRows);
  const seats = environment.users.flatMap((user) =>
    Object.entries(user.memberOf ?? {}).map(([key, level]) => ({
      userId: castId(`user ${user.key}`),
      organisationId: castId(`organisation ${key}`),
      environmentId,
      userEnvironmentId: environmentId,
      level,
    })),
  );
  if (seats.length > 0) await tx.insert(organisationMembers).values(seats);
}
