import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
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
import { coded, moment } from '../columns';
import { progress } from '../vocabulary';
import { documents } from './documents';
import { environments } from './environments';
import { livePartnerships } from './partnerships';
import { users } from './users';

/** A workflow of an environment: what it does stands in its versions. Every table of this file stands behind the wall. */
export const workflows = pgTable(
  'workflows',
  {
    id: uuid().primaryKey(),
    environmentId: uuid()
      .notNull()
      .references(() => environments.id),
    name: text().notNull(),
    /** Starts no new document while it is paused; those that run go on. */
    isPaused: boolean().notNull().default(false),
    createdAt: moment().notNull().default(sql`now()`),
    createdByName: text().notNull().default(''),
  },
  (t) => [
    uniqueIndex('workflows_name').on(t.environmentId, t.name),
    check('workflows_name_length', sql`length(${t.name}) between 1 and 100`),
  ],
);

/** Drafts are written over; what is published never changes, and running documents stay on theirs. */
export const workflowVersions = pgTable(
  'workflow_versions',
  {
    workflowId: uuid()
      .notNull()
      .references(() => workflows.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    environmentId: uuid().notNull(),
    /** What starts it, and its steps (lib/workflows/definition/definition.ts). */
    definition: jsonb().notNull(),
    /** Counts the saves, through all versions; a save names the one it was made from (D-17). */
    revision: integer().notNull().default(1),
    changedAt: moment().notNull().default(sql`now()`),
    changedByName: text().notNull().default(''),
    publishedAt: moment(),
    publishedByName: text(),
  },
  (t) => [
    primaryKey({ name: 'workflow_versions_pkey', columns: [t.workflowId, t.number] }),
    uniqueIndex('workflow_versions_draft').on(t.workflowId).where(sql`${t.publishedAt} is null`),
    check('workflow_versions_number', sql`${t.number} > 0`),
    index('workflow_versions_names').using('gin', t.definition.op('jsonb_path_ops')),
  ],
);

/** A document's way through a version of a workflow. */
export const workflowRuns = pgTable(
  'workflow_runs',
  {
    id: uuid().primaryKey(),
    /** Of the document, and so of the workflow. */
    environmentId: uuid().notNull(),
    workflowId: uuid().notNull(),
    workflowVersion: integer().notNull(),
    workflowName: text().notNull(),
    documentId: uuid()
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    state: coded(progress).notNull().default(sql`1`),
    startedAt: moment().notNull().default(sql`now()`),
    /** Nobody, where the document's arrival started it. */
    startedBy: uuid(),
    startedByName: text().notNull().default(''),
    endedAt: moment(),
  },
  (t) => [
    foreignKey({
      name: 'workflow_runs_version',
      columns: [t.workflowId, t.workflowVersion],
      foreignColumns: [workflowVersions.workflowId, workflowVersions.number],
    }),
    // A document runs through one workflow at a time, whoever starts it.
    uniqueIndex('workflow_runs_once').on(t.documentId).where(sql`${t.state} = 1`),
    index('workflow_runs_document').on(t.documentId, t.startedAt),
    index('workflow_runs_version_key').on(t.workflowId, t.workflowVersion, t.state),
    check('workflow_runs_state', sql`${t.state} between 1 and 4`),
    check('workflow_runs_ended', sql`(${t.state} = 1) = (${t.endedAt} is null)`),
  ],
);

/** Who was in a group when it was deleted, for a document that was running then: they keep its tasks, and get those to come (C-13). */
export const frozenMembers = pgTable(
  'frozen_members',
  {
    runId: uuid()
      .notNull()
      .references(() => workflowRuns.id, { onDelete: 'cascade' }),
    /** No foreign key: the group may be gone. */
    groupId: uuid().notNull(),
    userId: uuid().notNull(),
    /** Of the run. */
    environmentId: uuid().notNull(),
    userEnvironmentId: uuid().notNull(),
    partnershipId: uuid().references(() => livePartnerships.id, { onDelete: 'cascade' }),
  },
  (t) => [
    primaryKey({ name: 'frozen_members_pkey', columns: [t.runId, t.groupId, t.userId] }),
    foreignKey({
      name: 'frozen_members_user',
      columns: [t.userId, t.userEnvironmentId],
      foreignColumns: [users.id, users.environmentId],
    }),
    check('frozen_members_cross', sql`${t.environmentId} = ${t.userEnvironmentId} or ${t.partnershipId} is not null`),
    index('frozen_members_partnership').on(t.partnershipId).where(sql`${t.partnershipId} is not null`),
  ],
);
