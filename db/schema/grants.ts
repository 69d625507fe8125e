import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { coded, moment } from '../columns';
import { accesses, boxes, documentTypes, origins, statuses } from '../vocabulary';
import { documents } from './documents';
import { livePartnerships } from './partnerships';
import { taskAssignments } from './tasks';
import { principals } from './users';

/** What somebody gave to somebody: the story of a path. The path itself is a row of `grants`, which goes with it. */
export const shares = pgTable(
  'shares',
  {
    id: uuid().primaryKey(),
    documentId: uuid()
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    /** Of the document's owner. */
    environmentId: uuid().notNull(),
    principalId: uuid().notNull(),
    principalEnvironmentId: uuid().notNull(),
    partnershipId: uuid().references(() => livePartnerships.id, { onDelete: 'cascade' }),
    access: coded(accesses).notNull(),
    /** The share it was passed on from: it goes when that one goes (C-30). */
    parentId: uuid().references((): AnyPgColumn => shares.id, { onDelete: 'cascade' }),
    message: text().notNull().default(''),
    /** Of several documents shared at once: the press they came with, which is told as one (`notifications`). */
    pressId: uuid(),
    grantedBy: uuid().notNull(),
    grantedByName: text().notNull(),
    recipientName: text().notNull(),
    recipientEnvironmentName: text().notNull(),
    createdAt: moment().notNull().default(sql`now()`),
  },
  (t) => [
    unique('shares_once').on(t.documentId, t.principalId, t.grantedBy),
    foreignKey({
      name: 'shares_principal',
      columns: [t.principalId, t.principalEnvironmentId],
      foreignColumns: [principals.id, principals.environmentId],
    }).onDelete('cascade'),
    check('shares_cross', sql`${t.environmentId} = ${t.principalEnvironmentId} or ${t.partnershipId} is not null`),
    check('shares_access', sql`${t.access} between 1 and 3`),
    index('shares_principal_key').on(t.principalId),
    // Whom one shared with last.
    index('shares_giver').on(t.grantedBy, t.createdAt),
    index('shares_press').on(t.pressId, t.principalId).where(sql`${t.pressId} is not null`),
    index('shares_parent').on(t.parentId).where(sql`${t.parentId} is not null`),
    index('shares_partnership').on(t.partnershipId).where(sql`${t.partnershipId} is not null`),
  ],
);

/** Every path to a document: its owning organisation's, a share, an open task. */
export const grants = pgTable(
  'grants',
  {
    documentId: uuid()
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    principalId: uuid().notNull(),
    /** Of the document's owner: the wall's key. */
    environmentId: uuid().notNull(),
    /** Of the document: the key of the organisation filter. */
    organisationId: uuid().notNull(),
    principalEnvironmentId: uuid().notNull(),
    /** What a grant to another environment lives through. */
    partnershipId: uuid().references(() => livePartnerships.id, { onDelete: 'cascade' }),
    createdAt: moment().notNull(),
    access: coded(accesses).notNull(),
    box: coded(boxes).notNull(),
    type: coded(documentTypes).notNull(),
    status: coded(statuses).notNull(),
    origin: coded(origins).notNull(),
    originId: uuid().notNull(),
    shareId: uuid()
      .generatedAlwaysAs(sql`case when origin = 2 then origin_id end`)
      .references(() => shares.id, { onDelete: 'cascade' }),
    taskAssignmentId: uuid()
      .generatedAlwaysAs(sql`case when origin = 3 then origin_id end`)
      .references(() => taskAssignments.id, { onDelete: 'cascade' }),
  },
  (t) => [
    // "include" columns are added by the hand-written part of the migration: drizzle-kit has no word for them.
    primaryKey({ name: 'grants_pkey', columns: [t.documentId, t.principalId, t.originId] }),
    foreignKey({
      name: 'grants_principal',
      columns: [t.principalId, t.principalEnvironmentId],
      foreignColumns: [principals.id, principals.environmentId],
    }).onDelete('cascade'),
    check('grants_cross', sql`${t.environmentId} = ${t.principalEnvironmentId} or ${t.partnershipId} is not null`),
    check('grants_access', sql`${t.access} between 1 and 3`),
    check('grants_origin', sql`${t.origin} in (1, 2, 3)`),
    uniqueIndex('grants_owner').on(t.documentId).where(sql`${t.origin} = 1`),
    index('grants_partnership').on(t.partnershipId).where(sql`${t.partnershipId} is not null`),
    index('grants_share').on(t.shareId).where(sql`${t.shareId} is not null`),
    index('grants_task').on(t.taskAssignmentId).where(sql`${t.taskAssignmentId} is not null`),
  ],
);
