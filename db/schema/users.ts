import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { coded, moment } from '../columns';
import { levels, principalKinds, roles } from '../vocabulary';
import { environments } from './environments';

/** Users, organisations and groups share one id space, so that a grant points at any of them by one real foreign key. */
export const principals = pgTable(
  'principals',
  {
    id: uuid().primaryKey(),
    kind: coded(principalKinds).notNull(),
    environmentId: uuid()
      .notNull()
      .references(() => environments.id),
  },
  (t) => [
    unique('principals_id_kind').on(t.id, t.kind),
    unique('principals_id_environment').on(t.id, t.environmentId),
    check('principals_kind', sql`${t.kind} between 1 and 3`),
  ],
);

export const users = pgTable(
  'users',
  {
    id: uuid().primaryKey(),
    kind: smallint().generatedAlwaysAs(sql`1::smallint`),
    environmentId: uuid()
      .notNull()
      .references(() => environments.id),
    /** Normalised (lower case, NFC); an address is unique on the platform (C-49). A removed person's is emptied. */
    email: text(),
    name: text().notNull(),
    role: coded(roles).notNull().default(sql`1`),
    isRelationshipManager: boolean().notNull().default(false),
    isDeveloper: boolean().notNull().default(false),
    isWorkflowAdministrator: boolean().notNull().default(false),
    isAnonymousProxy: boolean().notNull().default(false),
    language: text().notNull().default('nl'),
    theme: text().notNull().default('system'),
    usesShortcuts: boolean().notNull().default(true),
    createdAt: moment().notNull().default(sql`now()`),
    lastSeenAt: moment(),
    blockedAt: moment(),
    removedAt: moment(),
  },
  (t) => [
    foreignKey({ name: 'users_principal', columns: [t.id, t.kind], foreignColumns: [principals.id, principals.kind] }),
    unique('users_id_environment').on(t.id, t.environmentId),
    uniqueIndex('users_email').on(t.email),
    index('users_environment').on(t.environmentId, t.name),
    check('users_role', sql`${t.role} between 1 and 3`),
    check('users_name', sql`length(${t.name}) between 1 and 100`),
    check('users_language', sql`${t.language} in ('en', 'nl')`),
    check('users_theme', sql`${t.theme} in ('system', 'light', 'dark')`),
    check('users_proxy_has_no_address', sql`not (${t.isAnonymousProxy} and ${t.email} is not null)`),
    check('users_removed_has_no_address', sql`${t.removedAt} is null or ${t.email} is null`),
  ],
);

/** Opaque sessions: only the hash of the token is stored, and nothing about rights. */
export const sessions = pgTable(
  'sessions',
  {
    tokenHash: text().primaryKey(),
    id: uuid().notNull().unique('sessions_id'),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: moment().notNull().default(sql`now()`),
    lastSeenAt: moment().notNull().default(sql`now()`),
    expiresAt: moment().notNull(),
    userAgent: text().notNull().default(''),
    network: text().notNull().default(''),
  },
  (t) => [index('sessions_user').on(t.userId)],
);

/** One mailed way in: a link (token) and a six-digit code for the same address. Written for unknown addresses too, so that nothing tells them apart. */
export const signInTokens = pgTable(
  'sign_in_tokens',
  {
    tokenHash: text().primaryKey(),
    /** The browser that asked: only there the code is taken. A new mail to it voids the one before. */
    requestHash: text().notNull().unique('sign_in_tokens_request'),
    email: text().notNull(),
    codeHash: text().notNull(),
    attempts: smallint().notNull().default(0),
    /** Where to go afterwards: a path of the portal. */
    next: text().notNull().default('/'),
    createdAt: moment().notNull().default(sql`now()`),
    expiresAt: moment().notNull(),
    spentAt: moment(),
  },
  (t) => [index('sign_in_tokens_email').on(t.email)],
);

/** Somebody without an account has shown that an address is theirs: what a sign-up or the acceptance of an invitation stands on. */
export const addressConfirmations = pgTable('address_confirmations', {
  tokenHash: text().primaryKey(),
  email: text().notNull(),
  expiresAt: moment().notNull(),
});

export const invitations = pgTable(
  'invitations',
  {
    id: uuid().primaryKey(),
    environmentId: uuid()
      .notNull()
      .references(() => environments.id),
    email: text().notNull(),
    role: coded(roles).notNull().default(sql`1`),
    tokenHash: text().notNull().unique('invitations_token'),
    invitedBy: uuid()
      .notNull()
      .references(() => users.id),
    invitedByName: text().notNull(),
    createdAt: moment().notNull().default(sql`now()`),
    expiresAt: moment().notNull(),
    acceptedAt: moment(),
    acceptedBy: uuid().references(() => users.id),
    withdrawnAt: moment(),
    declinedAt: moment(),
  },
  (t) => [
    uniqueIndex('invitations_open')
      .on(t.environmentId, t.email)
      .where(sql`${t.acceptedAt} is null and ${t.withdrawnAt} is null and ${t.declinedAt} is null`),
    check('invitations_role', sql`${t.role} between 1 and 3`),
  ],
);

/** The organisations an invited person enters on accepting. */
export const invitationOrganisations = pgTable(
  'invitation_organisations',
  {
    invitationId: uuid()
      .notNull()
      .references(() => invitations.id, { onDelete: 'cascade' }),
    organisationId: uuid()
      .notNull()
      .references(() => principals.id, { onDelete: 'cascade' }),
    level: coded(levels).notNull(),
  },
  (t) => [primaryKey({ name: 'invitation_organisations_pkey', columns: [t.invitationId, t.organisationId] })],
);

/** Attempts per key and window, counted by one atomic upsert (D-26). */
export const rateLimits = pgTable('rate_limits', {
  key: text().primaryKey(),
  windowStart: moment().notNull(),
  count: smallint().notNull(),
});
