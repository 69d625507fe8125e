import { asc, eq } from 'drizzle-orm';
import { identifying, reading } from '@/db/client';
import { notifications, users } from '@/db/schema';
import type { NotificationEvent } from '@/db/vocabulary';
import { portalWords } from '@/lib/notifications/mail/sheet';
import { listNotifications, type Notification } from '@/lib/notifications/told/queries';
import { sentenceOf } from '@/lib/notifications/told/sentence';
import { findActor } from '@/lib/policy/actor';
import { person } from './world';

type Who = string | { userId: string };
const idOf = (who: Who) => (typeof who === 'string' ? person(who).userId : who.userId);

/** What a person reads now, newest first. */
export async function toldTo(who: Who): Promise<Notification[]> {
  return (await listNotifications({ userId: idOf(who) })).notifications;
}

/** The same as the sentences they read, in English. */
export async function sentencesTo(who: Who): Promise<string[]> {
  const userId = idOf(who);
  const actor = await reading({ userId }, (tx) => findActor(tx, userId));
  const t = portalWords('en');
  return (await toldTo(who)).map(({ said }) =>
    sentenceOf(said, { readIn: actor?.environmentId ?? '', say: (key, values) => t(key as never, values as never) }),
  );
}

/** Everybody who has been told of an event, by name, over all walls. */
export async function everybodyTold(event: NotificationEvent): Promise<string[]> {
  const rows = await identifying((tx) =>
    tx
      .select({ name: users.name })
      .from(notifications)
      .innerJoin(users, eq(users.id, notifications.userId))
      .where(eq(notifications.event, event))
      .orderBy(asc(users.name)),
  );
  return rows.map((row) => row.name);
}

/** Nobody has been told anything any more, and nobody prefers anything. */
export const forgetEverything = () =>
  identifying(async (tx) => {
    await tx.delete(notifications);
  });
