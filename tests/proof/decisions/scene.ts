import type { Access, Document, Facts, GroupType, Level, Person, Role, State, Task } from '../oracle/facts';

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

const listIf = <T>(isThere: unknown, one: T): T[] => (isThere ? [one] : []);

/** The world of a scene: `document` and `organisation` are of `a`, and so is the group; requests are sent by `other` to `a`. */
export function worldOf(scene: Scene): Facts {
  const { home, level, homeLevel, otherHome, otherLevel, hasThird } = scene;
  const partnerships = partnershipsOf(scene);
  const ofMine = partnerships.find(({ sides }) => home !== 'a' && sides[0] === 'a' && sides.includes(home));
  const through = scene.groupType === 'partner' ? 'ab' : null;
  const share = (id: string, principal: string, access: Access | null) =>
    listIf(access, { id, document: 'document', principal, giver: scene.isGiver ? 'me' : 'other', access: access! });
  return {
    environments: ['a', 'b', 'c'].map((id) => ({
      id,
      isBasicOrHigher: id === otherHome ? scene.senderIsBasicOrHigher : scene.isBasicOrHigher,
      hasEngine: scene.hasEngine,
    })),
    people: peopleOf(scene),
    organisations: [
      { id: 'organisation', environment: 'a' },
      { id: 'home-organisation', environment: home },
      { id: 'organisation-b', environment: 'b' },
    ],
    members: [
      ...listIf(level, { user: 'me', organisation: 'organisation', level: level! }),
      ...listIf(homeLevel, { user: 'me', organisation: 'home-organisation', level: homeLevel! }),
      ...listIf(otherLevel, { user: 'other', organisation: 'organisation', level: otherLevel! }),
      ...listIf(hasThird, { user: 'third', organisation: 'organisation', level: 'administrator' as const }),
    ],
    partnerships,
    managers: listIf(scene.isConnected && ofMine, { user: 'me', partnership: ofMine?.id ?? '' }),
    sharedOrganisations: listIf(scene.isOpened && ofMine, {
      organisation: 'organisation',
      partnership: ofMine?.id ?? '',
    }),
    groups: listIf(through === null || scene.ab !== 'none', {
      id: 'group',
      environment: 'a',
      type: scene.groupType,
      partnership: through,
    }),
    owners: listIf(scene.isOwner, { user: 'me', group: 'group' }),
    seats: listIf(scene.isSeated, { user: 'me', group: 'group' }),
    documents: [documentOf(scene)],
    shares: [
      ...share('share', 'me', scene.share),
      ...share('group-share', 'group', scene.groupShare),
      ...share('home-share', 'home-organisation', scene.homeShare),
    ],
    requests: listIf(otherHome !== 'a', {
      id: 'request',
      kind: scene.requestKind,
      by: 'other',
      from: otherHome,
      to: 'a',
      state: scene.state,
    }),
    accessRequests: [{ id: 'access', by: otherHome, user: 'other', organisation: 'organisation', state: scene.state }],
    workflows: [{ id: 'workflow', environment: 'a' }],
    tasks: [taskOf(scene)],
  };
}

const partnershipsOf = ({ ab, ac, bc }: Scene): Facts['partnerships'] => [
  ...listIf(ab !== 'none', { id: 'ab', sides: ['a', 'b'] as const, isActive: ab === 'active' }),
  ...listIf(ac === 'active', { id: 'ac', sides: ['a', 'c'] as const, isActive: true }),
  ...listIf(bc === 'active', { id: 'bc', sides: ['b', 'c'] as const, isActive: true }),
];

function peopleOf(scene: Scene): Person[] {
  const person = (id: string, more: Partial<Person>): Person => ({
    id,
    home: 'a',
    role: 'basic',
    state: 'active',
    isRelationshipManager: false,
    isDeveloper: false,
    isWorkflowAdministrator: false,
    ...more,
  });
  const { home, role, isRelationshipManager, isWorkflowAdministrator } = scene;
  return [
    person('me', { home, role, isRelationshipManager, isWorkflowAdministrator }),
    person('other', {
      home: scene.otherHome,
      role: scene.otherRole,
      state: scene.otherState,
      isRelationshipManager: scene.otherIsRelationshipManager,
    }),
    ...listIf(scene.hasThird, person('third', { role: 'administrator', isDeveloper: true })),
  ];
}

const documentOf = ({ box, status, isCreator, isUntouchedUpload, isRunning }: Scene): Document => ({
  id: 'document',
  organisation: 'organisation',
  box,
  status,
  creator: isCreator ? 'me' : null,
  isUntouchedUpload,
  isRunning,
});

const taskOf = ({ chain, isExcluded, awaitsConfirmation }: Scene): Task => ({
  id: 'task',
  document: 'document',
  chains: [chain],
  excluded: isExcluded ? ['me'] : [],
  awaitsConfirmation,
});
