import type { Access, Document, Facts, Person, Task } from '../oracle/facts';
import type { Scene } from './scene';

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
