import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { coded, moment } from '../columns';
import { levels, requestKinds, requestStates } from '../vocabulary';
import { environments } from './environments';
import { organisations } from './organisations';
import { livePartnerships, partnerships } from './partnerships';
import { users } from './users';

/** A proposal of a partnership: a relationship request, or an intermediary's authorisation request. Kept for ever, with both sides' names as they were. */
export const partnershipRequests = pgTable(
  'partnership_requests',
  {
    id: uuid().primaryKey(),
    kind: coded(requestKinds).notNull(),
    state: coded(requestStates).notNull().default(sql`1`),
    /** Of the requester. */
    environmentId: uuid()
      .notNull()
      .references(() => environments.id),
    environmentName: text().notNull(),
    /** Of the addressee; unknown until a client who was asked by mail has one. */
    otherEnvironmentId: uuid().references(() => environments.id),
    otherEnvironmentName: text().notNull().default(''),
    /** What the requester found, or the client's organisation as the intermediary named it. */
    organisationName: text().notNull().default(''),
    legalNumber: text().notNull().default(''),
    /** Of an authorisation request: the client's person and address, the software it is for, and what it asks for (C-17). */
    email: text(),
    clientName: text().notNull().default(''),
    softwarePackage: text().notNull().default(''),
    asksForSoftwareConnection: boolean().notNull().default(false),
    message: text().notNull().default(''),
    requestedBy: uuid()
      .notNull()
      .references(() => users.id),
    requestedByName: text().notNull(),
    createdAt: moment().notNull().default(sql`now()`),
    sentAt: moment().notNull().default(sql`now()`),
    expiresAt: moment().notNull(),
    /** How many of the two reminders by the clock went out, and when somebody last reminded by hand. */
    remindedAt: moment(),
    isHalfTimeReminded: boolean().notNull().default(false),
    isLastDayReminded: boolean().notNull().default(false),
    answeredAt: moment(),
    answeredBy: uuid(),
    answeredByName: text().notNull().default(''),
    reason: text().notNull().default(''),
    partnershipId: uuid().references(() => partnerships.id),
  },
  (t) => [
    // One waits per pair and direction; one per address while the client is unknown (C-23).
    uniqueIndex('partnership_requests_once')
      .on(t.environmentId, t.otherEnvironmentId)
      .where(sql`${t.state} = 1 and ${t.otherEnvironmentId} is not null`),
    uniqueIndex('partnership_requests_once_by_address')
      .on(t.environmentId, t.email)
      .where(sql`${t.state} = 1 and ${t.otherEnvironmentId} is null`),
    index('partnership_requests_outgoing').on(t.environmentId, t.createdAt),
    index('partnership_requests_incoming').on(t.otherEnvironmentId, t.createdAt),
    index('partnership_requests_address').on(t.email).where(sql`${t.state} = 1 and ${t.otherEnvironmentId} is null`),
    index('partnership_requests_clock').on(t.expiresAt).where(sql`${t.state} = 1`),
    index('partnership_requests_partnership').on(t.partnershipId).where(sql`${t.partnershipId} is not null`),
    check('partnership_requests_words', sql`${t.kind} in (1, 2) and ${t.state} between 1 and 5`),
    check('partnership_requests_accepted', sql`(${t.state} = 2) = (${t.partnershipId} is not null)`),
    check('partnership_requests_other', sql`${t.environmentId} <> ${t.otherEnvironmentId}`),
    check('partnership_requests_addressed', sql`${t.otherEnvironmentId} is not null or ${t.email} is not null`),
  ],
);

/** A mailed link to a request, one per recipient; only its hash is kept. A newer one leaves the older where it is, dead: it still says what became of the request. */
export const requestLinks = pgTable(
  'request_links',
  {
    tokenHash: text().primaryKey(),
    requestId: uuid()
      .notNull()
      .references(() => partnershipRequests.id, { onDelete: 'cascade' }),
    email: text().notNull(),
    isDead: boolean().notNull().default(false),
    createdAt: moment().notNull().default(sql`now()`),
  },
  (t) => [index('request_links_request').on(t.requestId)],
);

/** Somebody asks a partner to let a person of theirs into an organisation (P20): the organisation's administrators answer. */
export const accessRequests = pgTable(
  'access_requests',
  {
    id: uuid().primaryKey(),
    partnershipId: uuid()
      .notNull()
      .references(() => livePartnerships.id, { onDelete: 'cascade' }),
    organisationId: uuid()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    /** Of the organisation. */
    environmentId: uuid().notNull(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    userEnvironmentId: uuid().notNull(),
    level: coded(levels).notNull().default(sql`1`),
    state: coded(requestStates).notNull().default(sql`1`),
    requestedBy: uuid()
      .notNull()
      .references(() => users.id),
    requestedByName: text().notNull(),
    createdAt: moment().notNull().default(sql`now()`),
    /** When the organisation's administrators were told: several asked for at once are told in one letter. */
    mailedAt: moment(),
    answeredAt: moment(),
    answeredByName: text().notNull().default(''),
    reason: text().notNull().default(''),
  },
  (t) => [
    uniqueIndex('access_requests_once').on(t.organisationId, t.userId).where(sql`${t.state} = 1`),
    index('access_requests_incoming').on(t.environmentId, t.state, t.createdAt),
    index('access_requests_outgoing').on(t.userEnvironmentId, t.state, t.createdAt),
    index('access_requests_partnership').on(t.partnershipId),
    check('access_requests_words', sql`${t.level} in (1, 2) and ${t.state} between 1 and 5`),
    check('access_requests_cross', sql`${t.environmentId} <> ${t.userEnvironmentId}`),
  ],
);
