import { sql } from 'drizzle-orm';
import { type Read, type Tx, transaction, transactionWithin } from '@/db/client';
import { newId } from '@/db/id';
import { type Actor, type HoldActor, lockActor } from './actor';
import type { Facts0, RecipientName, Subject } from './facts';
import { can, type Facts, type Permission } from './policy';
import { notFound, Refusal } from './refusal';

declare const issued: unique symbol; // not exported: nobody else can build a Grant

/** What an event says beyond who, when and what: never content, never a secret. */
export type EventDetails = Record<string, string | number | boolean | null | RecipientName[]>;

/** An event that an act brings about: what happened, in whose logs, and what it says. */
export type Also = (action: string, on: Facts0, details?: EventDetails) => void;

/** Who acts, as far as the log and those who are told name them. Nobody in person, where the portal acts by itself. */
export type Acting = Pick<Actor, 'name' | 'environmentId' | 'environmentName'> & { userId: string | null };

/** What a rule of the house carries on with, whether a person's act set it going or the portal did by itself. */
export type Hand = { readonly tx: Tx; readonly actor: Acting; readonly also: Also };

/** Proof that the policy said yes, for these facts, in this transaction; and the only writable handle to the database. */
export type Grant<P extends Permission> = {
  readonly [issued]: P;
  readonly permission: P;
  readonly actor: Actor;
  readonly facts: Facts<P>;
  readonly tx: Tx;
  /** Adds to the event that the wrapper writes. */
  readonly note: (details: EventDetails) => void;
  /** Names what the event is about, where it came into being by this very act. */
  readonly about: (subject: Subject, at?: Omit<Partial<Facts0>, 'subject'>) => void;
  /** Names further environments whom the act turned out to concern, and in whose logs it is written too. */
  readonly concerns: (environmentIds: string[]) => void;
  /** Tells in the log what the act brought about, as events behind its own. */
  readonly also: Also;
  /** Says that the act wrote no row, since everything was already as it should become: there is nothing to tell in the log. */
  readonly nothingChanged: () => void;
};

/** What one has read of what one was told is nobody else's affair: it stands in no log. */
const leavesNoEvent: ReadonlySet<Permission> = new Set<Permission>(['notification.read']);

/** What opens or closes a group's documents to somebody: told on each of them (C-47). */
const isToldOnDocuments: ReadonlySet<Permission> = new Set<Permission>([
  'group.addMember',
  'group.removeMember',
  'group.leave',
  'group.delete',
]);

/** Looks up, inside the transaction and locked, what relates the actor to the thing; answers nothing when it is not there for this actor. */
export type Gather<P extends Permission> = (tx: Read, actor: Actor) => Promise<Facts<P> | null>;

/**
 * The only way to write: wall → actor read again → facts, locked → can? → work → event, in one transaction.
 * Answers what `work` answers; refuses with `not_found` or `forbidden`, and then nothing has changed.
 */
export async function exercise<P extends Permission, T>(
  permission: P,
  actor: { userId: string },
  gather: Gather<P>,
  work: (grant: Grant<P>) => Promise<T>,
  holdActor: HoldActor = 'use',
): Promise<T> {
  return transaction(actor.userId, (tx) => exerciseIn(tx, permission, actor, gather, work, holdActor));
}

/** The same in a transaction that has taken the actor's wall already: for the demo world, whose past is made of the product's own acts. */
export async function exerciseIn<P extends Permission, T>(
  tx: Tx,
  permission: P,
  actor: { userId: string },
  gather: Gather<P>,
  work: (grant: Grant<P>) => Promise<T>,
  holdActor: HoldActor = 'use',
): Promise<T> {
  const current = await lockActor(tx, actor.userId, holdActor);
  if (!current) throw notFound();
  const facts = await gather(tx, current);
  if (!facts) throw notFound();
  const answer = can(permission, current, facts);
  if (!answer.allowed) throw new Refusal('forbidden', { permission, missing: answer.missing, whom: facts.whom });
  const details: EventDetails = {};
  let about: Facts0 = facts;
  let isEvent = true;
  const others: Parameters<Also>[] = [];
  const grant = {
    permission,
    actor: current,
    facts,
    tx,
    note: (more: EventDetails) => void Object.assign(details, more),
    about: (subject: Subject, at = {}) => {
      about = { ...facts, ...at, subject };
    },
    concerns: (environmentIds: string[]) => {
      about = { ...about, alsoConcerns: [...(about.alsoConcerns ?? []), ...environmentIds] };
    },
    also: (...event: Parameters<Also>) => void others.push(event),
    nothingChanged: () => {
      isEvent = false;
    },
  } as unknown as Grant<P>;
  // Before the work: what is taken from a group is told on the documents it had.
  const documents = isToldOnDocuments.has(permission) ? await documentsOfGroup(tx, facts) : [];
  const result = await work(grant);
  if (isEvent && !leavesNoEvent.has(permission))
    await appendEvent(tx, { action: permission, actor: current, on: about, details, documents });
  for (const event of others) await appendOther(tx, current, event);
  return result;
}

