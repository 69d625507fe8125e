import { asc, eq, sql } from 'drizzle-orm';
import { getLocale } from 'next-intl/server';
import { identifying, refusingConstraint, type Tx } from '@/db/client';
import { newId } from '@/db/id';
import { environments, organisationMembers, organisations, plans, principals, users } from '@/db/schema';
import type { Language, Role } from '@/db/vocabulary';
import { appendIdentityEvent } from '@/lib/policy/grant';
import { isSignUpOpen } from '@/lib/policy/mode';
import { conflict } from '@/lib/policy/refusal';
import { forgetConfirmation, takeConfirmedAddress } from '@/lib/policy/sign-in-confirmation';
import { startSession } from '@/lib/policy/sign-in-session';
import { isAwaited } from '@/lib/users/sign-in/awaited';
import type { NewHome } from './input';
import { privateDomainOf } from './mail-domains';
import { findHomeByDomain } from './queries';

type Admitted = { userId: string };

/**
 * Creates an environment for a confirmed address, its first user as administrator (R-129), and the first organisation with
 * that user as its Administrator (C-09); signs the user in. Refuses an address whose domain has an environment to join, and,
 * while sign-up is closed, everybody whom no authorisation request waits for. With `expected`, any other address too.
 */
export async function signUp(input: NewHome, expected?: string): Promise<Admitted> {
  return admit(expected, async (tx, email) => {
    await holdDomain(tx, email);
    if (await findHomeByDomain(tx, email)) throw conflict('domain_has_home');
    const environmentId = await createEnvironment(tx, email, input);
    const environment = { id: environmentId, name: input.environmentName };
    const user = await createUser(tx, { email, name: input.name, environmentId, role: 'administrator' });
    await note(tx, environment, user, 'environment.created', { kind: 'environment', ...environment });
    if (input.organisation === 'now') await createFirstOrganisation(tx, environment, user, input);
    return user.userId;
  });
}

/** Makes somebody of a company's own domain a basic user of its environment, without organisations (E-001, C-41); signs them in. */
export async function joinByDomain(name: string, expected?: string): Promise<Admitted> {
  return admit(expected, async (tx, email) => {
    const home = await findHomeByDomain(tx, email);
    if (!home) throw conflict('domain_has_no_home');
    const user = await createUser(tx, { email, name, environmentId: home.id, role: 'basic' });
    await note(tx, home, user, 'user.joined', { kind: 'user', id: user.userId, name });
    return user.userId;
  });
}

/** Uses the confirmed address of this browser up for one account, and lets it in. */
async function admit(
  expected: string | undefined,
  create: (tx: Tx, email: string) => Promise<string>,
): Promise<Admitted> {
  const userId = await identifying(async (tx) => {
    const email = await takeConfirmedAddress(tx);
    if (!isSignUpOpen() && !(email && (await isAwaited(tx, email)))) throw conflict('sign_up_closed');
    if (!email || email !== (expected ?? email)) throw conflict('confirm_again');
    return create(tx, email);
  }).catch((error) => {
    throw refusals[refusingConstraint(error) ?? ''] ?? error;
  });
  await forgetConfirmation();
  await startSession(userId);
  return { userId };
}

/** Somebody was faster: with the same address, or as the first of the same domain. */
const refusals: Record<string, Error> = {
  users_email: conflict('address_taken'),
  environments_mail_domain: conflict('domain_has_home'),
};

async function createEnvironment(tx: Tx, email: string, { environmentName, country }: NewHome): Promise<string> {
  const [plan] = await tx.select({ key: plans.key }).from(plans).orderBy(asc(plans.rank)).limit(1);
  const mailDomain = await freeDomain(tx, email);
  const id = newId();
  await tx.insert(environments).values({
    id,
    name: environmentName,
    country,
    planKey: plan!.key,
    language: (await getLocale()) as Language,
    mailDomain,
    joinsByDomain: mailDomain !== null,
  });
  return id;
}

/** Two of one company at the same moment: the later waits, and then finds the environment of the first. */
async function holdDomain(tx: Tx, email: string): Promise<void> {
  const domain = privateDomainOf(email);
  if (domain) await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`domain ${domain}`}, 0))`);
}

/** A domain is the environment's that came first, also when that one lets nobody join by it. */
async function freeDomain(tx: Tx, email: string): Promise<string | null> {
  const domain = privateDomainOf(email);
  if (!domain) return null;
  const [taken] = await tx
    .select({ id: environments.id })
    .from(environments)
    .where(eq(environments.mailDomain, domain));
  return taken ? null : domain;
}

type NewUser = { email: string; name: string; environmentId: string; role: Role };

async function createUser(tx: Tx, { email, name, environmentId, role }: NewUser) {
  const userId = newId();
  await tx.insert(principals).values({ id: userId, kind: 'user', environmentId });
  const language = (await getLocale()) as Language;
  await tx.insert(users).values({ id: userId, environmentId, email, name, role, language });
  return { userId, name };
}

async function createFirstOrganisation(
  tx: Tx,
  environment: { id: string; name: string },
  user: { userId: string; name: string },
  { organisationName, legalNumber, country }: NewHome,
): Promise<void> {
  const id = newId();
  await tx.insert(principals).values({ id, kind: 'organisation', environmentId: environment.id });
  await tx
    .insert(organisations)
    .values({ id, environmentId: environment.id, name: organisationName, legalNumber, country });
  await tx.insert(organisationMembers).values({
    userId: user.userId,
    organisationId: id,
    environmentId: environment.id,
    userEnvironmentId: environment.id,
    level: 'administrator',
    addedBy: user.userId,
    addedByName: user.name,
  });
  await note(tx, environment, user, 'organisation.create', { kind: 'organisation', id, name: organisationName });
}

const note = (
  tx: Tx,
  environment: { id: string },
  actor: { userId: string; name: string },
  action: string,
  subject: { kind: string; id: string; name: string },
) => appendIdentityEvent(tx, { environmentId: environment.id, actor, action, subject });
