import { bool, exactly, type Grid, homes, ifActive, lowAndHigh, roles, starts, states } from './choices';

// Every small world of partnerships, requests and groups.

export const ofPartnerships: Record<string, Grid> = {
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
      isRelationshipManager: bool,
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
      isRelationshipManager: bool,
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
      isRelationshipManager: bool,
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
};