type GroupDocument = { id: string; environmentId: string };

/** The documents that are shared with a group, and whose they are. */
async function documentsOfGroup(tx: Tx, { groupId }: Facts0): Promise<GroupDocument[]> {
  if (groupId === undefined) return [];
  const rows = await tx.execute<GroupDocument>(sql`
    select distinct g.document_id as id, g.environment_id as "environmentId" from grants g where g.principal_id = ${groupId}`);
  return [...rows];
}

/** What works on under a name of the portal's own. */
export type Alone = { readonly tx: Tx; readonly actAs: (name: string) => Hand };

/**
 * What the portal does by itself in an environment: no actor, and so no question to the policy; the same wall and the same log, under the
 * name of the rule that is followed. Answers what `work` answers.
 */
export async function byItself<T>(environmentId: string, work: (alone: Alone) => Promise<T>): Promise<T> {
  return transactionWithin(environmentId, async (tx) => {
    const events: [Acting, Parameters<Also>][] = [];
    const actAs = (name: string): Hand => {
      const actor = { userId: null, name, environmentId, environmentName: '' };
      return { tx, actor, also: (...event) => void events.push([actor, event]) };
    };
    const result = await work({ tx, actAs });
    for (const [actor, event] of events) await appendOther(tx, actor, event);
    return result;
  });
}

/** Into the log of the thing's environment and of whomever else it concerns; who acted hears of it by name alone. */
const appendOther = (tx: Tx, actor: Acting, [action, on, details = {}]: Parameters<Also>): Promise<void> =>
  appendTo(tx, [on.environmentId, ...(on.alsoConcerns ?? [])], { action, actor, on, details });

/**
 * Writes the event to the log of the thing's environment, of the actor's, and of whomever else it concerns:
 * of the owners of a group's documents too, and there on each of them (C-47).
 */
function appendEvent(tx: Tx, event: Event & { documents: GroupDocument[] }): Promise<void> {
  const { actor, on, documents } = event;
  const owners = documents.map((one) => one.environmentId);
  return appendTo(tx, [on.environmentId, actor.environmentId, ...(on.alsoConcerns ?? []), ...owners], event);
}

type Event = { action: string; actor: Acting; on: Facts0; details: EventDetails; documents?: GroupDocument[] };

async function appendTo(
  tx: Tx,
  concerned: string[],
  { action, actor, on, details, documents = [] }: Event,
): Promise<void> {
  // In one order, so that two companies that act on each other never wait in a circle.
  const logs = [...new Set(concerned)].sort();
  const told = on.partnershipId ? { ...details, partnershipId: on.partnershipId } : details;
  for (const environmentId of logs) {
    const id = newId();
    const isKnown = on.subject.knownIn?.includes(environmentId) ?? true;
    await tx.execute(sql`select append_audit_event(${id}, ${environmentId}, ${actor.name}, ${actor.environmentName}, ${action},
      ${on.subject.kind}, ${isKnown ? on.subject.id : null}, ${isKnown ? on.subject.name : ''}, ${on.organisationId ?? null}, ${on.documentId ?? null},
      ${JSON.stringify(told)}::jsonb)`);
    const here = documents.filter((one) => one.environmentId === environmentId).map((one) => one.id);
    if (here.length > 0) await tx.execute(sql`select tell_on_documents(${id}, ${`{${here.join()}}`}::uuid[])`);
  }
}

/** The few events that happen before there is an actor: signing in, signing up. For `identifying` transactions. */
export async function appendIdentityEvent(
  tx: Tx,
  event: {
    environmentId: string;
    /** Nobody yet, where somebody without an account acts. */
    actor: { userId: string | null; name: string };
    action: string;
    subject: Subject;
    details?: EventDetails;
  },
): Promise<void> {
  await tx.execute(sql`select set_config('app.user_id', ${event.actor.userId ?? ''}, true)`);
  await tx.execute(sql`select append_audit_event(${newId()}, ${event.environmentId}, ${event.actor.name}, '', ${event.action},
    ${event.subject.kind}, ${event.subject.id}, ${event.subject.name}, null, null, ${JSON.stringify(event.details ?? {})}::jsonb)`);
}
