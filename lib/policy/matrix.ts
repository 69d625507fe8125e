import { type Access, accesses, type Level, levels, type Role, roles } from '@/db/vocabulary';
import type { Actor } from './actor';
import { type Condition, can, type Facts, type Permission, policy } from './policy';

/**
 * The table of rights printed as people read it: every row of the policy asked for typical people and things. Pure.
 * A row stands in each table whose columns make a difference to it, when everything else is in its favour.
 */

export type RoleColumn = { role: Role; isRelationshipManager: boolean };
/** `isAllowed` with everything in its favour; `onlyWith` what a person then still needs beside the column. */
export type MatrixCell = { isAllowed: boolean; onlyWith: Condition[] };
export type MatrixRow = { right: Right; article: (typeof policy)[Permission]['article']; cells: MatrixCell[] };
/** A permission, or one side of it that is answered differently. */
export type Right =
  | Permission
  | 'document.shareOutside'
  | 'document.deleteDraftOfOthers'
  | 'group.createPublic'
  | 'group.createPartner'
  | 'group.manageOthers'
  | 'group.deleteOfOthers';

export const roleColumns: readonly RoleColumn[] = roles.flatMap((role) => [
  { role, isRelationshipManager: false },
  { role, isRelationshipManager: true },
]);
export const levelColumns: readonly (Level | null)[] = [null, ...levels];
export const accessColumns: readonly (Access | null)[] = [null, ...accesses];

/** The rights that depend on the role, on the level in an organisation, and on what was shared. */
export function rightsMatrix(): { roles: MatrixRow[]; levels: MatrixRow[]; accesses: MatrixRow[] } {
  const ofRoles = lines.map((line) =>
    rowOf(
      line,
      roleColumns.map((column) => cellOf(line, [personOf(column)], {})),
    ),
  );
  const ofLevels = lines.map((line) =>
    rowOf(
      line,
      levelColumns.map((level) => cellOf(line, anyBasic, onLevel(level))),
    ),
  );
  const ofAccesses = lines.map((line) =>
    rowOf(
      line,
      accessColumns.map((held) => cellOf(line, anyBasic, onShare(held))),
    ),
  );
  return {
    roles: ofRoles.filter(
      (row, index) => differs(row) || ![ofLevels, ofAccesses].some((table) => differs(table[index]!)),
    ),
    levels: ofLevels.filter(differs),
    accesses: ofAccesses.filter(differs),
  };
}

type Line = { right: Right; permission: Permission; on: Partial<Everything> };
/** Everything a decision can ask about a thing, in one: a new condition does not compile until it is in its favour here. */
type Everything = UnionToIntersection<Facts<Permission>>;
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

const favourable: Everything = {
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
const circumstances: Partial<Everything>[] = [
  {},
  { isIncoming: false },
  { status: 'received', box: 'inbox_in' },
  { status: 'delivery_failed', box: 'inbox_out' },
  { isExternal: true, userEnvironmentId: elsewhere, partnershipId: thing },
];

/** Permissions that are answered differently for two sides of the same thing. */
const sides: readonly Line[] = [
  {
    right: 'document.shareOutside',
    permission: 'document.share',
    on: { recipients: [{ ...recipient, environmentId: elsewhere, partnershipId: thing, isOutside: true }] },
  },
  { right: 'document.deleteDraftOfOthers', permission: 'document.deleteDraft', on: { isCreator: false } },
  { right: 'group.createPublic', permission: 'group.create', on: { groupType: 'public' } },
  { right: 'group.createPartner', permission: 'group.create', on: { groupType: 'partner' } },
  { right: 'group.manageOthers', permission: 'group.addMember', on: { isOwner: false } },
  { right: 'group.deleteOfOthers', permission: 'group.delete', on: { isOwner: false } },
];

const lines: Line[] = (Object.keys(policy) as Permission[]).flatMap((permission) => [
  { right: permission, permission, on: {} },
  ...sides.filter((side) => side.permission === permission),
]);

const personOf = ({ role, isRelationshipManager }: RoleColumn): Actor => ({
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

/** Level and share count the same for every role: asked for a basic user, without and with the relationship manager role. */
const anyBasic = [
  personOf({ role: 'basic', isRelationshipManager: false }),
  personOf({ role: 'basic', isRelationshipManager: true }),
];

/** What somebody of the environment holds through the level: a member has full access to the organisation's documents (C-45). */
const onLevel = (level: Level | null): Partial<Everything> => ({
  level,
  isMember: level !== null,
  held: level === null ? null : 'full_access',
  isRecipient: false,
});

/** What somebody holds through a share alone. */
const onShare = (held: Access | null): Partial<Everything> => ({
  held,
  level: null,
  isMember: false,
  isCreator: false,
  isGiver: held !== null,
  isRecipient: held !== null,
});

function rowOf({ right, permission }: Line, cells: MatrixCell[]): MatrixRow {
  return { right, article: policy[permission].article, cells };
}

/** Allowed when one of the people is, in one of the circumstances; what the first of them is missing is what one still needs. */
function cellOf(line: Line, people: Actor[], on: Partial<Everything>): MatrixCell {
  const answers = people.map((person) => bestAnswer(line, person, on));
  const isAllowed = answers.some((missing) => missing.length === 0);
  return { isAllowed, onlyWith: isAllowed ? answers[0]! : [] };
}

/** What is missing in the most favourable circumstance. */
function bestAnswer({ permission, on: ofLine }: Line, person: Actor, on: Partial<Everything>): Condition[] {
  const answers = circumstances.map((circumstance) => {
    const facts = { ...favourable, ...circumstance, ...on, ...ofLine } as Everything;
    const answer = can(permission, person, facts as Facts<Permission> as never);
    return answer.allowed ? [] : answer.missing;
  });
  return answers.reduce((best, one) => (one.length < best.length ? one : best));
}

const differs = ({ cells }: MatrixRow) =>
  cells.some(
    ({ isAllowed, onlyWith }) => isAllowed !== cells[0]!.isAllowed || onlyWith.join() !== cells[0]!.onlyWith.join(),
  );
