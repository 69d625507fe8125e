import { eq } from 'drizzle-orm';
import { acceptRelationshipRequest } from '@/app/(portal)/partners/requests/actions';
import { reading } from '@/db/client';
import { newId } from '@/db/id';
import {
  environments,
  livePartnerships,
  liveSides,
  organisations,
  partnershipManagers,
  partnershipRequests,
  partnershipSides,
  partnerships,
  principals,
  users,
} from '@/db/schema';
import { asOwner, within } from '@/db/seed/owner';
import type { RequestKind, Role } from '@/db/vocabulary';
import { type Actor, findActor } from '@/lib/policy/actor';
import { actAs, post } from './acting';
import { addPersonTo } from './people';
import { environment, person } from './world';

export type Company = { environmentId: string; organisationId: string; userId: string; email: string; name: string };

let made = 0;

/** One company more than the cast: an environment, its organisation, and an administrator, by default one who meets every condition. */
export async function addCompany(
  values: { planKey?: string; isRelationshipManager?: boolean; legalNumber?: string; name?: string } = {},
): Promise<Company> {
  const { planKey = 'basic', isRelationshipManager = true, legalNumber = '' } = values;
  const [environmentId, organisationId, userId] = [newId(), newId(), newId()];
  const name = values.name ?? `Company ${++made}`;
  const email = `${userId}@company.test`;
  await asOwner(async (tx) => {
    await tx.insert(environments).values({ id: environmentId, name, country: 'NL', planKey });
    await tx.insert(principals).values([
      { id: organisationId, kind: 'organisation', environmentId },
      { id: userId, kind: 'user', environmentId },
    ]);
    await tx.insert(organisations).values({ id: organisationId, environmentId, name: `${name} BV`, legalNumber });
    await tx.insert(users).values({
      id: userId,
      environmentId,
      email,
      name: `Director of ${name}`,
      role: 'administrator',
      isRelationshipManager,
    });
  });
  return { environmentId, organisationId, userId, email, name };
}

/** A company of the cast, with the person who asks or answers for it. */
export async function companyOf(
  environmentKey: string,
  userKey: string,
): Promise<Omit<Company, 'organisationId' | 'email'>> {
  const [found] = await asOwner((tx) =>
    tx
      .select()
      .from(environments)
      .where(eq(environments.id, environment(environmentKey))),
  );
  return { environmentId: found!.id, name: found!.name, ...person(userKey) };
}

type Party = { environmentId: string; name: string; userId: string };

/** A request that waits, as the product writes one, without its letters. Answers its id. */
export async function giveRequest(
  from: Party,
  to: Party | { email: string },
  values: Partial<typeof partnershipRequests.$inferInsert> & { kind?: RequestKind } = {},
): Promise<string> {
  const id = newId();
  await asOwner((tx) =>
    within(tx, from.environmentId, () =>
      tx.insert(partnershipRequests).values({
        id,
        kind: 'relationship',
        environmentId: from.environmentId,
        environmentName: from.name,
        ...('email' in to && !('environmentId' in to)
          ? { email: to.email }
          : { otherEnvironmentId: (to as Party).environmentId, otherEnvironmentName: (to as Party).name }),
        requestedBy: from.userId,
        requestedByName: 'Somebody',
        expiresAt: new Date(Date.now() + 86_400_000),
        ...values,
      }),
    ),
  );
  return id;
}

/** An active partnership as the product writes one, without the request it comes from. Answers its id. */
export async function givePartnership(one: Party, other: Party): Promise<string> {
  const id = newId();
  const both = [
    [one, other],
    [other, one],
  ] as const;
  await asOwner(async (tx) => {
    await tx.insert(partnerships).values({ id });
    await tx
      .insert(partnershipSides)
      .values(both.map(([at]) => ({ partnershipId: id, environmentId: at.environmentId, environmentName: at.name })));
    await tx.insert(livePartnerships).values({ id });
    await tx.insert(liveSides).values(
      both.map(([at, across]) => ({
        environmentId: at.environmentId,
        otherEnvironmentId: across.environmentId,
        partnershipId: id,
      })),
    );
  });
  return id;
}

/** A request's row, over the wall of its requester. */
export async function requestRow(from: { environmentId: string }, id: string) {
  const rows = await asOwner(async (tx) => {
    let found: (typeof partnershipRequests.$inferSelect)[] = [];
    await within(tx, from.environmentId, async () => {
      found = await tx.select().from(partnershipRequests).where(eq(partnershipRequests.id, id));
    });
    return found;
  });
  return rows[0]!;
}

/** Connects somebody to a partnership as relationship manager. */
export const giveLink = (partnershipId: string, userId: string, environmentId: string) =>
  asOwner((tx) => tx.insert(partnershipManagers).values({ partnershipId, userId, environmentId }));

export type Pair = { firm: Company; client: Company; partnershipId: string };

/** Two companies in an active partnership, through a request that the client accepted by the real action. */
export async function givePair(firmNow?: Company, name?: string): Promise<Pair> {
  const firm = firmNow ?? (await addCompany());
  const client = await addCompany(name === undefined ? {} : { name });
  const id = await giveRequest(firm, client);
  await actAs(client);
  await post(acceptRelationshipRequest, { requestId: id });
  return { firm, client, partnershipId: (await requestRow(firm, id)).partnershipId! };
}

/** Anybody as the product reads them at this moment. */
export const actorOf = async (userId: string): Promise<Actor> =>
  (await reading({ userId }, (tx) => findActor(tx, userId)))!;

/** Somebody more at a company, as an actor. */
export const colleagueOf = async (
  { environmentId }: Pick<Company, 'environmentId'>,
  role: Role,
  isRelationshipManager: boolean,
  name = 'Somebody New',
): Promise<Actor> => actorOf(await addPersonTo(environmentId, { role, isRelationshipManager, name }));
