import { type NotificationEvent, notificationEvents } from '@/db/vocabulary';
import type { Kind, Letter, Letters, ToldEntry } from '@/lib/notifications/letters';
import type { Values } from '@/lib/notifications/told/events';

// One letter at least of every kind there is, with what a person can write in each of its places. A kind, and an event, without
// a row here is an error of types.

export const origin = 'http://localhost:3000';
export const link = `${origin}/invitation/token`;
const until = '2026-11-29T10:00:00.000Z';

/** `name` stands wherever somebody's own words do, `address` wherever the address of whoever caused the letter does. */
const payloads = (name: string, address: string): { [K in Kind]: Letters[K][] } => {
  const invited = { link, inviterName: name, inviterAddress: address, environmentName: name };
  const asked = {
    personName: name,
    personAddress: address,
    environmentName: name,
    message: `${name}\n${name}`,
    until,
    link,
  };
  const askedForAuthorisation = { ...asked, clientName: name, organisationName: name, softwarePackage: name };
  const partner = { partnerName: name, personName: name };
  const document = {
    number: name,
    senderName: name,
    senderAddress: address,
    recipientName: name,
    amount: '12.50',
    currency: 'EUR',
  };
  return {
    sign_in: [{ link, code: '123456' }],
    sign_up: [{ link, code: '123456' }],
    confirm_address: [{ link, code: '123456' }],
    invitation: [{ ...invited, role: 'basic', organisations: [name, name], until }],
    invitation_elsewhere: [invited],
    invitation_accepted: [{ personName: name, personAddress: address, environmentName: name, link }],
    invitation_declined: [{ personAddress: address, environmentName: name, link }],
    invitation_wanted: [{ personAddress: address, environmentName: name, link }],
    relationship_request: [
      { ...asked, occasion: 'request', isAppointing: true },
      { ...asked, occasion: 'reminder', isAppointing: false },
    ],
    authorisation_request: [
      { ...askedForAuthorisation, occasion: 'request', asksForSoftwareConnection: true, isKnown: false },
      { ...askedForAuthorisation, occasion: 'reminder', asksForSoftwareConnection: false, isKnown: true },
    ],
    request_answered: [
      { ...partner, outcome: 'accepted', reason: '', link },
      { ...partner, outcome: 'declined', reason: `${name}\n${name}`, link },
      { ...partner, outcome: 'expired', reason: '', link },
    ],
    request_over: [
      { ...partner, outcome: 'withdrawn', requestKind: 'relationship' },
      { ...partner, outcome: 'expired', requestKind: 'authorisation' },
    ],
    request_wanted: [
      { cause: 'expired', partnerName: name, link },
      { cause: 'not_entitled', partnerName: name, link },
    ],
    acceptance_wanted: [
      {
        ...partner,
        personAddress: address,
        missing: ['advanced_user', 'relationship_manager', 'subscription_with_partnerships'],
        until,
        link,
      },
    ],
    access_requested: [{ ...partner, people: 2, organisations: 1, link }],
    told: [...notificationEvents.map((event) => toldOne(name, address, event)), toldAll(name, address)],
    document: [
      { ...document, type: 'invoice', dueDate: '2026-12-01' },
      { ...document, type: 'credit_note', dueDate: null },
    ],
  };
};

/** What each event says, of somebody of another company. */
const said = (name: string, address: string): { [E in NotificationEvent]: Values[E] } => {
  const by = { by: name, company: name, companyId: 'elsewhere' };
  const level = { ...by, organisation: name, level: 'member' as const };
  const role = { ...by, role: 'relationship_manager' as const };
  return {
    document_shared: { ...by, document: name, access: 'can_edit', through: { id: 'group', name } },
    documents_shared: { ...by, count: 1000, access: 'read_only', through: { id: 'group', name } },
    share_changed: { ...by, document: name, access: 'can_edit' },
    document_received: { organisation: name, count: 2 },
    delivery_failed: { document: name, recipient: name },
    comment_added: { ...by, document: name },
    organisation_added: level,
    organisation_removed: { ...by, organisation: name },
    level_changed: level,
    role_changed: { ...by, role: 'advanced' },
    role_given: role,
    role_withdrawn: role,
    manager_connected: { ...by, partner: name },
    manager_disconnected: { ...by, partner: name },
    contact_made: { ...by, partner: name },
    partnership_ended: { ...by, partner: name },
    request_received: { ...by, kind: 'relationship' },
    request_answered: { outcome: 'declined', partner: name },
    request_over: { outcome: 'withdrawn', kind: 'relationship', partner: name },
    access_requested: { ...by, people: 2, organisations: 1 },
    access_answered: { ...by, outcome: 'accepted', person: name, organisation: name },
    invitation_accepted: { person: name },
    invitation_declined: { address },
    acceptance_wanted: { ...by, partner: name },
    request_wanted: { cause: 'expired', partner: name },
    group_added: { ...by, through: { id: 'group', name } },
    group_removed: { ...by, group: name },
    group_deleted: { ...by, group: name },
    task_given: { task: name, document: name },
    task_delegated: { ...by, task: name, document: name },
    task_returned: { ...by, task: name, document: name, cause: 'back' },
    task_waits: { task: name, workflow: name },
    task_reminder: { task: name, document: name },
  };
};

const entry = (name: string, address: string, event: NotificationEvent): ToldEntry =>
  ({ said: { event, values: said(name, address)[event], isGone: false }, count: 1, path: '/documents/1' }) as ToldEntry;

const toldOne = (name: string, address: string, event: NotificationEvent): Letters['told'] => ({
  isDigest: false,
  readIn: 'home',
  entries: [entry(name, address, event)],
  more: 0,
  link,
});

const toldAll = (name: string, address: string): Letters['told'] => ({
  isDigest: true,
  readIn: 'home',
  entries: notificationEvents.map((event) => ({
    ...entry(name, address, event),
    // Of these, several of the same kind are one sentence.
    count: event === 'document_shared' || event === 'comment_added' ? 3 : 1,
  })),
  more: 40,
  link,
});

/** All of them, each with the words for what it is. */
export const everyLetter = (name: string, address: string): [what: string, letter: Letter][] =>
  Object.entries(payloads(name, address)).flatMap(([kind, all]) =>
    all.map((payload, at): [string, Letter] => [`${kind} ${at + 1}`, { kind, payload } as Letter]),
  );
