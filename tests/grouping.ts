import { and, eq } from 'drizzle-orm';
import { createGroup } from '@/app/(portal)/groups/actions';
import { groupMembers, groups } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import type { GroupType } from '@/db/vocabulary';
import { type Answer, actAs, post } from './acting';
import { environment, person } from './world';

const idOf = (who: string | { userId: string }) => (typeof who === 'string' ? person(who) : who).userId;

type Wish = {
  type?: GroupType;
  partner?: string | { environmentId: string };
  name?: string;
  members?: (string | { userId: string })[];
};

let made = 0;

/** Tries to make a group as the person, through the real action. */
export async function tryToMake(who: string | { userId: string }, wish: Wish = {}): Promise<Answer> {
  const { type = 'environment', partner, name = `Group ${++made}`, members = [] } = wish;
  await actAs(who);
  return post(createGroup, {
    type,
    partnerId: typeof partner === 'string' ? environment(partner) : (partner?.environmentId ?? ''),
    name,
    userIds: members.map(idOf),
  });
}

/** Makes a group as the person, through the real action. Answers its id. */
export async function makeGroup(who: string | { userId: string }, wish: Wish = {}): Promise<string> {
  const answer = await tryToMake(who, wish);
  if (answer.code !== 'ok' || !answer.goTo) throw new Error(`The group was not made: ${JSON.stringify(answer)}`);
  return answer.goTo.split('/').at(-1)!;
}

/** Who has a seat in the group, by id, and whether they own it. */
export const seatsOf = async (groupId: string) =>
  new Map(
    (
      await asOwner((tx) =>
        tx
          .select({ userId: groupMembers.userId, isOwner: groupMembers.isOwner })
          .from(groupMembers)
          .where(eq(groupMembers.groupId, groupId)),
      )
    ).map((one) => [one.userId, one.isOwner]),
  );

export const isSeated = async (groupId: string, who: string | { userId: string }) =>
  (await seatsOf(groupId)).has(idOf(who));

/** The group's own row. */
export async function groupRow(groupId: string) {
  const [row] = await asOwner((tx) => tx.select().from(groups).where(eq(groups.id, groupId)));
  return row!;
}

/** Names somebody of the group an owner, beside the product. */
export const nameOwner = (groupId: string, who: string) =>
  asOwner((tx) =>
    tx
      .update(groupMembers)
      .set({ isOwner: true })
      .where(and(eq(groupMembers.groupId, groupId), eq(groupMembers.userId, idOf(who)))),
  );
