import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
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
    /** What a partner group lives through. */
    partnershipId: uuid().references(() => livePartnerships.id, { onDelete: 'set null' }),
    createdBy: uuid(),
    createdAt: moment().notNull().default(sql`now()`),
    closedAt: moment(),
  },
  (t) => [
    foreignKey({ name: 'groups_principal', columns: [t.id, t.kind], foreignColumns: [principals.id, principals.kind] }),
    index('groups_environment').on(t.environmentId, t.name),
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
