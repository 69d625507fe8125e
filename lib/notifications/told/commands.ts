import { and, eq, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { code } from '@/db/columns';
import { notificationPreferences, notifications } from '@/db/schema';
import {
  type Mailing,
  mailings,
  type NotificationEvent,
  notificationEvents,
  type Topic,
  topics,
} from '@/db/vocabulary';
import type { Grant } from '@/lib/policy/grant';
import { defaultMailing, type Said, topicOf } from './events';

/** So many people are told of one act at most; of a larger organisation those who were here last. The lists show it to everybody. */
export const mostTold = 1000;

/** Whom, what, and where it leads. */
export type Telling<E extends NotificationEvent = NotificationEvent> = Said<E> & {
  /** Ids of people, or a query for them: however many, it is one statement. */
  to: readonly string[] | SQL;
  /** A path of the portal. */
  path: string;
  /** What a reader must hold, whenever they read it, to see its names and where it leads. */
  documentId?: string;
  organisationId?: string;
  /** It goes out as a letter of its own, whatever people prefer. */
  hasOwnLetter?: boolean;
};

/**
 * Tells people what was done, in the transaction of the act: in the portal, and by mail as each prefers (E-018). Leaves out
 * the one who acts, whoever cannot sign in, and whoever is out of the actor's reach. Refuses nobody: telling never stops an act.
 */
export async function tell<E extends NotificationEvent>(tx: Tx, telling: Telling<E>): Promise<void> {
  const { to, event, values, path, documentId = null, organisationId = null, hasOwnLetter = false } = telling;
  if (Array.isArray(to) && to.length === 0) return;
  const people = Array.isArray(to)
    ? sql`array[${sql.join(
        to.map((id) => sql`${id}::uuid`),
        sql`, `,
      )}]`
    : sql`array(${to})`;
  const topic = topicOf[event];
  await tx.execute(sql`select tell_people(${people}, ${code(notificationEvents, event)}::smallint, ${code(topics, topic)}::smallint,
    ${code(mailings, defaultMailing[topic])}::smallint, ${hasOwnLetter ? code(mailings, 'never') : null}::smallint,
    ${JSON.stringify(values)}::jsonb, ${path}, ${documentId}::uuid, ${organisationId}::uuid, ${mostTold})`);
}

/** Marks one of the actor's notifications as read. */
export const markRead = ({ tx }: Reading, { notificationId }: { notificationId: string }) =>
  markAsRead(tx, eq(notifications.id, notificationId));

/** Marks as read what lay there when the list was drawn; what came since is still to be seen. */
export const markAllRead = ({ tx }: Reading, { until }: { until: Date }) =>
  markAsRead(tx, lte(notifications.createdAt, until));

/** Marks as read what leads to where the actor is now, whichever way they came there. */
export const markReadAt = ({ tx }: Reading, paths: string[]) => markAsRead(tx, inArray(notifications.path, paths));

type Reading = Grant<'notification.read'>;

/** Of the actor's own alone: the row policy shows no others. */
const markAsRead = async (tx: Tx, which: SQL): Promise<void> => {
  await tx
    .update(notifications)
    .set({ readAt: sql`now()` })
    .where(and(which, isNull(notifications.readAt)));
};

/** Says how the actor wants to be mailed about a topic, from now on (E-018). */
export async function changeMailing(
  grant: Grant<'profile.change'>,
  { topic, mailing }: { topic: Topic; mailing: Mailing },
): Promise<void> {
  await grant.tx
    .insert(notificationPreferences)
    .values({ userId: grant.facts.userId, topic, mailing })
    .onConflictDoUpdate({
      target: [notificationPreferences.userId, notificationPreferences.topic],
      set: { mailing },
    });
  grant.note({ what: 'mailing', topic, mailing });
}
