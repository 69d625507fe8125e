import { and, asc, eq } from 'drizzle-orm';
import { shareDocuments } from '@/app/(portal)/documents/[documentId]/actions';
import { reading } from '@/db/client';
import { organisationMembers, shares } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import type { Access } from '@/db/vocabulary';
import { type Actor, findActor } from '@/lib/policy/actor';
import { type Answer, actAs, post } from './acting';
import { organisation, person } from './world';

/** Who the person is at this moment, as the product reads it. */
export async function actor(who: string): Promise<Actor> {
  return (await reading(person(who), (tx) => findActor(tx, person(who).userId)))!;
}

/** Shares a document as the person, through the real action. */
export async function shareWith(
  who: string,
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
