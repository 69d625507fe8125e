import { type Access, accesses, type Level, levels, type Role, roles } from '@/db/vocabulary';
import type { Actor } from './actor';
import { circumstances, type Everything, favourable, outside, somebodyWith } from './favourable';
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
      roleColumns.map((column) => cellOf(line, [somebodyWith(column)], {})),
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

type Line = { right: Right; permission: Permission; on?: Partial<Everything> };

/** Permissions that are answered differently for two sides of the same thing. */
const sides: readonly Line[] = [
  {
    right: 'document.shareOutside',
    permission: 'document.share',
    on: { recipients: [outside] },
  },
  { right: 'document.deleteDraftOfOthers', permission: 'document.deleteDraft', on: { isCreator: false } },
  { right: 'group.createPublic', permission: 'group.create', on: { groupType: 'public' } },
  { right: 'group.createPartner', permission: 'group.create', on: { groupType: 'partner' } },
  { right: 'group.manageOthers', permission: 'group.addMember', on: { isOwner: false } },
  { right: 'group.deleteOfOthers', permission: 'group.delete', on: { isOwner: false } },
];

const lines: Line[] = (Object.keys(policy) as Permission[]).flatMap((permission) => [
  { right: permission, permission },
  ...sides.filter((side) => side.permission === permission),
]);

/** Level and share count the same for every role: asked for a basic user, without and with the relationship manager role. */
const anyBasic = roleColumns.slice(0, 2).map(somebodyWith);

/** What somebody of the environment holds through the level: a member has full access to the organisation's documents (C-45). */
const onLevel = (level: Level | null): Partial<Everything> => ({
  level,
  isMember: level !== null,
  held: level === null ? null : 'full_access',
});

/** What somebody holds through a share alone. */
const onShare = (held: Access | null): Partial<Everything> => ({
  held,
  level: null,
  isMember: false,
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

const differs = ({ cells }: MatrixRow) => new Set(cells.map((cell) => JSON.stringify(cell))).size > 1;
