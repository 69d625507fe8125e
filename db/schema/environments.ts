import { sql } from 'drizzle-orm';
import { bigint, boolean, char, check, pgTable, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../columns';

/** What each subscription gives, as data: whoever hosts the portal may edit the rows (E-087). */
export const plans = pgTable('plans', {
  key: text().primaryKey(),
  rank: smallint().notNull().unique('plans_rank'),
  name: text().notNull(),
  organisationLimit: smallint(),
  hasPartnerships: boolean().notNull(),
  hasOrders: boolean().notNull(),
  hasOwnRetention: boolean().notNull(),
  offersWorkflowEngine: boolean().notNull(),
  retentionYears: smallint().notNull(),
});

export const environments = pgTable(
  'environments',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    country: char({ length: 2 }).notNull(),
    planKey: text()
      .notNull()
      .references(() => plans.key),
    hasWorkflowEngine: boolean().notNull().default(false),
    language: text().notNull().default('nl'),
    /** The private mail domain whose people join by themselves (E-001); absent for generic domains. */
    mailDomain: text(),
    joinsByDomain: boolean().notNull().default(false),
    createdAt: moment().notNull().default(sql`now()`),
    version: bigint({ mode: 'number' }).notNull().default(1),
  },
  (t) => [
    uniqueIndex('environments_mail_domain').on(t.mailDomain).where(sql`${t.joinsByDomain}`),
    check('environments_name', sql`length(${t.name}) between 1 and 100`),
    check('environments_language', sql`${t.language} in ('en', 'nl')`),
  ],
);
