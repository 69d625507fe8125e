import { sql } from 'drizzle-orm';
import {
  bigint,
  char,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea, coded, moment } from '../columns';
import { boxes, channels, documentTypes, statuses } from '../vocabulary';
import { environments } from './environments';
import { organisations } from './organisations';
import { principals, users } from './users';

/** One business document of one organisation. Every table of this file stands behind the wall: it carries the owner's environment. */
export const documents = pgTable(
  'documents',
  {
    id: uuid().primaryKey(),
    environmentId: uuid()
      .notNull()
      .references(() => environments.id),
    organisationId: uuid()
      .notNull()
      .references(() => organisations.id),
    box: coded(boxes).notNull(),
    type: coded(documentTypes).notNull(),
    status: coded(statuses).notNull(),
    createdAt: moment().notNull().default(sql`now()`),
    number: text().notNull().default(''),
    counterparty: text().notNull().default(''),
    subject: text().notNull().default(''),
    amountCents: bigint({ mode: 'number' }).notNull().default(0),
    currency: char({ length: 3 }).notNull().default('EUR'),
    issueDate: date({ mode: 'string' }),
    dueDate: date({ mode: 'string' }),
    /** The sender's legal or VAT number, for the duplicate warning. */
    senderKey: text().notNull().default(''),
    /** Counts every change of content or status; a save names the one it was made from (D-17). */
    version: integer().notNull().default(1),
    createdBy: uuid().references(() => users.id),
    createdByName: text().notNull().default(''),
  },
  (t) => [
    foreignKey({
      name: 'documents_owner',
      columns: [t.organisationId, t.environmentId],
      foreignColumns: [principals.id, principals.environmentId],
    }),
    check('documents_box', sql`${t.box} between 1 and 3`),
    check('documents_type', sql`${t.type} between 1 and 6`),
    check('documents_status', sql`${t.status} between 1 and 12`),
    index('documents_organisation').on(t.organisationId),
    index('documents_number').on(t.organisationId, t.senderKey, t.number),
    // The index of the text search is made by hand in the migration, on `searchable`.
  ],
);

/** Original bytes, verbatim, once per environment and hash. */
export const files = pgTable(
  'files',
  {
    environmentId: uuid()
      .notNull()
      .references(() => environments.id),
    sha256: char({ length: 64 }).notNull(),
    size: integer().notNull(),
    bytes: bytea().notNull(),
  },
  (t) => [primaryKey({ name: 'files_pkey', columns: [t.environmentId, t.sha256] })],
);

/** Never updated: version 1 of a received document is the original for ever; a draft gets one more at every save. */
export const documentVersions = pgTable(
  'document_versions',
  {
    documentId: uuid()
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    environmentId: uuid().notNull(),
    sha256: char({ length: 64 }).notNull(),
    mediaType: text().notNull(),
    fileName: text().notNull(),
    /** The document as read (lib/documents/ubl/model.ts), or nothing for a plain file. */
    model: jsonb(),
    createdAt: moment().notNull().default(sql`now()`),
    createdBy: uuid(),
    createdByName: text().notNull().default(''),
    /** What its uploader's browser called the upload: sent once more after an interruption, it is the same. */
    uploadKey: uuid(),
  },
  (t) => [
    primaryKey({ name: 'document_versions_pkey', columns: [t.documentId, t.number] }),
    foreignKey({
      name: 'document_versions_file',
      columns: [t.environmentId, t.sha256],
      foreignColumns: [files.environmentId, files.sha256],
    }),
    index('document_versions_file_key').on(t.environmentId, t.sha256),
    uniqueIndex('document_versions_upload').on(t.createdBy, t.uploadKey).where(sql`${t.uploadKey} is not null`),
  ],
);

/** What came inside a version: files embedded in the UBL, the UBL embedded in a PDF. */
export const documentAttachments = pgTable(
  'document_attachments',
  {
    documentId: uuid()
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    number: integer().notNull(),
    environmentId: uuid().notNull(),
    name: text().notNull(),
    description: text().notNull().default(''),
    mediaType: text().notNull(),
    sha256: char({ length: 64 }).notNull(),
  },
  (t) => [
    primaryKey({ name: 'document_attachments_pkey', columns: [t.documentId, t.version, t.number] }),
    foreignKey({
      name: 'document_attachments_file',
      columns: [t.environmentId, t.sha256],
      foreignColumns: [files.environmentId, files.sha256],
    }),
    index('document_attachments_file_key').on(t.environmentId, t.sha256),
  ],
);

export const comments = pgTable(
  'comments',
  {
    id: uuid().primaryKey(),
    documentId: uuid()
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    environmentId: uuid().notNull(),
    authorId: uuid().notNull(),
    /** As they were when it was written: still readable when the author is gone or the partnership has ended. */
    authorName: text().notNull(),
    authorEnvironmentName: text().notNull(),
    body: text().notNull(),
    createdAt: moment().notNull().default(sql`now()`),
  },
  (t) => [
    index('comments_document').on(t.documentId, t.createdAt),
    check('comments_body', sql`length(${t.body}) between 1 and 4000`),
  ],
);

export const documentLabels = pgTable(
  'document_labels',
  {
    documentId: uuid()
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    label: text().notNull(),
    environmentId: uuid().notNull(),
  },
  (t) => [
    primaryKey({ name: 'document_labels_pkey', columns: [t.documentId, t.label] }),
    index('document_labels_environment').on(t.environmentId, t.label),
    check('document_labels_label', sql`length(${t.label}) between 1 and 40`),
  ],
);

/** Who has opened what: weight of the unread in the lists. */
export const documentReads = pgTable(
  'document_reads',
  {
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    documentId: uuid()
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    environmentId: uuid().notNull(),
    readAt: moment().notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ name: 'document_reads_pkey', columns: [t.userId, t.documentId] }),
    index('document_reads_document').on(t.documentId),
  ],
);

/**
 * The organisation on the platform that a document made here is meant for; without a row it goes to an address outside.
 * A row without its organisation: that one was destroyed since, and the document goes nowhere until another is chosen.
 */
export const documentRecipients = pgTable(
  'document_recipients',
  {
    documentId: uuid()
      .primaryKey()
      .references(() => documents.id, { onDelete: 'cascade' }),
    environmentId: uuid().notNull(),
    organisationId: uuid().references(() => organisations.id, { onDelete: 'set null' }),
  },
  (t) => [index('document_recipients_organisation').on(t.organisationId)],
);

/** Where a sent document went. A row is written with the sending; for a recipient on the platform it names the copy there. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: uuid().primaryKey(),
    documentId: uuid()
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    environmentId: uuid().notNull(),
    channel: coded(channels).notNull(),
    recipientName: text().notNull(),
    recipientAddress: text().notNull().default(''),
    /** The document in the recipient's Inbox IN; no foreign key, since it lies on the other side of the wall. */
    receivedDocumentId: uuid(),
    /** The mail in the outbox; what becomes of it becomes of the delivery. No foreign key: the outbox is emptied. */
    mailId: uuid(),
    state: text().notNull().default('queued'),
    sentAt: moment().notNull().default(sql`now()`),
    deliveredAt: moment(),
    lastError: text(),
  },
  (t) => [
    index('deliveries_document').on(t.documentId),
    index('deliveries_received').on(t.receivedDocumentId).where(sql`${t.receivedDocumentId} is not null`),
    index('deliveries_mail').on(t.mailId).where(sql`${t.mailId} is not null`),
    check('deliveries_state', sql`${t.state} in ('queued', 'delivered', 'failed')`),
    check('deliveries_channel', sql`${t.channel} in (1, 2)`),
  ],
);
