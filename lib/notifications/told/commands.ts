import { and, eq, isNull, lte, type SQL, sql } from 'drizzle-orm';
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
import { defaultMailing, type Said, type StoredValues, topicOf } from './events';

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
  await tx.execute(sql`select tell_people(${listOf(to)}, ${codes(event)}, ${hasOwnLetter ? code(mailings, 'never') : null}::smallint,
    ${JSON.stringify(values)}::jsonb, ${path}, ${documentId}::uuid, ${organisationId}::uuid, ${mostTold})`);
}

const listOf = (to: Telling['to']): SQL =>
  Array.isArray(to)
    ? sql`array[${sql.join(
        to.map((id) => sql`${id}::uuid`),
        sql`, `,
      )}]`
    : sql`array(${to})`;

/**
 * The same of one of several documents that are shared in one press: of all of them together people are told once, however many
 * posts the press takes and however often it is pressed again.
 */
export async function tellOfPress(
  tx: Tx,
  {
    to,
    values,
    path,
    documentId,
    pressId,
  }: Pick<Telling, 'to' | 'path'> & { values: StoredValues['documents_shared']; documentId: string; pressId: string },
): Promise<void> {
  await tx.execute(sql`select tell_of_press(${listOf(to)}, ${codes('documents_shared')}, ${JSON.stringify(values)}::jsonb, ${path},
    ${documentId}, ${pressId}, ${mostTold})`);
}

/** The event, its topic and how people are mailed about that by default, as the functions of the database take them. */
export const codes = (event: NotificationEvent) => {
  const topic = topicOf[event];
  return sql`${code(notificationEvents, event)}::smallint, ${code(topics, topic)}::smallint, ${code(mailings, defaultMailing[topic])}::smallint`;
};

/** Tells the members of the organisation that a document has arrived; of several before they look, that so many have. In the transaction that delivers it. */
export async function tellOfArrival(tx: Tx, documentId: string): Promise<void> {
  await tx.execute(
    sql`select tell_of_arrival(${documentId}, ${codes('document_received')}, '/inbox/in?organisation=', ${mostTold})`,
  );
}

/** Tells whoever sent the document that goes with a letter that the letter was given up; nobody for other letters. */
export async function tellOfFailure(tx: Tx, mailId: string): Promise<void> {
  await tx.execute(sql`select tell_of_failure(${mailId}, ${codes('delivery_failed')}, '/documents/')`);
}

/** Marks one of the actor's notifications as read. */
export const markRead = ({ tx }: Reading, { notificationId }: { notificationId: string }) =>
  markAsRead(tx, eq(notifications.id, notificationId));

/** Marks as read what lay there when the list was drawn; what came since is still to be seen. */
export const markAllRead = ({ tx }: Reading, { until }: { until: Date }) =>
  markAsRead(tx, lte(notifications.createdAt, until));

/** Marks as read what leads to where the actor is now, whichever way they came there. */
export const markReadAt = ({ tx }: Reading, path: string) => markAsRead(tx, leadsHere(path));

/** A page with something in its address is that page too; and a whole list shows what leads to a part of it. */
export const leadsHere = (path: string): SQL =>
  sql`(${notifications.path} in (${path}, ${path.split('?')[0]!})
    or (${notifications.event} = ${code(notificationEvents, 'document_received')} and starts_with(${notifications.path}, ${`${path}?`})))`;

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
