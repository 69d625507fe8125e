import { and, asc, eq } from 'drizzle-orm';
import { shareDocuments } from '@/app/(portal)/documents/[documentId]/actions';
import { reading } from '@/db/client';
import { newId } from '@/db/id';
import {
  groupMembers,
  groups,
  livePartnerships,
  liveSides,
  organisationMembers,
  partnershipSides,
  partnerships,
  principals,
  shares,
  users,
} from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import type { Access, GroupType, Role } from '@/db/vocabulary';
import { type Actor, findActor } from '@/lib/policy/actor';
import { type Answer, actAs, post } from './acting';
import { environment, organisation, person } from './world';

/** Who the person is at this moment, as the product reads it. */
export const actor = (who: string): Promise<Actor> => actorOf(person(who).userId);

/** Anybody as an actor, by id. */
export async function actorOf(userId: string): Promise<Actor> {
  const found = await asOwner((tx) => findActor(tx, userId));
  if (!found) throw new Error(`${userId} cannot act`);
  return found;
}

/** Shares a document as the person, through the real action. */
export async function shareWith(
  who: string | { userId: string },
  documentId: string,
  recipient: string | { principalId: string },
  access: Access,
): Promise<Answer> {
  await actAs(who);
  const recipientId = typeof recipient === 'string' ? person(recipient).userId : recipient.principalId;
  return post(shareDocuments, { documents: [documentId], recipients: [recipientId], accesses: [access] });
}

/** The document's shares, oldest first, over the wall of the environment named by one of its people. */
export async function sharesOf(documentId: string, seenBy = 'fatima') {
  return reading(person(seenBy), (tx) =>
    tx.select().from(shares).where(eq(shares.documentId, documentId)).orderBy(asc(shares.createdAt), asc(shares.id)),
  );
}

const seat = (who: string, organisationKey: string) => ({
  userId: person(who).userId,
  organisationId: organisation(organisationKey),
});

/** Makes the person a member of an organisation of their own environment. */
export async function enter(who: string, organisationKey: string): Promise<void> {
  const { environmentId } = await actor(who);
  await asOwner((tx) =>
    tx
      .insert(organisationMembers)
      .values({ ...seat(who, organisationKey), environmentId, userEnvironmentId: environmentId, level: 'member' }),
  );
}

/** Ends the person's membership. */
export async function leave(who: string, organisationKey: string): Promise<void> {
  const { userId, organisationId } = seat(who, organisationKey);
  await asOwner((tx) =>
    tx
      .delete(organisationMembers)
      .where(and(eq(organisationMembers.userId, userId), eq(organisationMembers.organisationId, organisationId))),
  );
}

/** Gives a person exactly this role, these flags and these memberships of their own environment. */
export async function setPerson(
  who: string,
  {
    role,
    isRelationshipManager,
    memberOf,
  }: { role: Role; isRelationshipManager: boolean; memberOf: readonly string[] },
): Promise<void> {
  const { userId } = person(who);
  await asOwner(async (tx) => {
    const [found] = await tx
      .update(users)
      .set({ role, isRelationshipManager })
      .where(eq(users.id, userId))
      .returning({ environmentId: users.environmentId });
    const { environmentId } = found!;
    await tx.delete(organisationMembers).where(eq(organisationMembers.userId, userId));
    for (const key of memberOf)
      await tx
        .insert(organisationMembers)
        .values({ ...seat(who, key), environmentId, userEnvironmentId: environmentId, level: 'member' });
  });
}

/** An active partnership of two environments, as acceptance writes it. Answers its id. */
export async function givePartnership(one: string, other: string): Promise<string> {
  const id = newId();
  const sides = [environment(one), environment(other)] as const;
  await asOwner(async (tx) => {
    await tx.insert(partnerships).values({ id });
    await tx
      .insert(partnershipSides)
      .values(sides.map((environmentId) => ({ partnershipId: id, environmentId, environmentName: environmentId })));
    await tx.insert(livePartnerships).values({ id });
    await tx.insert(liveSides).values([
      { partnershipId: id, environmentId: sides[0], otherEnvironmentId: sides[1] },
      { partnershipId: id, environmentId: sides[1], otherEnvironmentId: sides[0] },
    ]);
  });
  return id;
}

/** A group without members; a partner group names the other side. Answers its id. */
export async function giveGroup(home: string, type: GroupType, name: string, partner?: string): Promise<string> {
  const id = newId();
  const environmentId = environment(home);
  await asOwner(async (tx) => {
    const [side] = partner
      ? await tx
          .select({ id: liveSides.partnershipId })
          .from(liveSides)
          .where(
            and(eq(liveSides.environmentId, environmentId), eq(liveSides.otherEnvironmentId, environment(partner))),
          )
      : [];
    await tx.insert(principals).values({ id, kind: 'group', environmentId });
    await tx.insert(groups).values({ id, environmentId, type, name, partnershipId: side?.id ?? null });
  });
  return id;
}

/** Puts a person of the group's environment in the group. */
export async function sitIn(who: string, groupId: string): Promise<void> {
  const { userId, environmentId } = await actor(who);
  await asOwner((tx) =>
    tx.insert(groupMembers).values({ userId, groupId, environmentId, userEnvironmentId: environmentId }),
  );
}
