import { and, eq, type SQL, sql } from 'drizzle-orm';
import { type Read, reading } from '@/db/client';
import { notificationPreferences } from '@/db/schema';
import { type Mailing, type NotificationEvent, notificationEvents, type Topic } from '@/db/vocabulary';
import type { Cursor } from '@/lib/policy/shapes';
import { type By, defaultMailing, type Said, type Through } from './events';

/**
 * What was said, as its reader may see it at this moment. `gone`: what it is about is not, or no longer, theirs to see; then
 * no name of it is here at all.
 */
export type Seen = (Said & { isGone: false }) | { event: NotificationEvent; values: Partial<By>; isGone: true };

/** A notification of the list. */
export type Notification = { id: string; said: Seen; path: string | null; createdAt: Date; isRead: boolean };

/** One page of what the actor was told, newest first, and where the next page begins. */
export async function listNotifications(actor: { userId: string }, before?: Cursor, perPage = 30) {
  return reading(actor, async (tx) => {
    const rows = await readSeen(
      tx,
      before ? sql`(n.created_at, n.id) < (${before.at.toISOString()}::timestamptz(3), ${before.id}::uuid)` : sql`true`,
      perPage + 1,
    );
    const page = rows.slice(0, perPage);
    const last = page.at(-1);
    const next: Cursor | null = rows.length > perPage && last ? { at: last.createdAt, id: last.id } : null;
    return { notifications: page, next };
  });
}

type Row = {
  id: string;
  event: number;
  values: Said['values'] & { through?: Through };
  path: string;
  created_at: Date | string;
  is_read: boolean;
  is_held: boolean;
  is_through: boolean;
  of_press: number | null;
};

/**
 * The reader's own notifications that fit the condition on `n`, newest first. What the reader holds is asked by the same
 * definition as every list (`held_principals`), whenever it is read.
 */
export async function readSeen(tx: Read, which: SQL, most: number): Promise<Notification[]> {
  const rows = await tx.execute<Row>(sql`
    with held as materialized (select held_principals() as id)
    select n.id, n.event::int, n."values", n.path, n.created_at, n.read_at is not null as is_read,
      (n.document_id is null or exists (select from grants g where g.document_id = n.document_id and g.principal_id in (select id from held)))
      and (n.organisation_id is null or exists (select from held join organisations o on o.id = held.id where o.id = n.organisation_id and o.deleted_at is null)) as is_held,
      exists (select from held where held.id::text = n."values" -> 'through' ->> 'id') as is_through,
      ${ofPress} as of_press
    from notifications n where n.user_id = current_user_id() and ${which} order by n.created_at desc, n.id desc limit ${most}`);
  return rows.map((row) => ({
    id: row.id,
    said: seenOf(row),
    path: isOpen(row) ? row.path : null,
    createdAt: new Date(row.created_at),
    isRead: row.is_read,
  }));
}

/** Of a press: how many of its documents lead to the reader by the shares that came with it. */
const ofPress = sql`case when n.press_id is not null then (select count(distinct s.document_id)::int from shares s
  where s.press_id = n.press_id and s.principal_id in (select id from held)) end`;

/** Whether what it is about is the reader's to see: of several documents, whether one of them is; of a group one was added to, whether one is still in it. */
const isOpen = ({ event, is_held, is_through, of_press }: Row): boolean =>
  is_held && of_press !== 0 && (notificationEvents[event - 1] !== 'group_added' || is_through);

function seenOf(row: Row): Seen {
  const { event: stored, values: kept, is_through, of_press } = row;
  const event = notificationEvents[stored - 1]!;
  const values = of_press === null ? kept : { ...kept, count: of_press };
  if (!isOpen(row)) {
    const { by, company, companyId } = values as Partial<By>;
    return { event, values: by === undefined ? {} : ({ by, company, companyId } as By), isGone: true };
  }
  const { through, ...rest } = values;
  return { event, values: is_through ? values : rest, isGone: false } as Seen;
}

/** How many notifications the actor has not read, counted no further than a hundred. */
export const countUnread = (actor: { userId: string }): Promise<number> => reading(actor, unreadIn);

/** The same inside a transaction of the actor's. */
export async function unreadIn(tx: Read): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(sql`select count(*)::int as count from (
    select from notifications where user_id = current_user_id() and read_at is null limit 100) as unread`);
  return row!.count;
}

/** How somebody is mailed about one topic (E-018); before there is an actor, or for the actor's own. */
export async function mailingOf(tx: Read, userId: string, topic: Topic): Promise<Mailing> {
  const [chosen] = await tx
    .select({ mailing: notificationPreferences.mailing })
    .from(notificationPreferences)
    .where(and(eq(notificationPreferences.userId, userId), eq(notificationPreferences.topic, topic)));
  return chosen?.mailing ?? defaultMailing[topic];
}

/** How the actor is mailed about each topic (E-018). */
export async function findMailings(actor: { userId: string }): Promise<Record<Topic, Mailing>> {
  return reading(actor, async (tx) => {
    const chosen = await tx
      .select()
      .from(notificationPreferences)
      .where(eq(notificationPreferences.userId, actor.userId));
    return { ...defaultMailing, ...Object.fromEntries(chosen.map(({ topic, mailing }) => [topic, mailing])) };
  });
}
