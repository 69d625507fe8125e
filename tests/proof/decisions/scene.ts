import type { Access, Document, GroupType, Level, Person, Role, State } from '../oracle/facts';

// A small world of three environments, in which one person, `me`, wants something of `a`. Every choice below is made in every way
// that the rows of a topic read: see grids.ts.

export type Scene = {
  role: Role;
  home: 'a' | 'b' | 'c';
  isRelationshipManager: boolean;
  isWorkflowAdministrator: boolean;
  /** What my level is on the organisation of `a`, and on one of my own home. */
  level: Level | null;
  homeLevel: Level | null;
  /** Whether I am connected to the partnership of my home and `a`, and whether `a` has put its organisation on its list. */
  isConnected: boolean;
  isOpened: boolean;
  ab: 'none' | 'active' | 'ended';
  ac: 'none' | 'active';
  bc: 'none' | 'active';
  /** Of all environments but the sender's; of the sender's. */
  isBasicOrHigher: boolean;
  senderIsBasicOrHigher: boolean;
  hasEngine: boolean;
  otherRole: Role;
  otherHome: 'a' | 'b' | 'c';
  otherState: Person['state'];
  otherIsRelationshipManager: boolean;
  otherLevel: Level | null;
  /** Whether there is one more administrator of `a`, and of its organisation. */
  hasThird: boolean;
  requestKind: 'relationship' | 'authorisation';
  state: State;
  groupType: GroupType;
  isSeated: boolean;
  isOwner: boolean;
  box: Document['box'];
  status: string;
  isCreator: boolean;
  isUntouchedUpload: boolean;
  isRunning: boolean;
  /** What is shared with me, with the group, and with the organisation of my own home. */
  share: Access | null;
  groupShare: Access | null;
  homeShare: Access | null;
  isGiver: boolean;
  chain: readonly ('me' | 'other' | 'third')[];
  isExcluded: boolean;
  awaitsConfirmation: boolean;
};

export const plain: Scene = {
  role: 'basic',
  home: 'a',
  isRelationshipManager: false,
  isWorkflowAdministrator: false,
  level: null,
  homeLevel: null,
  isConnected: false,
  isOpened: false,
  ab: 'none',
  ac: 'none',
  bc: 'none',
  isBasicOrHigher: true,
  senderIsBasicOrHigher: true,
  hasEngine: true,
  otherRole: 'basic',
  otherHome: 'a',
  otherState: 'active',
  otherIsRelationshipManager: false,
  otherLevel: null,
  hasThird: false,
  requestKind: 'relationship',
  state: 'pending',
  groupType: 'environment',
  isSeated: false,
  isOwner: false,
  box: 'inbox_in',
  status: 'received',
  isCreator: false,
  isUntouchedUpload: false,
  isRunning: false,
  share: null,
  groupShare: null,
  homeShare: null,
  isGiver: false,
  chain: ['other'],
  isExcluded: false,
  awaitsConfirmation: false,
};
