// What an oracle is told of a world: facts as sets of tuples, and nothing derived from them. In words of its own: this folder
// imports nothing from outside, so that it shares no code and no table with what it judges.

export type Id = string;
export type Role = 'basic' | 'advanced' | 'administrator';
export type Level = 'member' | 'administrator';
export type Access = 'read_only' | 'can_edit' | 'full_access';
export type GroupType = 'environment' | 'public' | 'partner';
export type State = 'pending' | 'accepted' | 'declined' | 'withdrawn' | 'expired';

export type Facts = {
  /** Whether the subscription is Basic or higher, and whether it has the Workflow Engine. */
  environments: readonly { id: Id; isBasicOrHigher: boolean; hasEngine: boolean }[];
  people: readonly Person[];
  organisations: readonly { id: Id; environment: Id }[];
  members: readonly { user: Id; organisation: Id; level: Level }[];
  partnerships: readonly { id: Id; sides: readonly [Id, Id]; isActive: boolean }[];
  /** Whom a side has connected to a partnership as relationship manager. */
  managers: readonly { user: Id; partnership: Id }[];
  /** The organisations that a side has put on a partnership's shared list. */
  sharedOrganisations: readonly { organisation: Id; partnership: Id }[];
  /** A partner group holds through a partnership, of which its environment is a side. */
  groups: readonly { id: Id; environment: Id; type: GroupType; partnership: Id | null }[];
  /** Who made a group or was named its owner. */
  owners: readonly { user: Id; group: Id }[];
  seats: readonly { user: Id; group: Id }[];
  documents: readonly Document[];
  shares: readonly { id: Id; document: Id; principal: Id; giver: Id; access: Access }[];
  requests: readonly Request[];
  /** One side's question to let a person of theirs into an organisation of the other. */
  accessRequests: readonly { id: Id; by: Id; user: Id; organisation: Id; state: State }[];
  workflows: readonly { id: Id; environment: Id }[];
  tasks: readonly Task[];
};

export type Person = {
  id: Id;
  home: Id;
  role: Role;
  /** Active, blocked, removed, or a service that nobody signs in as. */
  state: 'active' | 'blocked' | 'removed' | 'anonymous_proxy';
  isRelationshipManager: boolean;
  isDeveloper: boolean;
  isWorkflowAdministrator: boolean;
};

export type Document = {
  id: Id;
  organisation: Id;
  box: 'documents' | 'inbox_in' | 'inbox_out';
  status: string;
  creator: Id | null;
  /** An upload on which nobody but its uploader has acted (C-33). */
  isUntouchedUpload: boolean;
  /** Whether it is going through a workflow. */
  isRunning: boolean;
};

export type Request = { id: Id; kind: 'relationship' | 'authorisation'; by: Id; from: Id; to: Id; state: State };

/** An open task. Each assignment is a chain: who was given it, and on to whoever it was delegated to; the last one holds it. */
export type Task = {
  id: Id;
  document: Id;
  chains: readonly (readonly Id[])[];
  /** Whom the step keeps from deciding: the document's creator, who approved the step before (N-10). */
  excluded: readonly Id[];
  /** A removal would have completed the step: it waits (C-12). */
  awaitsConfirmation: boolean;
};

/** What an action is asked about; each rule reads the few of these that its sentence names. */
export type On = {
  environment: Id;
  person: Id;
  /** The role somebody is to have. */
  role: Role;
  organisation: Id;
  partnership: Id;
  request: Id;
  /** Whether whoever accepts takes the relationship manager role in the same act (C-06). */
  takesTheRole: boolean;
  accessRequest: Id;
  group: Id;
  groupType: GroupType;
  /** The other side of a partner group that is to be made. */
  otherEnvironment: Id | null;
  people: readonly Id[];
  document: Id;
  share: Id;
  recipients: readonly Id[];
  workflow: Id;
  task: Id;
};

/** The people who may. */
export type Rule = (facts: Facts, on: On) => ReadonlySet<Id>;
