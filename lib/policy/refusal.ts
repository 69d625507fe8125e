import { databaseCode, refusingConstraint } from '@/db/client';
import type { Condition, Permission } from './policy';

/** Thrown by what cannot be done; the action wrapper turns it into words, everything else goes on to Next. */
export class Refusal extends Error {
  constructor(
    readonly code: 'forbidden' | 'not_found' | 'conflict' | 'rate_limited' | 'invalid',
    readonly details: {
      permission?: Permission;
      missing?: Condition[];
      /** The people whom it is about, by name. */
      whom?: string[] | undefined;
      /** A key of `messages/` under `refusals`, with its values. */
      say?: string;
      values?: Record<string, string | number>;
      /** The form field that is wrong. */
      field?: string;
      retryAfterSeconds?: number;
      /** Where the reader can look at what stands in the way. */
      at?: string;
    } = {},
  ) {
    super(`${code}${details.say ? `: ${details.say}` : ''}${details.missing ? `: ${details.missing.join(', ')}` : ''}`);
  }
}

/** Absent and foreign are the same: nothing tells whether it exists (D-07). */
export const notFound = () => new Refusal('not_found');

/** Somebody was first: nothing was changed, and the sentence under `refusals` says what happened meanwhile (C-48). */
export const conflict = (say: string, values: Record<string, string | number> = {}, at?: string) =>
  new Refusal('conflict', { say, values, ...(at !== undefined && { at }) });

/** What was typed cannot be used: the sentence under `refusals` stands at the field. */
export const invalid = (field: string, say: string, values: Record<string, string | number> = {}) =>
  new Refusal('invalid', { field, say, values });

/**
 * What refused: a refusal of ours, a constraint of the database that says the same, or a row held by somebody else for longer
 * than anybody waits. Nothing for everything else, which is a fault.
 */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  const constraint = refusingConstraint(error) ?? '';
  const known = livesThroughPartnership.test(constraint) ? 'partnership_ended' : refusedByConstraint[constraint];
  if (known) return conflict(known);
  return busyCodes.has(databaseCode(error) ?? '') ? conflict('busy') : null;
}

const refusedByConstraint: Record<string, string> = {
  environments_administrator: 'last_administrator',
  organisation_members_pkey: 'already_member',
  organisation_members_open: 'organisation_closed',
  partnership_organisations_open: 'organisation_closed',
  users_email: 'address_taken',
  live_sides_pkey: 'already_partner',
  partnership_requests_once: 'request_pending',
  partnership_requests_once_by_address: 'request_pending',
  groups_name: 'group_name_taken',
  group_members_pkey: 'already_in_group',
  group_members_fitting: 'group_closed',
  shares_open: 'recipient_gone',
  shares_once: 'already_shared',
  grants_principal: 'recipient_gone',
  shares_principal: 'recipient_gone',
  deliveries_recipient: 'recipient_left',
  workflows_name: 'workflow_name_taken',
  workflow_runs_once: 'workflow_started',
  tasks_once: 'task_moved',
  task_decisions_pkey: 'task_moved',
  task_assignments_place: 'task_moved',
};

/** Whatever crosses two environments refers to their live partnership, which was gone when it was written; a long name is cut by the database. */
const livesThroughPartnership = /_partnership_id_live_partnerships_id_fk?$/;

/** Waited too long for a lock, took too long, or lost a deadlock or a race time after time. */
const busyCodes = new Set(['55P03', '57014', '40P01', '40001']);
