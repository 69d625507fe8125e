/**
 * The domain's words, in rank order where they have one. Imports nothing; components may import it.
 * A word is stored as its place in the list, counted from one (a smallint: database enums fall out of indexes
 * under row-level security), so a list only ever grows at its end.
 */

/** The three user roles (Roles and permissions on the platform), lowest first. */
export const roles = ['basic', 'advanced', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** Permissions at organisation level (Roles and permissions on the platform), lowest first. */
export const levels = ['member', 'administrator'] as const;
export type Level = (typeof levels)[number];

/** What a share gives (Collaborating as an intermediary and client: Sharing documents), lowest first. */
export const accesses = ['read_only', 'can_edit', 'full_access'] as const;
export type Access = (typeof accesses)[number];

/** Where a document lies: made or uploaded here; received; sent (E-054). */
export const boxes = ['documents', 'inbox_in', 'inbox_out'] as const;
export type Box = (typeof boxes)[number];

export const documentTypes = ['invoice', 'credit_note', 'order', 'order_response', 'expense_claim', 'other'] as const;
export type DocumentType = (typeof documentTypes)[number];

/** What people see as a document's status (E-056, E-057). `created` is an upload of one's own that was not sent. */
export const statuses = [
  'draft',
  'created',
  'sent',
  'delivery_failed',
  'received',
  'opened',
  'under_review',
  'approved',
  'approved_for_payment',
  'paid',
  'rejected',
  'duplicate',
] as const;
export type Status = (typeof statuses)[number];

/** What can hold a document: one id space. */
export const principalKinds = ['user', 'organisation', 'group'] as const;
export type PrincipalKind = (typeof principalKinds)[number];

/** Where a path to a document comes from. */
export const origins = ['owner', 'share', 'task'] as const;
export type Origin = (typeof origins)[number];

/** The three types of groups (Create and manage groups). */
export const groupTypes = ['environment', 'public', 'partner'] as const;
export type GroupType = (typeof groupTypes)[number];

/** A relationship request proposes a partnership by hand; an authorisation request is an intermediary's to a client. */
export const requestKinds = ['relationship', 'authorisation'] as const;
export type RequestKind = (typeof requestKinds)[number];

/** What becomes of a request (C-20). */
export const requestStates = ['pending', 'accepted', 'declined', 'withdrawn', 'expired'] as const;
export type RequestState = (typeof requestStates)[number];

/** How a sent document travels. */
export const channels = ['platform', 'mail'] as const;
export type Channel = (typeof channels)[number];

/** What people can be mailed about (E-018: Profile > "E-mail me when"). */
export const topics = ['comments', 'documents', 'requests', 'access', 'tasks'] as const;
export type Topic = (typeof topics)[number];

/** How people are mailed about a topic (E-018). */
export const mailings = ['immediate', 'daily_digest', 'never'] as const;
export type Mailing = (typeof mailings)[number];

/** What people are told, in the portal and by mail: whoever is given something hears of it. */
export const notificationEvents = [
  'document_shared',
  'share_changed',
  'document_received',
  'delivery_failed',
  'comment_added',
  'organisation_added',
  'organisation_removed',
  'level_changed',
  'role_changed',
  'role_given',
  'role_withdrawn',
  'manager_connected',
  'manager_disconnected',
  'contact_made',
  'partnership_ended',
  'request_received',
  'request_answered',
  'request_over',
  'access_requested',
  'access_answered',
  'invitation_accepted',
  'invitation_declined',
  'acceptance_wanted',
  'request_wanted',
  'group_added',
  'group_removed',
  'group_deleted',
  'task_given',
  'task_delegated',
  'task_returned',
  'task_waits',
  'task_reminder',
  'documents_shared',
] as const;
export type NotificationEvent = (typeof notificationEvents)[number];

/** How a step counts its decisions (Create and manage groups: "Groups in workflows"). */
export const stepModes = ['one_sufficient', 'all_must_act'] as const;
export type StepMode = (typeof stepModes)[number];

/** Whom a step can name by what they are, rather than by who they are (E-073): in the document's environment, or its organisation. */
export const assigneeRoles = [
  'environment_administrator',
  'organisation_administrator',
  'organisation_member',
] as const;
export type AssigneeRole = (typeof assigneeRoles)[number];

/** What a person makes of a task (E-081), and what becomes of its step and of its document's run. */
export const verdicts = ['approved', 'rejected'] as const;
export type Verdict = (typeof verdicts)[number];

/** What has become of a task, or of a document's run through a workflow; one that was restarted ended without an outcome (E-074). */
export const progress = ['open', ...verdicts, 'restarted'] as const;
export type Progress = (typeof progress)[number];

export const languages = ['en', 'nl'] as const;
export type Language = (typeof languages)[number];

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** True when `held` is at least `needed` in the rank order of `words`. */
export function atLeast<W extends string>(words: readonly W[], held: W | null | undefined, needed: W): boolean {
  return held != null && words.indexOf(held) >= words.indexOf(needed);
}
