import { and, eq, isNull } from 'drizzle-orm';
import { identifying } from '@/db/client';
import { environments, users } from '@/db/schema';
import type { Role } from '@/db/vocabulary';
import { isDemo } from '@/lib/policy/mode';
import { findByLink, findByRequest, resendSeconds } from '@/lib/policy/sign-in-tokens';
import { isOfTheCast, mainEnvironments } from './cast';
import { masked } from './masked';
import { isLinkOfThisBrowser, ownRequest } from './request';

/** What this browser asked for: the address, masked, and in how many seconds it may ask again; null when it asked for nothing. */
export async function findOwnRequest(): Promise<{ to: string; waitSeconds: number } | null> {
  const request = await ownRequest();
  const asked = request && (await identifying((tx) => findByRequest(tx, request)));
  if (!asked) return null;
  const passed = Math.floor((Date.now() - asked.createdAt.getTime()) / 1000);
  return { to: masked(asked.email), waitSeconds: Math.max(0, resendSeconds - passed) };
}

/** Whether a code that can still be typed was sent to this address, at the wish of this browser. */
export async function isCodeSentTo(email: string): Promise<boolean> {
  const request = await ownRequest();
  const asked = request ? await identifying((tx) => findByRequest(tx, request)) : null;
  return asked?.isAlive === true && asked.email === email;
}

/** What a mailed link is for. Reading spends nothing: a scanner may open it as often as it likes. */
export async function findLink(token: string) {
  const isOfThisBrowser = await isLinkOfThisBrowser(token);
  return identifying(async (tx) => {
    const link = await findByLink(tx, token);
    if (!link) return null;
    const [user] = await tx.select({ id: users.id }).from(users).where(eq(users.email, link.email));
    const { email, next, isAlive } = link;
    return { email, next, isAlive, to: masked(email), hasAccount: user !== undefined, isOfThisBrowser };
  });
}

export type Person = { userId: string; name: string; email: string; role: Role; isRelationshipManager: boolean };
export type Household = { environmentId: string; name: string; people: Person[] };

/** The people one can act as, by environment, those with a story first; nobody outside of a demonstration. */
export async function listCast(): Promise<{ main: Household[]; more: Household[] }> {
  if (!isDemo()) return { main: [], more: [] };
  const rows = await identifying((tx) =>
    tx
      .select({
        userId: users.id,
        name: users.name,
        email: users.email,
        role: users.role,
        isRelationshipManager: users.isRelationshipManager,
        environmentId: users.environmentId,
        environmentName: environments.name,
      })
      .from(users)
      .innerJoin(environments, eq(environments.id, users.environmentId))
      .where(and(isNull(users.blockedAt), isNull(users.removedAt), eq(users.isAnonymousProxy, false)))
      .orderBy(environments.name, users.id),
  );
  const households = new Map<string, Household>();
  for (const { environmentId, environmentName, email, ...person } of rows) {
    if (!isOfTheCast(person.userId) || email === null) continue;
    const household = households.get(environmentId) ?? { environmentId, name: environmentName, people: [] };
    household.people.push({ ...person, email });
    households.set(environmentId, household);
  }
  for (const household of households.values()) household.people.sort((a, b) => a.email.localeCompare(b.email));
  return {
    main: mainEnvironments.flatMap((id) => households.get(id) ?? []),
    more: [...households.values()].filter((one) => !mainEnvironments.includes(one.environmentId)),
  };
}
