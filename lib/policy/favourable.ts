import type { Actor } from './actor';
import type { Facts, Permission } from './policy';

/** What the table of rights is asked with: a person and a thing with everything in their favour, of which each row asks a little. Pure. */

/** Everything a decision can ask about a thing, in one: a new condition does not compile until it is in its favour here. */
export type Everything = UnionToIntersection<Facts<Permission>>;
type UnionToIntersection<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void ? I : never;

const home = '00000000-0000-7000-8000-000000000001';
const elsewhere = '00000000-0000-7000-8000-000000000002';
const somebody = '00000000-0000-7000-8000-000000000003';
const thing = '00000000-0000-7000-8000-000000000004';

const recipient = {
  principalId: somebody,
  kind: 'user',
  groupType: null,
  name: '',
  environmentId: home,
  environmentName: '',
  partnershipId: null,
  isOutside: false,
} as const;

/** A recipient of a third environment. */
export const outside = { ...recipient, environmentId: elsewhere, partnershipId: thing, isOutside: true } as const;

export const favourable: Everything = {
  environmentId: home,
  subject: { kind: '', id: thing, name: '' },
  organisationId: thing,
  documentId: thing,
  userId: somebody,
  userName: '',
  userEnvironmentId: home,
  role: 'basic',
  isAnonymousProxy: false,
  isOnlyAdministrator: false,
  losesAdministration: false,
  level: 'administrator',
  isMember: true,
  memberLevel: 'member',
  isExternal: false,
  partnershipId: thing,
  otherEnvironmentId: elsewhere,
  otherEnvironmentName: '',
  requestId: thing,
  accessRequestId: thing,
  askedLevel: 'member',
  organisationName: '',
  state: 'pending',
  isIncoming: true,
  isSenderEntitled: true,
  becomesRelationshipManager: true,
  holdsRole: true,
  isConnected: true,
  isShared: true,
  isLastOwnAdministrator: false,
  held: 'full_access',
  box: 'documents',
  status: 'draft',
  isCreator: true,
  isUntouchedUpload: true,
  version: 1,
  recipients: [recipient],
  shareId: thing,
  isGiver: true,
  isRecipient: true,
  recipientName: '',
  groupId: thing,
  groupType: 'environment',
  people: [],
  isForEverybody: true,
  isOwner: true,
  name: '',
  fits: true,
  isSeated: true,
  workflowId: thing,
  hasWorkflowEngine: true,
  isRunning: false,
  taskId: thing,
  isHolder: true,
  isDelegate: true,
  isDelegator: true,
  isExcluded: false,
  awaitsConfirmation: true,
  toId: somebody,
  reach: 'colleague',
};

/** What cannot be in favour of every row at once. */
export const circumstances: readonly Partial<Everything>[] = [
  {},
  { isIncoming: false },
  { status: 'received', box: 'inbox_in' },
  { status: 'delivery_failed', box: 'inbox_out' },
  { isExternal: true, userEnvironmentId: elsewhere, partnershipId: thing },
];

/** A person whose environment has all that a subscription gives, with a role. */
export const somebodyWith = ({
  role,
  isRelationshipManager,
}: Pick<Actor, 'role' | 'isRelationshipManager'>): Actor => ({
  userId: '00000000-0000-7000-8000-000000000005',
  name: '',
  email: '',
  environmentId: home,
  environmentName: '',
  role,
  isRelationshipManager,
  isDeveloper: false,
  isWorkflowAdministrator: false,
  planHasPartnerships: true,
  hasWorkflowEngine: true,
  language: 'en',
  theme: 'system',
  usesShortcuts: true,
});
