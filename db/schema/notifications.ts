import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { coded, moment } from '../columns';
import { mailings, notificationEvents, topics } from '../vocabulary';
import { documents } from './documents';
import { organisations } from './organisations';

/**
 * What somebody is told. Names stand in it as they were when it happened; whether its reader may still see what it is about is
 * asked anew whenever it is read. No foreign key to the reader: to tell somebody never waits for a change to that person.
 */
export const notifications = pgTable(
  'notifications',
  {
    id: uuid().primaryKey(),
    userId: uuid().notNull(),
    /** Of the reader. */
    environmentId: uuid().notNull(),
    event: coded(notificationEvents).notNull(),
    topic: coded(topics).notNull(),
    /** How the reader wanted to be mailed about the topic when it happened; `never` too for what has a letter of its own. */
    mailing: coded(mailings).notNull(),
    values: jsonb().notNull().default(sql`'{}'::jsonb`),
    /** Where it leads inside the portal. */
    path: text().notNull(),
    /** What the reader must hold for the names and the path to be shown. */
    documentId: uuid().references(() => documents.id, { onDelete: 'cascade' }),
    organisationId: uuid().references(() => organisations.id, { onDelete: 'cascade' }),
    /** Of several documents shared at once: the press. Its reader must hold one of them by a share that came with it. */
    pressId: uuid(),
    createdAt: moment().notNull().default(sql`now()`),
    readAt: moment(),
    mailedAt: moment(),
  },
  (t) => [
    index('notifications_list').on(t.userId, t.createdAt, t.id),
    index('notifications_unread').on(t.userId, t.path).where(sql`${t.readAt} is null`),
    index('notifications_unmailed')
      .on(t.mailing, t.userId, t.createdAt)
      .where(sql`${t.mailedAt} is null and ${t.readAt} is null and ${t.mailing} < 3`),
    index('notifications_document').on(t.documentId).where(sql`${t.documentId} is not null`),
    index('notifications_organisation').on(t.organisationId).where(sql`${t.organisationId} is not null`),
    uniqueIndex('notifications_press').on(t.pressId, t.userId).where(sql`${t.pressId} is not null`),
    index('notifications_age').on(t.createdAt),
    check('notifications_words', sql`${t.event} > 0 and ${t.topic} between 1 and 5 and ${t.mailing} between 1 and 3`),
    check('notifications_path', sql`${t.path} like '/%'`),
  ],
);

/** How somebody wants to be mailed about a topic; without a row the portal's default holds (E-018). */
export const notificationPreferences = pgTable(
  'notification_preferences',
  {
    userId: uuid().notNull(),
    topic: coded(topics).notNull(),
    mailing: coded(mailings).notNull(),
  },
  (t) => [
    primaryKey({ name: 'notification_preferences_pkey', columns: [t.userId, t.topic] }),
    check('notification_preferences_words', sql`${t.topic} between 1 and 5 and ${t.mailing} between 1 and 3`),
  ],
);
