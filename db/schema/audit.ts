import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  char,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { moment } from '../columns';
import { documents } from './documents';

/** Append only (a trigger refuses update and delete), no foreign keys, a hash chain per environment. Written by `append_audit_event` alone. */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: uuid().primaryKey(),
    environmentId: uuid().notNull(),
    /** Counts the environment's events from one, without a gap. */
    number: bigint({ mode: 'number' }).notNull(),
    occurredAt: moment().notNull(),
    actorId: uuid(),
    actorName: text().notNull(),
    actorEnvironmentName: text().notNull().default(''),
    /** A permission's name (`document.share`), or one of the few events without an actor's permission (`user.signedIn`). */
    action: text().notNull(),
    subjectKind: text().notNull().default(''),
    subjectId: uuid(),
    subjectName: text().notNull().default(''),
    organisationId: uuid(),
    documentId: uuid(),
    details: jsonb().notNull().default(sql`'{}'::jsonb`),
    previousHash: char({ length: 64 }).notNull(),
    hash: char({ length: 64 }).notNull(),
  },
  (t) => [
    unique('audit_events_number').on(t.environmentId, t.number),
    index('audit_events_document').on(t.documentId, t.occurredAt).where(sql`${t.documentId} is not null`),
    index('audit_events_organisation').on(t.organisationId, t.occurredAt).where(sql`${t.organisationId} is not null`),
    index('audit_events_actor').on(t.actorId, t.occurredAt),
    index('audit_events_moment').on(t.environmentId, t.occurredAt, t.number),
    index('audit_events_action').on(t.environmentId, t.action, t.occurredAt, t.number),
  ],
);

/**
 * On which documents an event of a log is told too, besides the one it names: whoever joins a group gains every document that is
 * shared with it, and that stands in the trail of each (C-47).
 */
export const auditEventDocuments = pgTable(
  'audit_event_documents',
  {
    documentId: uuid()
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    eventId: uuid()
      .notNull()
      .references(() => auditEvents.id),
    /** Whose log the event stands in: the document's owner's. */
    environmentId: uuid().notNull(),
  },
  (t) => [primaryKey({ name: 'audit_event_documents_pkey', columns: [t.documentId, t.eventId] })],
);

/** The newest link of each environment's chain: locked while an event is appended. */
export const auditHeads = pgTable('audit_heads', {
  environmentId: uuid().primaryKey(),
  number: bigint({ mode: 'number' }).notNull(),
  hash: char({ length: 64 }).notNull(),
});

/** Mail to be sent: written in the transaction of the change, its text frozen then; delivered after commit (D-18). */
export const outbox = pgTable(
  'outbox',
  {
    id: uuid().primaryKey(),
    kind: text().notNull(),
    toAddress: text().notNull(),
    language: text().notNull(),
    payload: jsonb().notNull(),
    createdAt: moment().notNull().default(sql`now()`),
    firstTriedAt: moment(),
    lastTriedAt: moment(),
    sentAt: moment(),
    failedAt: moment(),
    attempts: integer().notNull().default(0),
    lastError: text(),
  },
  (t) => [index('outbox_unsent').on(t.createdAt).where(sql`${t.sentAt} is null and ${t.failedAt} is null`)],
);

/** One row. A restored database pauses mail until its operator says otherwise, so that no old mail is sent again (D-35). */
export const mailSwitch = pgTable('mail_switch', {
  id: integer().primaryKey().default(1),
  isPaused: boolean().notNull().default(false),
});
