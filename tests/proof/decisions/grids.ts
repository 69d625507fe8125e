import type { Permission } from '@/lib/policy/policy';
import { plain, type Scene } from './scene';

// Every small world: for each topic the choices that its rows read, all of them against each other.

/** A topic's choices, what stays as it is beside them, and which rows are asked. */
type Grid = {
  rows: (permission: Permission) => boolean;
  ways: Partial<{ [C in keyof Scene]: readonly Scene[C][] }>;
  stays?: Partial<Scene>;
};

const bool = [false, true] as const;
const roles = ['basic', 'advanced', 'administrator'] as const;
const lowAndHigh = ['basic', 'administrator'] as const;
const homes = ['a', 'b', 'c'] as const;
const levels = [null, 'member', 'administrator'] as const;
const accesses = [null, 'read_only', 'can_edit', 'full_access'] as const;
const ifActive = ['none', 'active'] as const;
const states = ['pending', 'accepted', 'declined', 'withdrawn', 'expired'] as const;

const starts =
  (...beginnings: string[]) =>
  (permission: Permission) =>
    beginnings.some((one) => permission.startsWith(one));
const exactly =
  (...names: Permission[]) =>
  (permission: Permission) =>
    names.includes(permission);

const isRelationshipManager = bool;
const isWorkflowAdministrator = bool;

