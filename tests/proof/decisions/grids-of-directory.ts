import { bool, exactly, type Grid, homes, ifActive, levels, lowAndHigh, roles, starts } from './choices';

// Every small world of environments, people and organisations.

export const ofDirectory: Record<string, Grid> = {
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
      isRelationshipManager: bool,
      isWorkflowAdministrator: bool,
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
      isRelationshipManager: bool,
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
      isRelationshipManager: bool,
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
      isRelationshipManager: bool,
      level: levels,
      ab: ifActive,
      otherHome: homes,
      otherLevel: [null, 'administrator'],
      hasThird: bool,
      state: ['pending', 'declined'],
    },
  },
};
