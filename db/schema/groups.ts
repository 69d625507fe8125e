import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { coded, moment } from '../columns';
import { groupTypes } from '../vocabulary';
import { environments } from './environments';
import { livePartnerships } from './partnerships';
import { principals, users } from './users';

export const groups = pgTable(
  'groups',
  {
    id: uuid().primaryKey(),
    kind: smallint().generatedAlwaysAs(sql`3::smallint`),
    environmentId: uuid()
      .notNull()
      .references(() => environments.id),
    type: coded(groupTypes).notNull().default(sql`1`),
    name: text().notNull(),
    /** What it is for: of a public group everybody reads it. */
    description: text().notNull().default(''),
    /** What a partner group lives through. */
    partnershipId: uuid().references(() => livePartnerships.id, { onDelete: 'set null' }),
    createdBy: uuid(),
    createdByName: text().notNull().default(''),
    createdAt: moment().notNull().default(sql`now()`),
    /** Deleted, or ended with its partnership: in no list or picker, nobody joins it, its shares are gone; its seats stay as they were (C-13). */
    closedAt: moment(),
    version: integer().notNull().default(1),
  },
  (t) => [
    foreignKey({ name: 'groups_principal', columns: [t.id, t.kind], foreignColumns: [principals.id, principals.kind] }),
    index('groups_environment').on(t.environmentId, t.name),
    // A name tells one group from another.
    uniqueIndex('groups_name').on(t.environmentId, sql`lower(${t.name})`).where(sql`${t.closedAt} is null`),
    index('groups_partnership').on(t.partnershipId).where(sql`${t.partnershipId} is not null`),
    // Those that everybody on the platform finds (C-14).
    index('groups_public').on(t.name).where(sql`${t.type} = 2 and ${t.closedAt} is null`),
    check('groups_type', sql`${t.type} between 1 and 3`),
  ],
);

export const groupMembers = pgTable(
  'group_members',
  {
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    groupId: uuid()
      .notNull()
      .references(() => groups.id, { onDelete: 'cascade' }),
    /** Of the group. */
    environmentId: uuid().notNull(),
    userEnvironmentId: uuid().notNull(),
    /** What a partner's seat lives through. */
    partnershipId: uuid().references(() => livePartnerships.id, { onDelete: 'cascade' }),
    /** Looks after the group beside its creator (C-47). */
    isOwner: boolean().notNull().default(false),
    addedAt: moment().notNull().default(sql`now()`),
    addedByName: text().notNull().default(''),
  },
  (t) => [
    primaryKey({ name: 'group_members_pkey', columns: [t.userId, t.groupId] }),
    foreignKey({
      name: 'group_members_user',
      columns: [t.userId, t.userEnvironmentId],
      foreignColumns: [users.id, users.environmentId],
    }),
    foreignKey({
      name: 'group_members_owner',
      columns: [t.groupId, t.environmentId],
      foreignColumns: [principals.id, principals.environmentId],
    }),
    check('group_members_cross', sql`${t.environmentId} = ${t.userEnvironmentId} or ${t.partnershipId} is not null`),
    index('group_members_group').on(t.groupId, t.userId),
    index('group_members_partnership').on(t.partnershipId).where(sql`${t.partnershipId} is not null`),
  ],
);
