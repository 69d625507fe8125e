import type { Access, Box, GroupType, Level, PrincipalKind, RequestState, Role, Status } from '@/db/vocabulary';

/** What every decision is about: whose audit log it belongs to, and what it is called there. */
export type Subject = {
  kind: string;
  id: string;
  name: string;
  /** Of an environment group: the environments that may know it; other logs name neither it nor its address (C-50). */
  knownIn?: string[];
};
export type Facts0 = {
  environmentId: string;
  subject: Subject;
  organisationId?: string;
  documentId?: string;
  /** Other environments whom it concerns, and in whose logs it is written too: partners, of the present or the past (C-39). */
  alsoConcerns?: string[];
  /** Of what begins, ends or lives through a partnership: its history tells it (S17). */
  partnershipId?: string | null;
  /** A group whose documents the act may open or close to somebody. */
  groupId?: string;
  /** Those of several people because of whom it is refused, by name: the refusal names them. */
  whom?: string[];
};

export type EnvironmentFacts = Facts0;

/** A change to a person of an environment. */
export type UserFacts = Facts0 & {
  userId: string;
  role: Role;
  isAnonymousProxy: boolean;
  isOnlyAdministrator: boolean;
  /** Whether the change at hand would take the administrator's role, or the access, from this person. */
  losesAdministration: boolean;
};

/** What the actor holds on an organisation, by itself or as the owner of a document. */
export type LevelFacts = Facts0 & {
  organisationId: string;
  /** An administrator of the owning environment holds `administrator` (C-09). */
  level: Level | null;
};

export type OrganisationFacts = LevelFacts & {
  /** Whether the actor is written down as a member, from whichever environment. */
  isMember: boolean;
};

/** A relationship request or authorisation request, as one of its two sides sees it. */
export type RequestFacts = Facts0 & {
  requestId: string;
  state: RequestState;
  isIncoming: boolean;
  /** Whether whoever asked could ask today: role, relationship manager, subscription (Q09). */
  isSenderEntitled: boolean;
  /** Whether the actor takes the relationship manager role in this very act, as an administrator may (C-06). */
  becomesRelationshipManager: boolean;
};

/** A partnership of the actor's environment, alive or ended, to be looked at. */
export type SeenPartnershipFacts = Facts0 & {
  /** Whether the actor is connected to it as relationship manager. */
  isConnected: boolean;
};

/** A live partnership of the actor's environment. */
export type PartnershipFacts = Facts0 & {
  partnershipId: string;
  otherEnvironmentId: string;
  otherEnvironmentName: string;
};

/** Somebody who is, or is to be, connected to a partnership as relationship manager. */
export type ManagerFacts = PartnershipFacts & {
  userId: string;
  userName: string;
  holdsRole: boolean;
  isConnected: boolean;
};

/** An organisation and the partnership on whose shared list it is, or is to be. */
export type SharedOrganisationFacts = OrganisationFacts & {
  partnershipId: string;
  otherEnvironmentName: string;
  isShared: boolean;
};

/** A colleague and a partner's organisation which that partner is to be asked to let them into. */
export type AccessAskFacts = PartnershipFacts & {
  organisationId: string;
  organisationName: string;
  userId: string;
  userName: string;
  isMember: boolean;
};

/** A request for access that the actor's own side made. */
export type AskedAccessFacts = PartnershipFacts & { accessRequestId: string; state: RequestState };

/** A partner's request to let a person of theirs into an organisation. */
export type AccessRequestFacts = MemberFacts & {
  accessRequestId: string;
  state: RequestState;
  askedLevel: Level;
  organisationName: string;
};

/** Somebody's membership of an organisation. */
export type MemberFacts = OrganisationFacts & {
  userId: string;
  userName: string;
  userEnvironmentId: string;
  memberLevel: Level | null;
  isExternal: boolean;
  partnershipId: string | null;
  isLastOwnAdministrator: boolean;
};

/** A group to be made, with whom it is to hold. */
export type NewGroupFacts = Facts0 & {
  groupType: GroupType;
  /** Of a partner group: the live partnership it is to live through; nothing where there is none. */
  partnershipId: string | null;
  people: Seat[];
  /** Whether all of them are of the environment or, in a partner group, of the other side. */
  isForEverybody: boolean;
};

