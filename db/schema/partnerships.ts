import { sql } from 'drizzle-orm';
import { boolean, foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../columns';
import { environments } from './environments';
import { principals, users } from './users';

/** History: kept for ever. What is alive is a row of `live_partnerships`. */
export const partnerships = pgTable('partnerships', {
  id: uuid().primaryKey(),
  startedAt: moment().notNull().default(sql`now()`),
  endedAt: moment(),
  endedBy: uuid(),
  endedByName: text(),
});

export const partnershipSides = pgTable(
  'partnership_sides',
  {
    partnershipId: uuid()
      .notNull()
      .references(() => partnerships.id),
    environmentId: uuid()
      .notNull()
      .references(() => environments.id),
    /** As it was when the partnership began: still readable after it has ended. */
    environmentName: text().notNull(),
    agreedBy: uuid(),
    agreedByName: text().notNull().default(''),
    agreedAt: moment().notNull().default(sql`now()`),
    /** Whether this side had to pay for the partnership: both sides of a relationship request, the intermediary of an authorisation request (C-25). */
    isPaying: boolean().notNull().default(true),
    /** Whether this side lets the other's members manage its software connections: the scope of an authorisation (C-17), withdrawn alone. */
    allowsSoftwareConnection: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ name: 'partnership_sides_pkey', columns: [t.partnershipId, t.environmentId] }),
    // Those that have ended are no rows of the live ones: an environment finds them here.
    index('partnership_sides_environment').on(t.environmentId),
  ],
);

/** A row exactly while the partnership is active; everything that crosses environments hangs on it and goes with it. */
export const livePartnerships = pgTable('live_partnerships', {
  id: uuid()
    .primaryKey()
    .references(() => partnerships.id),
});

/** Two rows per live partnership. This primary key is the wall: one probe. */
export const liveSides = pgTable(
  'live_sides',
  {
    environmentId: uuid()
      .notNull()
      .references(() => environments.id),
    otherEnvironmentId: uuid()
      .notNull()
      .references(() => environments.id),
    partnershipId: uuid()
      .notNull()
      .references(() => livePartnerships.id, { onDelete: 'cascade' }),
  },
  (t) => [
    primaryKey({ name: 'live_sides_pkey', columns: [t.environmentId, t.otherEnvironmentId] }),
    index('live_sides_partnership').on(t.partnershipId),
  ],
);

/** Connected relationship managers: Partners > Relationship managers > Connect. */
export const partnershipManagers = pgTable(
  'partnership_managers',
  {
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    partnershipId: uuid()
      .notNull()
      .references(() => livePartnerships.id, { onDelete: 'cascade' }),
    /** Of the manager. */
    environmentId: uuid().notNull(),
    /** The dedicated contact of this side. */
    isContact: boolean().notNull().default(false),
    connectedAt: moment().notNull().default(sql`now()`),
    connectedByName: text().notNull().default(''),
  },
  (t) => [
    primaryKey({ name: 'partnership_managers_pkey', columns: [t.userId, t.partnershipId] }),
    foreignKey({
      name: 'partnership_managers_user',
      columns: [t.userId, t.environmentId],
      foreignColumns: [users.id, users.environmentId],
    }),
    index('partnership_managers_partnership').on(t.partnershipId),
    uniqueIndex('partnership_managers_contact').on(t.partnershipId, t.environmentId).where(sql`${t.isContact}`),
  ],
);

/** The organisations a side has put on its shared list (C-01). */
export const partnershipOrganisations = pgTable(
  'partnership_organisations',
  {
    partnershipId: uuid()
      .notNull()
      .references(() => livePartnerships.id, { onDelete: 'cascade' }),
    organisationId: uuid().notNull(),
    environmentId: uuid().notNull(),
    sharedAt: moment().notNull().default(sql`now()`),
    sharedByName: text().notNull().default(''),
  },
  (t) => [
    primaryKey({ name: 'partnership_organisations_pkey', columns: [t.partnershipId, t.organisationId] }),
    foreignKey({
      name: 'partnership_organisations_owner',
      columns: [t.organisationId, t.environmentId],
      foreignColumns: [principals.id, principals.environmentId],
    }).onDelete('cascade'),
    index('partnership_organisations_organisation').on(t.organisationId, t.partnershipId),
  ],
);
