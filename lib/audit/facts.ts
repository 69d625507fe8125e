import { environmentFacts } from '@/lib/environments/facts';
import { organisationFacts } from '@/lib/organisations/facts';
import { factsOf, type OrganisationRow } from '@/lib/organisations/queries';
import type { Actor } from '@/lib/policy/actor';
import { type EventDetails, exercise, type Gather } from '@/lib/policy/grant';
import { can, type Permission } from '@/lib/policy/policy';
import { Refusal } from '@/lib/policy/refusal';

declare const opened: unique symbol; // not exported: a log is opened here, after the policy said yes, or it is one's own

/** A log that may be read: of an environment, of one organisation, or what one person did. */
export type Log = {
  readonly [opened]: true;
  readonly environmentId: string;
  readonly organisationId?: string;
  readonly actorId?: string;
};

const log = (what: Omit<Log, typeof opened>) => what as Log;

/** What is done with the log: reading its first page and exporting it are events themselves (C-39). Turning a page is not. */
export type Purpose = { isEvent: boolean; details?: EventDetails };

/** The log of the actor's own environment, for its administrators; nothing for everybody else. */
export async function openEnvironmentLog(actor: Actor, purpose: Purpose): Promise<Log | null> {
  const isOpen = purpose.isEvent
    ? await isRecorded('audit.readEnvironment', actor, async (_, current) => environmentFacts(current), purpose)
    : can('audit.readEnvironment', actor, environmentFacts(actor)).allowed;
  return isOpen ? log({ environmentId: actor.environmentId }) : null;
}

/** The log of an organisation, for its administrators from whichever environment; nothing for everybody else. */
export async function openOrganisationLog(
  actor: Actor,
  organisation: OrganisationRow,
  purpose: Purpose,
): Promise<Log | null> {
  const facts: Gather<'audit.readOrganisation'> = (tx, current) =>
    organisationFacts(tx, current, { organisationId: organisation.id });
  const isOpen = purpose.isEvent
    ? await isRecorded('audit.readOrganisation', actor, facts, purpose)
    : can('audit.readOrganisation', actor, factsOf(organisation)).allowed;
  return isOpen ? log({ environmentId: organisation.environmentId, organisationId: organisation.id }) : null;
}

/** Writes down that the log is read or exported; no for whom the policy refuses it. */
async function isRecorded<P extends Permission>(
  permission: P,
  actor: Actor,
  facts: Gather<P>,
  purpose: Purpose,
): Promise<boolean> {
  try {
    await exercise(permission, actor, facts, async (grant) => grant.note(purpose.details ?? {}));
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** What the actor did, as the actor's own environment wrote it down: everybody's to read. */
export const openOwnLog = (actor: Actor): Log => log({ environmentId: actor.environmentId, actorId: actor.userId });