/** Somebody's place in a group, there already or about to be. */
export type Seat = { userId: string; name: string; environmentId: string };

/** A group as the actor sees it. */
export type SeenGroupFacts = Facts0 & {
  groupId: string;
  groupType: GroupType;
  isMember: boolean;
  /** Whether the actor made it, or was named its owner (C-47). */
  isOwner: boolean;
  /** Whether the actor is connected to a partner group's partnership as relationship manager. */
  isConnected: boolean;
};

/** The same where it is to change. */
export type GroupFacts = SeenGroupFacts & { name: RecipientName };

/** Somebody's place in a group that is to change. */
export type GroupMemberFacts = GroupFacts & {
  userId: string;
  userName: string;
  userEnvironmentId: string;
  /** Of the group's environment, or in a partner group of the other side. */
  fits: boolean;
  isSeated: boolean;
};

export type DocumentFacts = Facts0 & {
  organisationId: string;
  documentId: string;
  /** The highest of all paths (C-28): what the door answers. */
  held: Access | null;
  level: Level | null;
  box: Box;
  status: Status;
  isCreator: boolean;
  version: number;
};

export type UploadFacts = DocumentFacts & {
  /** An upload that nobody but its uploader has acted on yet (C-33); to look is not to act. */
  isUntouchedUpload: boolean;
};

/**
 * What a recipient is called: by name, but for an environment group, whose name is for its own environment alone (C-50);
 * read elsewhere, `group` is nothing.
 */
export type RecipientName = string | { group: string | null; environment: string; environmentId: string };

export type Recipient = {
  principalId: string;
  kind: PrincipalKind;
  /** Of a group. */
  groupType: GroupType | null;
  name: string;
  environmentId: string;
  environmentName: string;
  /** The live partnership between the document's owner and the recipient's environment; nothing inside the owner's own. */
  partnershipId: string | null;
  /** Outside both the owner's environment and the actor's (5.7, note 10). */
  isOutside: boolean;
};

export type ShareFacts = DocumentFacts & {
  recipients: Recipient[];
  /** The share through which the actor holds full access, and which a share made now hangs on; nothing with membership (C-30). */
  passedOnFrom?: string | null;
};

/** A share that exists already. */
export type GivenShareFacts = DocumentFacts & {
  shareId: string;
  isGiver: boolean;
  isRecipient: boolean;
  recipientName: RecipientName;
  /** As in `ShareFacts`. */
  passedOnFrom?: string | null;
};

/** A workflow of the actor's own environment. */
export type WorkflowFacts = Facts0 & { workflowId: string };

/** A document that is to go through a workflow. */
export type StartFacts = DocumentFacts & {
  /** Whether the actor is written down as a member of the organisation, from whichever environment. */
  isMember: boolean;
  /** Of the document's environment. */
  hasWorkflowEngine: boolean;
  isRunning: boolean;
};

/** A task that the actor takes part in, reads the document of, or looks after. */
export type TaskFacts = Facts0 & {
  organisationId: string;
  documentId: string;
  taskId: string;
  /** Whether the actor may decide now: for themselves, or for whoever delegated it to them. */
  isHolder: boolean;
  /** Whether the actor holds it through a delegation. */
  isDelegate: boolean;
  /** Whether the actor gave it to somebody who has not decided yet. */
  isDelegator: boolean;
  /** Whether the step keeps the actor from deciding: as the document's creator, or as who approved the step before. */
  isExcluded: boolean;
  /** Whether everybody who is left has acted, and a removal would have completed the step (C-12). */
  awaitsConfirmation: boolean;
};

/** A task and whom it is to be delegated to. */
export type DelegationFacts = TaskFacts & {
  toId: string;
  reach: 'colleague' | 'partner' | 'nowhere';
  /** Of the task's environment. */
  hasWorkflowEngine: boolean;
  /** The live partnership between the task's environment and theirs; nothing inside the task's own. */
  partnershipId: string | null;
};