export const grids: Record<string, Grid> = {
  'an environment': {
    rows: starts(
      'user.list',
      'user.invite',
      'user.withdraw',
      'organisation.create',
      'subscription',
      'settings',
      'audit.readEnvironment',
      'partnership.find',
      'partnership.request',
      'authorisation.request',
      'workflow.see',
      'workflow.create',
      'workflow.define',
      'workflow.publish',
      'workflow.pause',
      'notification',
    ),
    ways: {
      role: roles,
      home: ['a', 'b'],
      isRelationshipManager,
      isWorkflowAdministrator,
      isBasicOrHigher: bool,
      senderIsBasicOrHigher: bool,
      hasEngine: bool,
    },
    stays: { otherHome: 'b' },
  },
  people: {
    rows: starts('user.', 'profile.'),
    ways: {
      role: roles,
      home: ['a', 'b'],
      isRelationshipManager,
      otherRole: roles,
      otherHome: ['a', 'b'],
      otherState: ['active', 'blocked', 'anonymous_proxy'],
      hasThird: bool,
    },
  },
  'an organisation': {
    rows: exactly(
      'organisation.see',
      'organisation.listMembers',
      'organisation.leave',
      'organisation.changeSettings',
      'organisation.delete',
      'audit.readOrganisation',
      'document.create',
    ),
    ways: {
      role: lowAndHigh,
      home: homes,
      isRelationshipManager,
      level: levels,
      isConnected: bool,
      isOpened: bool,
      ab: ['none', 'active', 'ended'],
    },
  },
  'its members': {
    rows: starts(
      'organisation.addMember',
      'organisation.addPartnerMember',
      'organisation.removeMember',
      'organisation.changeLevel',
      'access.accept',
      'access.decline',
    ),
    ways: {
      role: lowAndHigh,
      home: ['a', 'b'],
      isRelationshipManager,
      level: levels,
      ab: ifActive,
      otherHome: homes,
      otherLevel: [null, 'administrator'],
      hasThird: bool,
      state: ['pending', 'declined'],
    },
  },
  'a partnership': {
    rows: exactly(
      'partnership.see',
      'partnership.end',
      'partnership.withdrawScope',
      'partnership.shareOrganisation',
      'partnership.unshareOrganisation',
      'relationshipManager.connect',
      'relationshipManager.makeContact',
      'relationshipManager.disconnect',
      'access.request',
      'access.withdraw',
    ),
    ways: {
      role: roles,
      home: homes,
      isRelationshipManager,
      level: [null, 'administrator'],
      isConnected: bool,
      ab: ['active', 'ended'],
      otherHome: ['a', 'b'],
      otherIsRelationshipManager: bool,
      state: ['pending', 'accepted'],
    },
  },
  'a request': {
    rows: starts(
      'partnership.accept',
      'partnership.decline',
      'partnership.withdrawRequest',
      'partnership.resendRequest',
      'authorisation.accept',
    ),
    ways: {
      role: roles,
      home: homes,
      isRelationshipManager,
      isBasicOrHigher: bool,
      senderIsBasicOrHigher: bool,
      otherRole: ['basic', 'advanced'],
      otherIsRelationshipManager: bool,
      requestKind: ['relationship', 'authorisation'],
      state: states,
    },
    stays: { otherHome: 'b' },
  },
  'a group': {
    rows: (permission) => permission.startsWith('group.') && permission !== 'group.create',
    ways: {
      role: lowAndHigh,
      home: homes,
      isRelationshipManager,
      groupType: ['environment', 'public', 'partner'],
      isSeated: bool,
      isOwner: bool,
      isConnected: bool,
      ab: ['active', 'ended'],
      otherHome: homes,
    },
  },
  'a new group': {
    rows: exactly('group.create'),
    ways: { role: roles, home: homes, ab: ['none', 'active', 'ended'], ac: ifActive, bc: ifActive, otherHome: homes },
  },
  'a document by its organisation': {
    rows: (permission) =>
      permission.startsWith('document.') && !['document.share', 'document.create'].includes(permission),
    ways: {
      role: lowAndHigh,
      home: ['a', 'b'],
      isRelationshipManager,
      level: levels,
      isConnected: bool,
      isOpened: bool,
      ab: ifActive,
      status: ['draft', 'received', 'delivery_failed'],
      isCreator: bool,
      isUntouchedUpload: bool,
      share: [null, 'full_access'],
    },
  },
  'a document by what was shared': {
    rows: exactly(
      'document.open',
      'document.comment',
      'document.seeAccess',
      'share.change',
      'share.withdraw',
      'share.leave',
    ),
    ways: {
      home: homes,
      share: accesses,
      groupShare: accesses,
      isSeated: bool,
      groupType: ['environment', 'partner'],
      homeShare: [null, 'can_edit'],
      homeLevel: [null, 'member'],
      ab: ['active', 'ended'],
      isGiver: bool,
    },
  },
  'sharing it': {
    rows: exactly('document.share'),
    ways: {
      role: lowAndHigh,
      home: homes,
      isRelationshipManager,
      level: [null, 'member'],
      share: accesses,
      groupType: ['environment', 'public', 'partner'],
      ab: ifActive,
      ac: ifActive,
      bc: ifActive,
      otherHome: homes,
    },
  },
  'a run': {
    rows: exactly('workflow.start'),
    ways: {
      role: lowAndHigh,
      home: ['a', 'b'],
      isRelationshipManager,
      level: levels,
      isConnected: bool,
      isOpened: bool,
      ab: ifActive,
      box: ['documents', 'inbox_in', 'inbox_out'],
      status: ['draft', 'received', 'duplicate'],
      isRunning: bool,
      hasEngine: bool,
    },
  },
  'a task': {
    rows: (permission) =>
      (permission.startsWith('task.') || permission === 'workflow.restart') && permission !== 'task.delegate',
    ways: {
      role: lowAndHigh,
      home: ['a', 'b'],
      isWorkflowAdministrator,
      chain: [['me'], ['other'], ['me', 'other'], ['other', 'me']],
      isExcluded: bool,
      awaitsConfirmation: bool,
      hasEngine: bool,
    },
  },
  'a task passed on': {
    rows: exactly('task.delegate'),
    ways: {
      home: homes,
      chain: [['me'], ['third'], ['me', 'third'], ['third', 'me']],
      hasEngine: bool,
      ab: ['none', 'active', 'ended'],
      ac: ifActive,
      bc: ifActive,
      otherHome: homes,
      isExcluded: bool,
    },
    stays: { hasThird: true },
  },
};

/** So few are never thinned out. */
const few = 3000;

/** The scenes of a grid one after the other: every one of them, or of many one in so many, a number with which no choice shares a measure. */
export function* scenesOf({ ways, stays }: Grid, oneIn: number): Generator<Scene> {
  const choices = Object.entries(ways) as [keyof Scene, readonly unknown[]][];
  const count = choices.reduce((product, [, values]) => product * values.length, 1);
  for (let at = 0; at < count; at += count > few ? oneIn : 1) {
    const scene: Record<string, unknown> = { ...plain, ...stays };
    let rest = at;
    for (const [choice, values] of choices) {
      scene[choice] = values[rest % values.length];
      rest = Math.floor(rest / values.length);
    }
    yield scene as Scene;
  }
}
