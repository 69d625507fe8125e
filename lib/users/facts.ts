import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { users } from '@/db/schema';
import type { Actor } from '@/lib/policy/actor';
import type { UserFacts } from '@/lib/policy/facts';

/** A change to a person; `losesAdministration` says whether it takes the administrator's role, or the access, from them. */
type Change = { userId: string; losesAdministration?: boolean };

/**
 * A person of the actor's environment, the row held: what is taken from them waits for what they are doing at this
 * moment, and counts from then on. Nothing for strangers, partners' people and the removed, which are all the same (D-07).
 */
export async function userFacts(tx: Read, actor: Actor, change: Change): Promise<UserFacts | null> {
  const [found] = await tx
    .select({ name: users.name, role: users.role, isAnonymousProxy: users.isAnonymousProxy })
    .from(users)
    .where(and(eq(users.id, change.userId), eq(users.environmentId, actor.environmentId), isNull(users.removedAt)))
    .for('update');
  if (!found) return null;
  return {
    environmentId: actor.environmentId,
    subject: { kind: 'user', id: change.userId, name: found.name },
    userId: change.userId,
    role: found.role,
    isAnonymousProxy: found.isAnonymousProxy,
    isOnlyAdministrator:
      found.role === 'administrator' && !(await hasOtherAdministrator(tx, actor.environmentId, change.userId)),
    losesAdministration: change.losesAdministration ?? false,
  };
}

/** The actor's own person: what a profile's changes are about (V01). */
export const ownFacts = (tx: Read, actor: Actor): Promise<UserFacts | null> =>
  userFacts(tx, actor, { userId: actor.userId });

/** Whether somebody else of the environment is an administrator who can sign in (C-26). */
export async function hasOtherAdministrator(tx: Read, environmentId: string, userId: string): Promise<boolean> {
  const [other] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(ne(users.id, userId), isWorkingIn(environmentId), eq(users.role, 'administrator')))
    .limit(1);
  return other !== undefined;
}

/** Whether somebody else of the environment is a relationship manager who can sign in (C-25). */
export async function hasOtherRelationshipManager(tx: Read, environmentId: string, userId: string): Promise<boolean> {
  const [other] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(ne(users.id, userId), isWorkingIn(environmentId), eq(users.isRelationshipManager, true)))
    .limit(1);
  return other !== undefined;
}

const isWorkingIn = (environmentId: string) =>
  and(
    eq(users.environmentId, environmentId),
    isNull(users.blockedAt),
    isNull(users.removedAt),
    eq(users.isAnonymousProxy, false),
  );
