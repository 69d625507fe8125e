import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  char,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { coded, moment } from '../columns';
import { levels } from '../vocabulary';
import { environments } from './environments';
import { livePartnerships } from './partnerships';
import { principals, users } from './users';

export const organisations = pgTable(
  'organisations',
  {
    id: uuid().primaryKey(),
    kind: smallint().generatedAlwaysAs(sql`2::smallint`),
    environmentId: uuid()
      .notNull()
      .references(() => environments.id),
    name: text().notNull(),
    /** Chamber of Commerce number (8 digits in the Netherlands), or the enterprise number in Belgium; stored without spaces. */
    legalNumber: text().notNull().default(''),
    country: char({ length: 2 }).notNull().default('NL'),
    vatNumber: text().notNull().default(''),
    street: text().notNull().default(''),
    postcode: text().notNull().default(''),
    city: text().notNull().default(''),
    email: text().notNull().default(''),
    iban: text().notNull().default(''),
    /** The gapless series: the next number is taken under a lock when an invoice is sent, never before (E-065). */
    invoicePrefix: text().notNull().default(''),
    nextInvoiceNumber: bigint({ mode: 'number' }).notNull().default(1),
    paymentTermDays: smallint().notNull().default(30),
    isFindable: boolean().notNull().default(true),
    createdAt: moment().notNull().default(sql`now()`),
    deletedAt: moment(),
    version: bigint({ mode: 'number' }).notNull().default(1),
  },
  (t) => [
    foreignKey({
      name: 'organisations_principal',
      columns: [t.id, t.kind],
      foreignColumns: [principals.id, principals.kind],
    }),
    index('organisations_environment').on(t.environmentId, t.name),
    index('organisations_legal_number').on(t.legalNumber),
    index('organisations_vat_number').on(t.vatNumber),
    // The index of looking for a part of a name is made by hand in the migration, on `lower(name)`.
    check('organisations_name', sql`length(${t.name}) between 1 and 100`),
    check('organisations_next_invoice_number', sql`${t.nextInvoiceNumber} > 0`),
  ],
);

/** Permissions at organisation level: independent of the environment role. */
export const organisationMembers = pgTable(
  'organisation_members',
  {
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    organisationId: uuid()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    /** Of the organisation. */
    environmentId: uuid().notNull(),
    userEnvironmentId: uuid().notNull(),
    level: coded(levels).notNull().default(sql`1`),
    /** What an external membership lives through. */
    partnershipId: uuid().references(() => livePartnerships.id, { onDelete: 'cascade' }),
    addedBy: uuid(),
    addedByName: text().notNull().default(''),
    addedAt: moment().notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ name: 'organisation_members_pkey', columns: [t.userId, t.organisationId] }),
    foreignKey({
      name: 'organisation_members_user',
      columns: [t.userId, t.userEnvironmentId],
      foreignColumns: [users.id, users.environmentId],
    }),
    foreignKey({
      name: 'organisation_members_owner',
      columns: [t.organisationId, t.environmentId],
      foreignColumns: [principals.id, principals.environmentId],
    }),
    check(
      'organisation_members_cross',
      sql`${t.environmentId} = ${t.userEnvironmentId} or ${t.partnershipId} is not null`,
    ),
    check('organisation_members_level', sql`${t.level} in (1, 2)`),
    index('organisation_members_organisation').on(t.organisationId, t.userId),
    index('organisation_members_partnership').on(t.partnershipId).where(sql`${t.partnershipId} is not null`),
  ],
);
