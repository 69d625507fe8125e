import { sql } from 'drizzle-orm';
import {
  boolean,
  char,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { coded, moment } from '../columns';
import { assigneeRoles, progress, stepModes, verdicts } from '../vocabulary';
import { documents } from './documents';
import { livePartnerships } from './partnerships';
import { principals } from './users';
import { workflowRuns } from './workflows';

/** A human step that a document has reached. Every table of this file stands behind the wall: it carries the document's environment. */
export const tasks = pgTable(
  'tasks',
  {
    id: uuid().primaryKey(),
    environmentId: uuid().notNull(),
    organisationId: uuid().notNull(),
    documentId: uuid()
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    runId: uuid()
      .notNull()
      .references(() => workflowRuns.id, { onDelete: 'cascade' }),
    /** The step's key in the definition, and its name. */
    step: text().notNull(),
    stepName: text().notNull(),
    /** How often the document has come to this step: a rejection may lead back to it. */
    round: integer().notNull().default(1),
    mode: coded(stepModes).notNull(),
    /** All must act: a rejection counts once everybody has acted, rather than at once (W13). */
    waitsForAll: boolean().notNull().default(false),
    /** Who may not decide: the document's creator, or who approved the step before, where the step says so (N-10). */
    excluded: uuid().array().notNull().default(sql`'{}'`),
    state: coded(progress).notNull().default(sql`1`),
    /** Counts the changes of the task; every change names the one it was made from (D-13). */
    version: integer().notNull().default(1),
    createdAt: moment().notNull().default(sql`now()`),
    remindAt: moment(),
    dueAt: moment(),
    closedAt: moment(),
  },
  (t) => [
    unique('tasks_once').on(t.runId, t.step, t.round),
    unique('tasks_id_round').on(t.id, t.round),
    index('tasks_document').on(t.documentId),
    index('tasks_open').on(t.environmentId, t.createdAt).where(sql`${t.state} = 1`),
    index('tasks_remind').on(t.remindAt).where(sql`${t.state} = 1 and ${t.remindAt} is not null`),
    check('tasks_state', sql`${t.state} between 1 and 4`),
    check('tasks_closed', sql`(${t.state} = 1) = (${t.closedAt} is null)`),
    check('tasks_mode', sql`${t.mode} in (1, 2)`),
  ],
);

/**
 * Who holds an open task: those its step names (position 0), and on top of one person's seat those it was delegated to, one above
 * the other. Taking one away restores the one below. While it is open, each carries a path to the document.
 */
export const taskAssignments = pgTable(
  'task_assignments',
  {
    id: uuid().primaryKey(),
    taskId: uuid()
      .notNull()
      .references(() => tasks.id, { onDelete: 'cascade' }),
    /** Of the task. */
    environmentId: uuid().notNull(),
    /** A person or a group; with a role the document's organisation. */
    principalId: uuid().notNull(),
    principalEnvironmentId: uuid().notNull(),
    role: coded(assigneeRoles),
    /** What an assignment to another environment lives through. */
    partnershipId: uuid().references(() => livePartnerships.id, { onDelete: 'cascade' }),
    /** Until the task closes: who was named still reads what became of it, but through the task no more of the document. */
    isOpen: boolean().notNull().default(true),
    /** Of a delegation: the person the step names, in whose place the holder acts. */
    seatId: uuid(),
    position: smallint().notNull().default(0),
    givenBy: uuid(),
    givenByName: text().notNull().default(''),
    givenByEnvironmentName: text().notNull().default(''),
    createdAt: moment().notNull().default(sql`now()`),
  },
  (t) => [
    foreignKey({
      name: 'task_assignments_principal',
      columns: [t.principalId, t.principalEnvironmentId],
      foreignColumns: [principals.id, principals.environmentId],
    }).onDelete('cascade'),
    uniqueIndex('task_assignments_once')
      .on(t.taskId, t.principalId, sql`coalesce(${t.role}, 0::smallint)`)
      .where(sql`${t.position} = 0`),
    uniqueIndex('task_assignments_place').on(t.taskId, t.seatId, t.position).where(sql`${t.position} > 0`),
    index('task_assignments_principal_key').on(t.principalId, t.createdAt, t.taskId).where(sql`${t.isOpen}`),
    index('task_assignments_task').on(t.taskId),
    index('task_assignments_giver').on(t.givenBy, t.createdAt).where(sql`${t.position} > 0`),
    index('task_assignments_partnership').on(t.partnershipId).where(sql`${t.partnershipId} is not null`),
    check(
      'task_assignments_cross',
      sql`${t.environmentId} = ${t.principalEnvironmentId} or ${t.partnershipId} is not null`,
    ),
    check('task_assignments_seat', sql`(${t.position} > 0) = (${t.seatId} is not null) and ${t.position} >= 0`),
    check('task_assignments_role', sql`${t.role} is null or (${t.role} between 1 and 3 and ${t.position} = 0)`),
  ],
);

/**
 * What a person decided, once per seat and round, never changed. It carries the names of its moment: whoever decided reads it as
 * their receipt, also when the partnership has ended and the document is out of their reach (C-34).
 */
export const taskDecisions = pgTable(
  'task_decisions',
  {
    taskId: uuid().notNull(),
    round: integer().notNull(),
    /** Whom the step names; another than who decided where it was delegated. */
    seatId: uuid().notNull(),
    seatName: text().notNull(),
    environmentId: uuid().notNull(),
    environmentName: text().notNull(),
    verdict: coded(verdicts).notNull(),
    reason: text().notNull().default(''),
    decidedBy: uuid().notNull(),
    decidedByName: text().notNull(),
    decidedByEnvironmentId: uuid().notNull(),
    decidedByEnvironmentName: text().notNull(),
    decidedAt: moment().notNull().default(sql`now()`),
    /** What was decided about (D-15). */
    documentName: text().notNull(),
    stepName: text().notNull(),
    documentVersion: integer().notNull(),
    sha256: char({ length: 64 }).notNull(),
  },
  (t) => [
    primaryKey({ name: 'task_decisions_pkey', columns: [t.taskId, t.round, t.seatId] }),
    foreignKey({
      name: 'task_decisions_task',
      columns: [t.taskId, t.round],
      foreignColumns: [tasks.id, tasks.round],
    }).onDelete('cascade'),
    index('task_decisions_person').on(t.decidedBy, t.decidedAt),
    check('task_decisions_verdict', sql`${t.verdict} in (1, 2)`),
    check('task_decisions_reason', sql`${t.verdict} = 1 or length(${t.reason}) > 0`),
  ],
);
