import type { Access, Level, Mailing, NotificationEvent, RequestKind, Role, Topic } from '@/db/vocabulary';

/** Who did it, as they and their environment were called then. */
export type By = { by: string; company: string; companyId: string };

/** The organisation or group that something was given to, for whoever still belongs to it. */
export type Through = { id: string; name: string };

export type SpecialRole = 'relationship_manager' | 'developer' | 'workflow_administrator';

/** What each event says: names as they were when it happened, never content. */
export type Values = {
  document_shared: By & { document: string; access: Access; through?: Through };
  /** Several in one press, as one: so many of them as lead to the reader when it is read. */
  documents_shared: By & { count: number; access: Access; through?: Through };
  share_changed: By & { document: string; access: Access; through?: Through };
  /** One for all that came to an organisation since its member last looked, or was mailed. */
  document_received: { organisation: string; count: number };
  delivery_failed: { document: string; recipient: string };
  comment_added: By & { document: string };
  organisation_added: By & { organisation: string; level: Level };
  organisation_removed: By & { organisation: string };
  level_changed: By & { organisation: string; level: Level };
  role_changed: By & { role: Role };
  role_given: By & { role: SpecialRole };
  role_withdrawn: By & { role: SpecialRole };
  manager_connected: By & { partner: string };
  manager_disconnected: By & { partner: string };
  contact_made: By & { partner: string };
  partnership_ended: By & { partner: string };
  request_received: By & { kind: RequestKind };
  request_answered: { outcome: 'accepted' | 'declined' | 'expired'; partner: string };
  request_over: { outcome: 'withdrawn' | 'expired'; kind: RequestKind; partner: string };
  access_requested: By & { people: number; organisations: number };
  access_answered: By & { outcome: 'accepted' | 'declined'; person: string; organisation: string };
  invitation_accepted: { person: string };
  invitation_declined: { address: string };
  acceptance_wanted: By & { partner: string };
  group_added: By & { through: Through };
  group_removed: By & { group: string };
  group_deleted: By & { group: string };
  request_wanted: { cause: 'expired' | 'not_entitled'; partner: string };
  task_given: { task: string; document: string };
  task_delegated: By & { task: string; document: string };
  /** The task is back: it was delegated back or recalled, whoever had it cannot act any more, or the partnership has ended; or it is theirs no longer. */
  task_returned: By & { task: string; document: string; cause: ReturnCause };
  /** Nobody can decide it, or everybody who is left has: it waits for a workflow administrator. */
  task_waits: { task: string; workflow: string };
  task_reminder: { task: string; document: string };
};

/** The values as they are kept: what is counted when it is read is not among them. */
export type StoredValues = Omit<Values, 'documents_shared'> & {
  documents_shared: Omit<Values['documents_shared'], 'count'>;
};

export type ReturnCause = 'back' | 'recalled' | 'reassigned' | 'restarted' | 'gone' | 'partnership';

/** An event with what it says. */
export type Said<E extends NotificationEvent = NotificationEvent> = {
  [One in E]: { event: One; values: Values[One] };
}[E];

/** What each event belongs to among the four things one can be mailed about (E-018). */
export const topicOf: Record<NotificationEvent, Topic> = {
  document_shared: 'documents',
  documents_shared: 'documents',
  share_changed: 'documents',
  document_received: 'documents',
  delivery_failed: 'documents',
  comment_added: 'comments',
  organisation_added: 'access',
  organisation_removed: 'access',
  level_changed: 'access',
  role_changed: 'access',
  role_given: 'access',
  role_withdrawn: 'access',
  manager_connected: 'access',
  manager_disconnected: 'access',
  contact_made: 'access',
  partnership_ended: 'requests',
  request_received: 'requests',
  request_answered: 'requests',
  request_over: 'requests',
  access_requested: 'requests',
  access_answered: 'requests',
  invitation_accepted: 'requests',
  invitation_declined: 'requests',
  acceptance_wanted: 'requests',
  request_wanted: 'requests',
  group_added: 'access',
  group_removed: 'access',
  group_deleted: 'access',
  task_given: 'tasks',
  task_delegated: 'tasks',
  task_returned: 'tasks',
  task_waits: 'tasks',
  task_reminder: 'tasks',
};

/** How people are mailed about a topic until they say otherwise: at once what waits for them or opens a door, the rest once a day. */
export const defaultMailing: Record<Topic, Mailing> = {
  comments: 'daily_digest',
  documents: 'daily_digest',
  requests: 'immediate',
  access: 'immediate',
  tasks: 'immediate',
};

/** The actor as an event names them. */
export const by = (actor: { name: string; environmentName: string; environmentId: string }): By => ({
  by: actor.name,
  company: actor.environmentName,
  companyId: actor.environmentId,
});
